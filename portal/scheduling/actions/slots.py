"""Places performances, moves them, takes them out and pins them; of two people at one place the first one has it.

Each change raises the version of the programme by one conditional UPDATE before it looks at what is there: who comes
second waits, and then sees what the first has done.
"""

from portal.core.claims import claim
from portal.core.db import db
from portal.core.refusal import Refused
from portal.events.models import Application, Event
from portal.events.rules.codes import EventStatus
from portal.scheduling.models import Slot
from portal.scheduling.queries.slots import Board, Where, find_slot
from portal.scheduling.rules.codes import ProgrammeRefusal

PLANNED = (EventStatus.OPEN, EventStatus.CLOSED, EventStatus.PUBLISHED)


def place(event: Event, application: Application, where: Where, *, seen: int) -> None:
    """Refused when something is in the way by now, or when somebody moved it after version `seen` of the programme."""
    raise_version(event)
    slot = find_slot(application)
    if slot and slot.version > seen:
        raise Refused(ProgrammeRefusal.MOVED)
    if Board(event).conflicts(application, where):
        raise Refused(ProgrammeRefusal.CLASH)
    put(event, application, where)


def put(event: Event, application: Application, where: Where) -> None:
    """Whatever is there already; a performance that is pinned stays pinned where it comes to."""
    slot = find_slot(application) or Slot(application_id=application.id, event_id=event.id)
    slot.place_id, slot.day, slot.starts = where.place.id, where.day, where.starts
    slot.version = event.programme_version
    db.session.add(slot)
    db.session.flush()


def remove(event: Event, application: Application) -> None:
    raise_version(event)
    if slot := find_slot(application):
        db.session.delete(slot)
        db.session.flush()


def pin(event: Event, application: Application, is_pinned: bool) -> None:
    """A proposal leaves a pinned performance where it is."""
    raise_version(event)
    if slot := find_slot(application):
        slot.is_pinned = is_pinned
        db.session.flush()


def raise_version(event: Event) -> None:
    """Whoever changes the same programme at this moment waits here."""
    is_planned = Event.status.in_(PLANNED)
    version = Event.programme_version + 1
    claim(event, is_planned, refusal=ProgrammeRefusal.NOT_PLANNED, programme_version=version)
