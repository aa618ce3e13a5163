"""Reads what was decided about teachers at schools and about schools."""

from sqlalchemy import func, select

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.transitions import is_fresh
from portal.schools.models import Membership, School, SchoolEntry
from portal.schools.rules.memberships import UNDOABLE


def find_last(school: School, person: Person | None) -> SchoolEntry | None:
    """The last entry about the person there; without one, about the school."""
    query = select(SchoolEntry).where(SchoolEntry.school_id == school.id)
    query = query.where(SchoolEntry.person_id.is_not_distinct_from(person.id if person else None))
    return db.session.scalar(query.order_by(SchoolEntry.id.desc()).limit(1))


def find_undoable(by: Person, school: School, person: Person | None) -> SchoolEntry | None:
    """The last entry, as long as this coordinator may undo it."""
    entry = find_last(school, person)
    if entry is None or entry.step not in UNDOABLE or entry.by_id != by.id:
        return None
    return entry if is_fresh(entry.at, now()) else None


def last_entries(memberships: list[Membership]) -> dict[tuple[int, int], SchoolEntry]:
    """(person, school) → the last entry about each of these memberships, in one query."""
    people = [membership.person_id for membership in memberships]
    groups = (SchoolEntry.person_id, SchoolEntry.school_id)
    latest = select(func.max(SchoolEntry.id)).where(SchoolEntry.person_id.in_(people)).group_by(*groups)
    entries = db.session.scalars(select(SchoolEntry).where(SchoolEntry.id.in_(latest)))
    return {(entry.person_id, entry.school_id): entry for entry in entries if entry.person_id}
