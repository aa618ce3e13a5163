"""Keeps who decided what about a teacher at a school or about a school, when and why."""

from portal.accounts.models import Person
from portal.core.db import db
from portal.schools.models import School, SchoolEntry
from portal.schools.rules.memberships import Step


def record(step: Step, school: School, person: Person | None = None, *, by: Person | None) -> SchoolEntry:
    """Without a person: about the school itself; `by` None is the school's own mailbox."""
    entry = SchoolEntry(
        step=step, school_id=school.id, person_id=person.id if person else None, by_id=by.id if by else None
    )
    db.session.add(entry)
    db.session.flush()
    return entry
