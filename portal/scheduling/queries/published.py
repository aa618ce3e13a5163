"""Reads the programme as it was published, and how what is planned differs from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from portal.classes.queries import with_school
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
    if event.status != EventStatus.PUBLISHED or event.published_at is None:
        raise NotFound
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
    query = select(PublishedSlot).where(PublishedSlot.application_id == application.id)
    return db.session.scalar(query.options(selectinload(PublishedSlot.place)))


def has_programme(event: Event) -> bool:
    """Whether visitors can read one."""
    return event.status == EventStatus.PUBLISHED and event.published_at is not None
