"""Reads the programme as it was published, and how what is planned differs from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.classes.queries import with_school
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import NotFound
from portal.events.models import Application, Event
from portal.events.queries.accepted import public_names
from portal.events.rules.codes import EventStatus
from portal.scheduling.models import PublishedSlot, Slot
from portal.scheduling.queries.slots import is_accepted, slots_of


@dataclass(frozen=True)
class Shown:
    """A performance as visitors read it; `class_name` is empty for a class whose name they do not know."""

    slot: PublishedSlot
    class_name: str

    @property
    def application(self) -> Application:
        return self.slot.application


@dataclass(frozen=True)
class Change:
    """A performance whose slot is another one than was published; None: none."""

    application: Application
    before: PublishedSlot | None
    after: Slot | None


def programme_of(event: Event) -> list[Shown]:
    """By day, time and stage; nothing is found before it is published."""
    if not has_programme(event):
        raise NotFound
    return _shown(event)


def calendar_of(event: Event) -> list[Shown]:
    """The same, and of an event that was cancelled since what calendars have to cross out."""
    if event.status != EventStatus.CANCELLED or event.published_at is None:
        return programme_of(event)
    return _shown(event)


def _shown(event: Event) -> list[Shown]:
    slots = published_slots(event)
    names = public_names({slot.application.class_id for slot in slots})
    return [Shown(slot, names.get(slot.application.class_id, "")) for slot in slots]


def published_slots(event: Event) -> Sequence[PublishedSlot]:
    """Those of performances that are still accepted."""
    query = select(PublishedSlot).join(Application, Application.id == PublishedSlot.application_id)
    query = query.where(PublishedSlot.event_id == event.id, *is_accepted())
    query = query.options(
        joinedload(PublishedSlot.application).selectinload(Application.school_class).options(*with_school()),
        selectinload(PublishedSlot.place),
    )
    order = (PublishedSlot.day, PublishedSlot.starts, PublishedSlot.place_id, PublishedSlot.application_id)
    return db.session.scalars(query.order_by(*order)).all()


def changes_since(event: Event) -> list[Change]:
    """What publishing would change."""
    before = {slot.application_id: slot for slot in published_slots(event)}
    after = {slot.application_id: slot for slot in slots_of(event)}
    changes = []
    for number in sorted(before.keys() | after.keys()):
        old, new = before.get(number), after.get(number)
        if not (old and new) or (old.place_id, old.day, old.starts) != (new.place_id, new.day, new.starts):
            application = old.application if old else new.application if new else None
            changes += [Change(application, old, new)] if application else []
    return changes


def slot_of_class(application: Application) -> PublishedSlot | None:
    """Where and when it performs, as its teacher reads it; None before that is published."""
    if application.event.status != EventStatus.PUBLISHED:
        return None
    query = select(PublishedSlot).join(Application, Application.id == PublishedSlot.application_id)
    query = query.where(PublishedSlot.application_id == application.id, *is_accepted())
    return db.session.scalar(query.options(selectinload(PublishedSlot.place)))


def slots_of_teacher(teacher: Person) -> Sequence[PublishedSlot]:
    """Of the own classes at events that are not over."""
    query = select(PublishedSlot).join(Application, Application.id == PublishedSlot.application_id)
    query = query.join(SchoolClass, SchoolClass.id == Application.class_id).join(
        Event, Event.id == Application.event_id
    )
    is_coming = (Event.status == EventStatus.PUBLISHED, Event.last_day >= today(), SchoolClass.teacher_id == teacher.id)
    query = query.where(*is_coming, *is_accepted()).options(
        joinedload(PublishedSlot.application).selectinload(Application.school_class).options(*with_school()),
        joinedload(PublishedSlot.application).selectinload(Application.event),
        selectinload(PublishedSlot.place),
    )
    return db.session.scalars(query.order_by(PublishedSlot.day, PublishedSlot.starts)).all()


def has_programme(event: Event) -> bool:
    """Whether visitors can read one."""
    return event.status == EventStatus.PUBLISHED and event.published_at is not None
