"""Gives an exhibit its room; of two people at once one is first, and classes hear of what visitors read."""

from portal.core.claims import claim
from portal.core.db import db
from portal.events.models import Application, Event, EventPlace
from portal.events.rules.codes import EventStatus
from portal.scheduling.actions.slots import raise_version
from portal.scheduling.notifications import notify_room
from portal.scheduling.queries.rooms import is_exhibited
from portal.scheduling.rules.codes import ProgrammeRefusal


def hang(event: Event, application: Application, room: EventPlace | None, *, seen: int | None) -> None:
    """Refused when somebody else has given it another room than the one that was `seen`."""
    raise_version(event)
    number = room.id if room else None
    db.session.refresh(application)
    if application.room_id == number:
        return
    is_same = (Application.room_id.is_not_distinct_from(seen), *is_exhibited())
    claim(application, *is_same, refusal=ProgrammeRefusal.HUNG, room_id=number)
    if event.status == EventStatus.PUBLISHED:
        notify_room(event, application)
