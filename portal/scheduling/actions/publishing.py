"""Publishes a programme, tells those whose slot changed, and takes what is planned back to what was published."""

from sqlalchemy import delete, select

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.events.actions.events import take_step
from portal.events.models import Application, Event
from portal.events.rules.codes import EventStatus
from portal.events.rules.steps import EventStep
from portal.regions.queries import must_be_open
from portal.scheduling.actions.slots import raise_version
from portal.scheduling.models import PublishedSlot, Slot
from portal.scheduling.notifications import notify_change, notify_room
from portal.scheduling.queries.published import Change, changes_since, published_slots
from portal.scheduling.queries.rooms import exhibits_of
from portal.scheduling.queries.slots import Board, is_accepted, slots_of
from portal.scheduling.rules.codes import ProgrammeRefusal


def publish(event: Event, *, by: Person) -> int:
    """How many classes are told; refused while something that is planned can't be."""
    if event.status != EventStatus.PUBLISHED:
        must_be_open(event.region_key)
    raise_version(event)
    changes = _must_be_publishable(event)
    if event.status != EventStatus.PUBLISHED:
        take_step(event, EventStep.PUBLISH_PROGRAMME, by=by)
        _tell_rooms(event)
    _forget_gone(event)
    for change in changes:
        _publish(event, change)
        notify_change(event, change)
    event.published_at = event.updated_at = now()
    db.session.flush()
    return len(changes)


def take_back(event: Event) -> None:
    """What is planned is what was published again; what is pinned stays so where it does not move."""
    raise_version(event)
    pinned = {slot.application_id for slot in slots_of(event) if slot.is_pinned}
    db.session.execute(delete(Slot).where(Slot.event_id == event.id))
    db.session.expire_all()
    for old in published_slots(event):
        db.session.add(
            Slot(
                application_id=old.application_id,
                event_id=event.id,
                place_id=old.place_id,
                day=old.day,
                starts=old.starts,
                is_pinned=old.application_id in pinned,
                version=event.programme_version,
            )
        )
    db.session.flush()


def _tell_rooms(event: Event) -> None:
    """From now on visitors read where exhibits are shown."""
    for application in exhibits_of(event):
        if application.room_id:
            notify_room(event, application)


def _forget_gone(event: Event) -> None:
    """Of performances that are not accepted any more: somebody else may be there now."""
    accepted = select(Application.id).where(Application.event_id == event.id, *is_accepted())
    is_gone = PublishedSlot.application_id.not_in(accepted)
    db.session.execute(delete(PublishedSlot).where(PublishedSlot.event_id == event.id, is_gone))


def _must_be_publishable(event: Event) -> list[Change]:
    """An event of exhibits alone has a programme, too; and once it is public, its last performance can be taken out."""
    is_first, changes = event.status != EventStatus.PUBLISHED, changes_since(event)
    if is_first and not changes and not exhibits_of(event):
        raise Refused(ProgrammeRefusal.EMPTY)
    if Board(event).impossible():
        raise Refused(ProgrammeRefusal.CONFLICTS)
    if not is_first and not changes:
        raise Refused(ProgrammeRefusal.UNCHANGED)
    return changes


def _publish(event: Event, change: Change) -> None:
    old, new = change.before, change.after
    if new is None:
        db.session.delete(old)
        return
    if old is None:
        old = PublishedSlot(application_id=new.application_id, event_id=event.id)
        db.session.add(old)
    old.place_id, old.day, old.starts, old.since = new.place_id, new.day, new.starts, now()
