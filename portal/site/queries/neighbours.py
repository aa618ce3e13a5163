"""Reads what stands beside a published contribution: the next ones in the gallery, more of its project and school."""

from typing import Any, NamedTuple

from sqlalchemy import Select, literal, select, tuple_

from portal.contributions.models import Contribution
from portal.core.db import Moment, db
from portal.core.refusal import existing
from portal.site.queries.lists import ListedContribution, of_project, of_school

SHOWN = 4  # of a project, and of a school

HERE = (Contribution.published_at, Contribution.id)


class Around(NamedTuple):
    """More to look at; `of_school` has nothing that `of_project` has."""

    of_project: list[ListedContribution]
    of_school: list[ListedContribution]


def around(contribution: Contribution) -> Around:
    school_id = contribution.school_class.school_id
    mates = _others(of_project(contribution.project_id, SHOWN + 1), {contribution.id})
    known = {contribution.id, *(row.id for row in mates)}
    return Around(mates, _others(of_school(school_id, 2 * SHOWN + 1), known))


def get_newer(contribution_id: int) -> int:
    """The number of the one published next; after the newest comes the oldest again."""
    later = _published().where(tuple_(*HERE) > _place(contribution_id))
    ascending = (Contribution.published_at.asc(), Contribution.id.asc())
    return _first(later.order_by(*ascending)) or existing(_first(_published().order_by(*ascending)))


def get_older(contribution_id: int) -> int:
    """The number of the one published before; before the oldest comes the newest again."""
    earlier = _published().where(tuple_(*HERE) < _place(contribution_id))
    descending = (Contribution.published_at.desc(), Contribution.id.desc())
    return _first(earlier.order_by(*descending)) or existing(_first(_published().order_by(*descending)))


def _published() -> Select[int]:
    return select(Contribution.id).where(Contribution.published_at.is_not(None))


def _first(query: Select[int]) -> int | None:
    return db.session.scalar(query.limit(1))


def _place(contribution_id: int) -> Any:
    at = existing(db.session.scalar(select(Contribution.published_at).where(Contribution.id == contribution_id)))
    return tuple_(literal(at, Moment), literal(contribution_id))


def _others(rows: list[ListedContribution], known: set[int]) -> list[ListedContribution]:
    return [row for row in rows if row.id not in known][:SHOWN]
