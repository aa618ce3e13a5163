"""What becomes of a call by itself: teachers are told of it once, and it ends at its deadline."""

from portal.accounts.queries.people import find_by_id
from portal.core.claims import change_if
from portal.core.clock import now
from portal.core.db import db
from portal.events.models import Event
from portal.events.notifications import notify_of_call
from portal.events.queries.concerned import find_unannounced, invited_teachers


def announce(most: int) -> int:
    """Tells so many teachers at most of a call; how many were told. Of two processes one tells them."""
    event = find_unannounced()
    if event is None:
        return 0
    teachers = invited_teachers(event, most)
    is_last = len(teachers) < most
    values = {"announced_to": teachers[-1][0] if teachers else event.announced_to}
    is_same = (Event.id == event.id, Event.announced_to == event.announced_to, Event.announced_at.is_(None))
    if not change_if(Event, *is_same, **values, announced_at=now() if is_last else None):
        return 0
    db.session.refresh(event)
    for person_id, region_key in teachers:
        if teacher := find_by_id(person_id):
            notify_of_call(event, teacher, region_key)
    return len(teachers)
