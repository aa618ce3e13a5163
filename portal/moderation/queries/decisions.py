"""Reads what was decided in the regions of a coordinator, the newest first: it is found here to be reconsidered."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, literal, or_, select, tuple_
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.contributions.models import Contribution, ContributionEntry
from portal.contributions.queries.contributions import listed
from portal.contributions.rules import SEEN_BY_COORDINATORS
from portal.core.db import Moment, db
from portal.core.web.paging import Page, Position, to_cursor
from portal.projects.models import Project, ProjectEntry
from portal.schools.models import Membership, School, SchoolEntry
from portal.schools.queries.schools import with_region

PER_PAGE = 50


def of_contributions(by: Person, steps: Sequence[StrEnum], after: Position | None = None) -> Page[Row[Any]]:
    """Nothing that its authors have withdrawn since."""
    keys = by.reviewed_regions
    query = select(ContributionEntry, Contribution).options(*listed(), joinedload(ContributionEntry.by).lazyload("*"))
    query = query.join(Contribution, Contribution.id == ContributionEntry.contribution_id)
    query = query.where(or_(Contribution.region_key.in_(keys), Contribution.review_region_key.in_(keys)))
    query = query.where(ContributionEntry.step.in_(steps), Contribution.status.in_(SEEN_BY_COORDINATORS))
    return _page(query, ContributionEntry, after)


def of_projects(by: Person, steps: Sequence[StrEnum], after: Position | None = None) -> Page[Row[Any]]:
    query = select(ProjectEntry, Project).join(Project, Project.id == ProjectEntry.project_id)
    query = query.options(with_region(Project.school), joinedload(ProjectEntry.by).lazyload("*"))
    query = query.where(Project.region_key.in_(by.region_keys), ProjectEntry.step.in_(steps))
    return _page(query, ProjectEntry, after)


def of_teachers(by: Person, steps: Sequence[StrEnum], after: Position | None = None) -> Page[Row[Any]]:
    """About teachers at schools and, without a membership, about schools."""
    query = select(SchoolEntry, Membership).join(School, School.id == SchoolEntry.school_id)
    is_same = (Membership.school_id == SchoolEntry.school_id) & (Membership.person_id == SchoolEntry.person_id)
    query = query.outerjoin(Membership, is_same).options(
        with_region(SchoolEntry.school), joinedload(SchoolEntry.by).lazyload("*")
    )
    query = query.where(School.region_key.in_(by.region_keys), SchoolEntry.step.in_(steps))
    return _page(query, SchoolEntry, after)


def _page(query: Any, entry: Any, after: Position | None) -> Page[Row[Any]]:
    """Each entry with what it is about."""
    if after:
        query = query.where(tuple_(entry.at, entry.id) < tuple_(literal(after[0], Moment), literal(after[1])))
    rows = db.session.execute(query.order_by(entry.at.desc(), entry.id.desc()).limit(PER_PAGE + 1)).all()
    last = rows[PER_PAGE - 1][0] if len(rows) > PER_PAGE else None
    return Page(rows[:PER_PAGE], after=to_cursor((last.at, last.id)) if last else None)
