"""Lists of cases, what is due first before the rest, and how many wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption

from portal.accounts.models import Person
from portal.complaints.models import Case, Complaint
from portal.complaints.queries.cases import may_read
from portal.complaints.rules.codes import Category, Status
from portal.contributions.models import Contribution
from portal.core.clock import now
from portal.core.db import db
from portal.projects.models import Project

SHOWN = 100


@dataclass(frozen=True)
class Filters:
    """What the list shows; empty strings choose nothing."""

    answered: bool = False
    category: str = ""
    region: str = ""
    overdue: bool = False


@dataclass(frozen=True)
class Listed:
    """A case, and how many have reported it."""

    case: Case
    n_complaints: int

    @property
    def is_overdue(self) -> bool:
        return is_overdue(self.case)


def cases(by: Person, filters: Filters) -> list[Listed]:
    """What waits, the most urgent first; or what was answered, the last first."""
    query = _theirs(by).where(*_chosen(filters))
    order = (Case.decided_at.desc(),) if filters.answered else (Case.due_at,)
    found = db.session.scalars(query.options(*_told()).order_by(*order, Case.id).limit(SHOWN)).all()
    readable = [case for case in found if may_read(by, case)]
    numbers = _numbers(readable)
    return [Listed(case, numbers.get(case.id, 0)) for case in readable]


def count_waiting(by: Person) -> int:
    """Without those of other regions, where this person may help."""
    query = select(func.count()).select_from(Case).where(Case.status != Status.ANSWERED)
    return db.session.scalar(query if by.is_administrator else query.where(_of_regions(by))) or 0


def is_overdue(case: Case) -> bool:
    return case.status != Status.ANSWERED and case.due_at < now()


def _theirs(by: Person) -> Select[Case]:
    """Those of other regions come along where two people or another one are needed, and are looked at one by one."""
    query = select(Case)
    if by.is_administrator:
        return query
    return query.where(or_(_of_regions(by), Case.status.in_([Status.HIDDEN, Status.OBJECTED])))


def _of_regions(by: Person) -> ColumnElement[bool]:
    """As `is_in_charge`, for coordinators."""
    is_work = and_(Case.project_id.is_(None), Case.page.is_(None))
    own = or_(Case.region_key.in_(by.region_keys), Case.other_region_key.in_(by.region_keys))
    return or_(own, and_(is_work, Case.region_key.in_(by.reviewed_regions)))


def _chosen(filters: Filters) -> list[ColumnElement[bool]]:
    answered = Case.status == Status.ANSWERED
    conditions = [answered if filters.answered else Case.status != Status.ANSWERED]
    if filters.category in list(Category):
        conditions.append(Case.category == Category(filters.category))
    if filters.region:
        conditions.append(or_(Case.region_key == filters.region, Case.other_region_key == filters.region))
    if filters.overdue:
        conditions.append(Case.due_at < now())
    return conditions


def _numbers(found: Sequence[Case]) -> dict[int, int]:
    query = select(Complaint.case_id, func.count().label("n")).group_by(Complaint.case_id)
    rows = db.session.execute(query.where(Complaint.case_id.in_([case.id for case in found])))
    return {row.case_id: row.n for row in rows}


def _told() -> tuple[ORMOption, ...]:
    """What the list tells of the things."""
    contribution = joinedload(Case.contribution)
    return (
        contribution.load_only(Contribution.title, Contribution.language, Contribution.status).lazyload("*"),
        joinedload(Case.project).load_only(Project.title, Project.language, Project.status).lazyload("*"),
        joinedload(Case.claimed_by).lazyload("*"),
    )
