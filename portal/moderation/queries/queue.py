"""Reads the moderation queue: contributions in review of a coordinator's regions, oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, exists, func, literal, or_, select, tuple_

from portal.accounts.models import Person
from portal.accounts.queries.reading import languages_reviewed_by
from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution, ContributionEntry
from portal.contributions.queries.contributions import get_related, listed, relations
from portal.contributions.rules import SEEN_BY_COORDINATORS, ContributionRefusal, Relation, Status, Step
from portal.core.clock import now
from portal.core.db import Moment, db
from portal.core.refusal import Refused
from portal.core.web.paging import Page, Position, to_cursor
from portal.moderation.rules import ALL, Filters
from portal.projects.models import Project
from portal.regions.queries import all_regions
from portal.schools.models import School

PER_PAGE = 25
AGE = (Contribution.status_since, Contribution.id)
READ_BY_HER, EVERYTHING = Filters(), Filters(languages=ALL)


@dataclass(frozen=True)
class Place:
    """Where a contribution stands in the filtered queue, counted from 1, and the numbers of its neighbours."""

    number: int
    total: int
    previous: int | None
    following: int | None


@dataclass(frozen=True)
class Choices:
    """What the queue can be filtered by, and how many contributions wait there."""

    projects: Sequence[Row[Any]]  # id, title, its language, number
    schools: Sequence[tuple[int, str, str, int]]  # id, name, its language, number
    languages: Sequence[Row[Any]]  # code, number
    n_mine: int  # in languages that the coordinator reads
    n_all: int


def get_decidable(by: Person, contribution_id: int) -> Contribution:
    """What this coordinator may decide about; refused for what was taken out of her hands while she looked at it, and
    for what another region decides about.
    """
    if db.session.scalar(_withdrawn(by, contribution_id)):
        raise Refused(ContributionRefusal.WITHDRAWN_SINCE)
    contribution = get_related(by, contribution_id)
    if Relation.COORDINATOR not in relations(by, contribution):
        raise Refused(ContributionRefusal.DECIDED_ELSEWHERE)
    return contribution


def waiting(
    by: Person, filters: Filters = READ_BY_HER, *, after: Position | None = None, limit: int = PER_PAGE
) -> Page[Contribution]:
    """One page of what waits for this coordinator."""
    query = select(Contribution).where(*_conditions(by, filters)).options(*listed())
    if after:
        query = query.where(_is_after(after))
    contributions = list(db.session.scalars(query.order_by(*AGE).limit(limit + 1)))
    last = contributions[limit - 1] if len(contributions) > limit else None
    return Page(contributions[:limit], after=to_cursor((last.status_since, last.id)) if last else None)


def of_numbers(by: Person, contribution_ids: Sequence[int]) -> list[Contribution]:
    """Those of them that this coordinator may see, whatever was decided about them."""
    keys = by.reviewed_regions
    is_hers = or_(Contribution.region_key.in_(keys), Contribution.review_region_key.in_(keys))
    query = select(Contribution).where(Contribution.id.in_(contribution_ids), is_hers)
    query = query.where(Contribution.status.in_(SEEN_BY_COORDINATORS)).options(*listed())
    return list(db.session.scalars(query.order_by(*AGE)))


def count(by: Person, filters: Filters = READ_BY_HER) -> int:
    query = select(func.count()).select_from(Contribution).where(*_conditions(by, filters))
    return db.session.scalar(query) or 0


def find_place(by: Person, filters: Filters, contribution_id: int) -> Place | None:
    """None: it is not in the queue, or hidden by the filters."""
    numbered = select(
        Contribution.id,
        func.row_number().over(order_by=AGE),
        func.count().over(),
        func.lag(Contribution.id).over(order_by=AGE),
        func.lead(Contribution.id).over(order_by=AGE),
    ).where(*_conditions(by, filters))
    queue = numbered.subquery()
    found = db.session.execute(select(*list(queue.c)[1:]).where(queue.c.id == contribution_id)).one_or_none()
    return Place(*found) if found else None


def find_next(by: Person, filters: Filters, *, after: Position) -> int | None:
    """The id of the contribution that stands behind this place of the queue, whether anything stands there or not."""
    query = select(Contribution.id).where(*_conditions(by, filters), _is_after(after))
    return db.session.scalar(query.order_by(*AGE).limit(1))


def choices(by: Person) -> Choices:
    """Of all that waits, in whatever language."""
    waits = _conditions(by, EVERYTHING)
    of_projects = (Project.id, Project.title, Project.language)
    of_schools = (School.id, School.name, School.region_key)
    projects = select(*of_projects, func.count()).select_from(Contribution).join(Contribution.project)
    schools = select(*of_schools, func.count()).select_from(Contribution).join(Contribution.school_class)
    schools = schools.join(SchoolClass.school).group_by(*of_schools).order_by(School.name, School.id)
    languages = select(Contribution.language, func.count()).group_by(Contribution.language)
    found = (
        projects.group_by(*of_projects).order_by(Project.title, Project.id),
        schools,
        languages.order_by(Contribution.language),
    )
    of_project, of_school, of_language = (db.session.execute(query.where(*waits)).all() for query in found)
    tongues = [(number, name, all_regions()[key].languages[0], n) for number, name, key, n in of_school]
    mine = sum(n for code, n in of_language if code in languages_reviewed_by(by))
    return Choices(of_project, tongues, of_language, mine, sum(n for _, n in of_language))


def _is_after(position: Position) -> ColumnElement[bool]:
    return tuple_(*AGE) > tuple_(literal(position[0], Moment), literal(position[1]))


def _withdrawn(by: Person, contribution_id: int) -> Select[int]:
    """Finds a contribution that had been forwarded to the regions of this coordinator before it was withdrawn."""
    forwarded = exists().where(
        ContributionEntry.contribution_id == Contribution.id, ContributionEntry.step == Step.FORWARD
    )
    return select(Contribution.id).where(
        Contribution.id == contribution_id,
        Contribution.status == Status.WITHDRAWN,
        Contribution.deciding_region.in_(by.reviewed_regions),
        forwarded,
    )


def _conditions(by: Person, filters: Filters) -> list[ColumnElement[bool]]:
    """Of what waits for this coordinator behind these filters."""
    conditions = [Contribution.status == Status.IN_REVIEW, Contribution.deciding_region.in_(by.reviewed_regions)]
    languages = [filters.languages] if filters.languages else languages_reviewed_by(by)
    if languages and filters.languages != ALL:
        # As an expression: the index of languages would bring all that was ever published in them.
        conditions.append(Contribution.language.concat("").in_(languages))
    if filters.project:
        conditions.append(Contribution.project_id == filters.project)
    if filters.school:
        classes = select(SchoolClass.id).where(SchoolClass.school_id == filters.school)
        conditions.append(Contribution.class_id.in_(classes))
    if filters.days:
        conditions.append(Contribution.status_since <= now() - timedelta(days=filters.days))
    return conditions
