"""Reads how a membership of a school ended."""

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.people.models import AccountEntry
from portal.people.rules import Ended, Step, may_come_back
from portal.schools.models import Membership


def last_end(person: Person, school_id: int) -> AccountEntry | None:
    """The entry of the history that says what was left with it."""
    query = select(AccountEntry).where(AccountEntry.person_id == person.id, AccountEntry.step == Step.END_MEMBERSHIP)
    entries = db.session.scalars(query.order_by(AccountEntry.id.desc()))
    return next((entry for entry in entries if entry.facts.get("school_id") == school_id), None)


def may_return(membership: Membership) -> bool:
    """Whether the teacher can take back that she left, with all that nobody has taken over meanwhile."""
    entry = last_end(membership.person, membership.school_id) if membership.ended_at else None
    ended = Ended(entry.by_id == membership.person_id, entry.at) if entry else None
    return may_come_back(ended, now())
