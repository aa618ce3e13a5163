"""What closing classes does, which school years are over, and what of closed classes has stayed too long."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.classes.queries import with_school
from portal.classes.rules.classes import CLOSED_CLASSES
from portal.closing.rules import REMINDED_FOR
from portal.complaints.models import Case
from portal.complaints.rules.codes import Status as CaseStatus
from portal.contributions.models import Author, Contribution, Medium, Mention, Recognisable
from portal.contributions.rules import Status
from portal.core.clock import now, today
from portal.core.db import db
from portal.projects.models import Project, ProjectClass
from portal.retention.queries import days_of, goes_at
from portal.schools.models import School


@dataclass(frozen=True)
class Effects:
    """What closing some classes does."""

    n_students: int
    n_published: int
    n_unpublished: int
    shared: Sequence[Project]  # in which classes of other teachers take part
    until: datetime  # all of it can be taken back; then what is not published is erased


def effects_of(classes: Collection[SchoolClass]) -> Effects:
    """The same number of statements for however many classes."""
    numbers = [each.id for each in classes]
    since = min((each.closed_at for each in classes if each.closed_at), default=now())
    return Effects(
        _count(select(func.count()).where(Student.class_id.in_(numbers))),
        _count(_works(numbers).where(Contribution.status == Status.PUBLISHED)),
        _count(_works(numbers).where(Contribution.status.not_in((Status.PUBLISHED, Status.DELETED)))),
        _shared(classes),
        goes_at(CLOSED_CLASSES, since),
    )


def schools_with_years_over(region_keys: Collection[str]) -> list[tuple[School, int]]:
    """Schools of these regions that have classes of a former school year, with their number."""
    counted = select(School, func.count(SchoolClass.id)).join(SchoolClass, SchoolClass.school_id == School.id)
    counted = counted.where(School.region_key.in_(region_keys), *_is_over()).group_by(School.id)
    return [(school, number) for school, number in db.session.execute(counted.order_by(School.name, School.id))]


def years_over(school: School) -> Sequence[SchoolClass]:
    """Classes of a former school year that nobody has raised or closed."""
    query = select(SchoolClass).where(SchoolClass.school_id == school.id, *_is_over())
    return db.session.scalars(query.options(*_listed()).order_by(SchoolClass.name, SchoolClass.id)).all()


def closed_lately(school: School) -> list[tuple[SchoolClass, datetime]]:
    """Classes that can still be opened again, the last ones first, and until when."""
    query = select(SchoolClass).where(SchoolClass.school_id == school.id, SchoolClass.closed_at.is_not(None))
    classes = db.session.scalars(query.options(*_listed()).order_by(SchoolClass.closed_at.desc(), SchoolClass.id))
    period = timedelta(days=days_of(CLOSED_CLASSES))
    ends = [(each, each.closed_at + period) for each in classes if each.closed_at]
    return [(school_class, until) for school_class, until in ends if until > now()]


def open_until(closed_at: datetime) -> datetime | None:
    """Until when a class that was closed then can be opened again; None: its time is over."""
    until = goes_at(CLOSED_CLASSES, closed_at)
    return until if until > now() else None


def teachers_to_remind() -> list[tuple[Person, date]]:
    """Teachers with classes whose school year has just ended, and its last day."""
    just_over = (SchoolClass.year_ends_on >= today() - REMINDED_FOR, *_is_over())
    has_students = exists().where(Student.class_id == SchoolClass.id)
    query = select(Person, SchoolClass.year_ends_on).join(SchoolClass, SchoolClass.teacher_id == Person.id)
    rows = db.session.execute(query.where(*just_over, has_students).distinct().order_by(Person.id))
    return [(person, ends_on) for person, ends_on in rows]


def closed_at_of(class_id: InstrumentedAttribute[int]) -> ScalarSelect[datetime | None]:
    """When the class of a row was closed."""
    return select(SchoolClass.closed_at).where(SchoolClass.id == class_id).scalar_subquery()


def unpublished() -> list[ColumnElement[bool]]:
    """What a report or an objection is about that still waits for an answer stays until it has one."""
    return [Contribution.status != Status.PUBLISHED, Contribution.id.not_in(_reported())]


def shown_nowhere() -> list[ColumnElement[bool]]:
    """As long as visitors see something of a student, families can take it back: the account stays until then.

    So does that of whoever made something that was reported.
    """
    in_files = select(Recognisable.person_id).join(Medium, Medium.id == Recognisable.medium_id)
    in_files = in_files.join(Contribution, Contribution.id == Medium.contribution_id)
    in_words = select(Mention.person_id).join(Contribution, Contribution.id == Mention.contribution_id)
    is_shown = Contribution.status == Status.PUBLISHED
    files = in_files.where(is_shown, Medium.removed_at.is_(None))
    authors = select(Author.person_id).where(Author.contribution_id.in_(_reported()))
    return [Student.person_id.not_in(files.union(in_words.where(is_shown, Mention.is_meant), authors))]


def _reported() -> Select[Any]:
    """The works about which a case is not decided."""
    return select(Case.contribution_id).where(Case.contribution_id.is_not(None), Case.status != CaseStatus.ANSWERED)


def _is_over() -> tuple[ColumnElement[bool], ...]:
    return SchoolClass.closed_at.is_(None), SchoolClass.year_ends_on < today()


def _listed() -> tuple[Any, ...]:
    return (joinedload(SchoolClass.teacher).lazyload("*"), with_school()[1])


def _works(numbers: Collection[int]) -> Select[Any]:
    return select(func.count()).where(Contribution.class_id.in_(numbers))


def _count(query: Select[Any]) -> int:
    return db.session.scalar(query) or 0


def _shared(classes: Collection[SchoolClass]) -> Sequence[Project]:
    numbers = [each.id for each in classes]
    of_these = exists().where(ProjectClass.project_id == Project.id, ProjectClass.class_id.in_(numbers))
    of_others = exists().where(ProjectClass.project_id == Project.id, ProjectClass.class_id.not_in(numbers))
    return db.session.scalars(select(Project).where(of_these, of_others).order_by(Project.id)).all()
