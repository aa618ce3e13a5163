"""Lists of contributions for the start pages of students and teachers."""

from sqlalchemy import Select, select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.models import Author, Contribution, Medium, MediumState
from portal.contributions.queries.contributions import listed
from portal.contributions.rules import Status
from portal.core.db import db


def of_author(person: Person, limit: int = 50) -> list[Contribution]:
    """The person's own, those changed last first."""
    own = select(Author.contribution_id).where(Author.person_id == person.id)
    query = select(Contribution).options(*listed()).where(Contribution.id.in_(own))
    query = query.order_by(Contribution.updated_at.desc(), Contribution.id.desc())
    return list(db.session.scalars(query.limit(limit)))


def refused_files(contributions: list[Contribution]) -> dict[int, list[Medium]]:
    """The files that can't be used, by the contribution's id, in one query; none that somebody has taken out."""
    query = select(Medium).where(
        Medium.contribution_id.in_([contribution.id for contribution in contributions]),
        Medium.state == MediumState.REFUSED,
        Medium.removed_at.is_(None),
    )
    files: dict[int, list[Medium]] = {}
    for medium in db.session.scalars(query.order_by(Medium.id)):
        files.setdefault(medium.contribution_id, []).append(medium)
    return files


def waiting_for_teacher(teacher: Person, limit: int = 50) -> list[Contribution]:
    """Handed in by students of this teacher's classes, oldest first."""
    return list(db.session.scalars(_of_teacher(teacher, [Status.SUBMITTED]).limit(limit)))


def under_way(teacher: Person, limit: int = 30) -> list[Contribution]:
    """What the teacher's classes have at the coordination, or have to work on again."""
    statuses = [Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.RETURNED]
    return list(db.session.scalars(_of_teacher(teacher, statuses).limit(limit)))


def _of_teacher(teacher: Person, statuses: list[Status]) -> Select[Contribution]:
    classes = select(SchoolClass.id).where(SchoolClass.teacher_id == teacher.id)
    query = select(Contribution).options(*listed())
    query = query.where(Contribution.class_id.in_(classes), Contribution.status.in_(statuses))
    return query.order_by(Contribution.status_since, Contribution.id)
