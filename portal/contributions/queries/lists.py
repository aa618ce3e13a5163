"""Lists of contributions for the start pages of students and teachers."""

from sqlalchemy import Select, select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.models import Author, Contribution
from portal.contributions.queries.contributions import origin
from portal.contributions.rules import Status
from portal.core.db import db


def of_author(person: Person, limit: int = 50) -> list[Contribution]:
    """The person's own, those changed last first."""
    own = select(Author.contribution_id).where(Author.person_id == person.id)
    query = select(Contribution).options(*origin()).where(Contribution.id.in_(own))
    query = query.order_by(Contribution.updated_at.desc(), Contribution.id.desc())
    return list(db.session.scalars(query.limit(limit)))


def waiting_for_teacher(teacher: Person, limit: int = 50) -> list[Contribution]:
    """Handed in by students of this teacher's classes, oldest first."""
    return list(db.session.scalars(_of_teacher(teacher, [Status.SUBMITTED]).limit(limit)))


def under_way(teacher: Person, limit: int = 30) -> list[Contribution]:
    """What the teacher's classes have at the coordination, or have to work on again."""
    statuses = [Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.RETURNED]
    return list(db.session.scalars(_of_teacher(teacher, statuses).limit(limit)))


def _of_teacher(teacher: Person, statuses: list[Status]) -> Select[Contribution]:
    classes = select(SchoolClass.id).where(SchoolClass.teacher_id == teacher.id)
    query = select(Contribution).options(*origin())
    query = query.where(Contribution.class_id.in_(classes), Contribution.status.in_(statuses))
    return query.order_by(Contribution.status_since, Contribution.id)
