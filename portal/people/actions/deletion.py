"""Deletes accounts. What students made is never lost with one: it is handed over first."""

from sqlalchemy import delete

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import Refused
from portal.people.actions.classes import stop_looking
from portal.people.actions.entries import Grounds, take_step
from portal.people.models import AccountEntry
from portal.people.notifications import event_of, notify
from portal.people.queries.work import class_ids_of, idle_work_of, work_of
from portal.people.rules import PeopleRefusal, Step
from portal.rights.actions.erasing import erase_person
from portal.rights.models import Erasure
from portal.schools.models import Membership


def delete_account(person: Person, grounds: Grounds, *, by: Person | None) -> Erasure:
    """The history keeps that it was done, when, by whom and why, but not whose account it was."""
    facts = {"role": person.role, "regions": sorted(person.region_keys)}
    entry = take_step(Step.DELETE, person, grounds, by=by, facts=facts)
    drop_idle_work(person)
    notify(entry, person, by=by)
    earlier = (AccountEntry.person_id == person.id, AccountEntry.id != entry.id)
    db.session.execute(delete(AccountEntry).where(*earlier))
    return erase_person(person, farewell=event_of(entry))


def leave_teaching(person: Person) -> None:
    """Idle work and memberships go; refused while anything else is left."""
    drop_idle_work(person)
    db.session.execute(delete(Membership).where(Membership.person_id == person.id))


def drop_idle_work(person: Person) -> None:
    """Classes without students and drafts without works go; refused while anything else is left."""
    if work_of(person):
        raise Refused(PeopleRefusal.HAS_WORK)
    stop_looking(class_ids_of(person))
    idle = idle_work_of(person)
    for thing in (*idle.projects, *idle.classes):
        db.session.delete(thing)
    db.session.flush()
