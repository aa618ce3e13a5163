"""Reads what is planned: the performances of an event, where they are, and whether one can be elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload, selectinload

from portal.classes.queries import with_school
from portal.core.db import db
from portal.core.refusal import existing
from portal.events.models import Application, Event, EventPlace
from portal.events.queries.events import zone_of
from portal.events.rules.codes import ApplicationKind, ApplicationStatus, PlaceKind
from portal.scheduling.models import PublishedSlot, Slot
from portal.scheduling.queries.rooms import is_exhibited
from portal.scheduling.rules.clashes import MINUTES, Conflict, Placed, Room, conflicts
from portal.scheduling.rules.times import DAY, local_minute, minute_of

ALWAYS = (0, 1000 * DAY)


@dataclass(frozen=True)
class Where:
    """A stage, a day and a time of the event's clocks."""

    place: EventPlace
    day: date
    starts: time


def performances_of(event: Event) -> Sequence[Application]:
    """The accepted ones, in the order of their applications."""
    query = select(Application).options(selectinload(Application.school_class).options(*with_school()))
    query = query.where(Application.event_id == event.id, *is_accepted())
    return db.session.scalars(query.order_by(Application.id)).all()


def get_performance(event: Event, application_id: int) -> Application:
    query = select(Application).where(Application.id == application_id, Application.event_id == event.id)
    return existing(db.session.scalar(query.where(*is_accepted())))


def slots_of(event: Event) -> list[Slot]:
    """Those of accepted performances, as they are in the database now, by stage and time."""
    query = select(Slot).join(Application).where(Slot.event_id == event.id, *is_accepted())
    query = query.options(joinedload(Slot.application).selectinload(Application.school_class).options(*with_school()))
    query = query.options(joinedload(Slot.place).selectinload(EventPlace.openings))
    query = query.order_by(Slot.place_id, Slot.day, Slot.starts)
    return list(db.session.scalars(query, execution_options={"populate_existing": True}))


def find_slot(application: Application) -> Slot | None:
    query = select(Slot).where(Slot.application_id == application.id)
    return db.session.scalar(query, execution_options={"populate_existing": True})


def stages_of(event: Event) -> list[EventPlace]:
    return [place for place in event.places if place.kind == PlaceKind.STAGE]


def is_in_use(place: EventPlace) -> bool:
    """Whether an accepted performance is there, planned or published, or an accepted exhibit."""
    used = [
        select(table.application_id).join(table.application).where(table.place_id == place.id, *is_accepted())
        for table in (Slot, PublishedSlot)
    ]
    shown = select(Application.id).where(Application.room_id == place.id, *is_exhibited())
    return any(db.session.scalar(query.limit(1)) for query in [*used, shown])


class Board:
    """What is planned, in which one more performance can be tried."""

    def __init__(self, event: Event) -> None:
        self.event, self.slots = event, slots_of(event)
        self.placed = [placed(event, slot) for slot in self.slots]

    def conflicts(self, application: Application, where: Where) -> list[Conflict]:
        """Why the performance can't be there; empty: it can."""
        new = self._at(application, where)
        return conflicts(new, room_of(self.event, where.place), present(self.event, application), self.placed)

    def add(self, application: Application, where: Where) -> None:
        self.placed.append(self._at(application, where))

    def impossible(self) -> dict[int, list[Conflict]]:
        """What can't stay where it is, for example as opening times were changed since; by application."""
        found = {
            slot.application_id: self.conflicts(slot.application, Where(slot.place, slot.day, slot.starts))
            for slot in self.slots
        }
        return {number: some for number, some in found.items() if some}

    def _at(self, application: Application, where: Where) -> Placed:
        start = minute_of(self.event.first_day, where.day, where.starts)
        return Placed(application.id, application.class_id, where.place.id, start, start + minutes_of(application))


def placed(event: Event, slot: Slot) -> Placed:
    start = minute_of(event.first_day, slot.day, slot.starts)
    application = slot.application
    return Placed(application.id, application.class_id, slot.place_id, start, start + minutes_of(application))


def room_of(event: Event, place: EventPlace) -> Room:
    """What is no stage is never open for performances."""
    times = (
        (minute_of(event.first_day, each.day, each.opens), minute_of(event.first_day, each.day, each.closes))
        for each in place.openings
    )
    return Room(place.id, place.changeover, tuple(times) if place.kind == PlaceKind.STAGE else ())


def present(event: Event, application: Application) -> tuple[int, int]:
    """From when to when its class is there."""
    zone, (first, last) = zone_of(event), ALWAYS
    if application.arrives_at:
        first = local_minute(event.first_day, application.arrives_at, zone)
    if application.leaves_at:
        last = local_minute(event.first_day, application.leaves_at, zone)
    return first, last


def minutes_of(application: Application) -> int:
    return application.minutes or MINUTES


def is_accepted() -> tuple[ColumnElement[bool], ...]:
    """Conditions of a performance that can have a slot."""
    return (
        Application.kind == ApplicationKind.PERFORMANCE,
        Application.status == ApplicationStatus.ACCEPTED,
    )
