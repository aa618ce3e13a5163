"""Closes the school year of a school in one step, and erases what is left of classes when their period is over."""

from collections.abc import Collection, Sequence
from itertools import groupby

from sqlalchemy import select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.closing.notifications import notify_of_closed_classes
from portal.closing.queries import closed_at_of, shown_nowhere, unpublished, years_over
from portal.closing.rules import ClosingRefusal
from portal.contributions.actions.deletion import erase_numbered
from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.retention import Afterwards, Rows, Together, nothing_else
from portal.rights.actions.erasing import erase_person
from portal.schools.models import School
from portal.teaching.actions.classes import close_class


def close_year(school: School, numbers: Collection[int], *, by: Person) -> list[SchoolClass]:
    """All of these classes or none: what somebody else has closed or raised meanwhile is not closed unseen."""
    classes = [each for each in years_over(school) if each.id in numbers]
    if len(classes) < len(set(numbers)):
        raise Refused(ClosingRefusal.CHANGED)
    for school_class in classes:
        close_class(school_class)
    for _, group in groupby(sorted(classes, key=_teacher), key=_teacher):
        notify_of_closed_classes(list(group), by=by)
    return classes


def erase_students(numbers: Sequence[int]) -> Afterwards:
    """With all that is theirs; published works stay without their names. What lies beside the rows follows by a job."""
    still_there = select(Person).where(Person.id.in_(numbers)).order_by(Person.id).with_for_update(of=Person)
    for person in db.session.scalars(still_there).all():
        erase_person(person, keeps_published=True)
    return nothing_else


LEFT_OF_CLASSES = Together(
    [
        Rows(Contribution, closed_at_of(Contribution.class_id), unpublished, erase_some=erase_numbered),
        Rows(Student, closed_at_of(Student.class_id), shown_nowhere, erase_students, at_once=5),
    ]
)


def _teacher(school_class: SchoolClass) -> int:
    return school_class.teacher_id or 0
