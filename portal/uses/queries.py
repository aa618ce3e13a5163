"""Reads public works of a coordinator's regions that may be used for something: every one has passed the gate."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, exists, func, literal, select, tuple_
from sqlalchemy.orm import selectinload

from portal.accounts.models import Person
from portal.consent.rules.codes import Use
from portal.contributions.models import Contribution, Facet
from portal.contributions.queries.consent import nameable
from portal.contributions.queries.contributions import listed, origin
from portal.contributions.queries.uses import usable
from portal.core.db import Moment, db
from portal.core.web.paging import Page, Position, to_cursor
from portal.projects.models import Project
from portal.uses.rules import Filters

PER_PAGE = 50  # at least, as long as there are more
PART, MOST_PARTS = 100, 10  # so many works are looked through for one page
NEWEST = (Contribution.published_at, Contribution.id)


@dataclass(frozen=True)
class Work:
    """A work that may be used, and those of its authors, by id, who may be named in this use."""

    contribution: Contribution
    named: list[int]

    @property
    def names(self) -> list[str]:
        return [author.name for author in self.contribution.authors if author.id in self.named]


def works(by: Person, filters: Filters, after: Position | None = None) -> Page[Work]:
    """One page, those published last first; none of what is withdrawn, hidden or of another region."""
    found: list[Contribution] = []
    for _ in range(MOST_PARTS):
        query = _public(by, filters, after).options(*listed(), selectinload(Contribution.media)).limit(PART)
        part = list(db.session.scalars(query))
        found += usable(part, filters.use)
        after = _position(part[-1]) if len(part) == PART else None
        if after is None or len(found) >= PER_PAGE:
            break
    return Page(_named(found, filters.use), after=to_cursor(after) if after else None)


def still_usable(numbers: Collection[int], use: Use) -> list[Work]:
    """Those of the works that may be used now, with all that belongs to them, in the order of the list."""
    query = select(Contribution).where(Contribution.id.in_(numbers), Contribution.published_at.is_not(None))
    query = query.options(*origin(), selectinload(Contribution.media)).order_by(*_newest_first())
    return _named(usable(list(db.session.scalars(query)), use), use)


def are_usable(named: Mapping[int, Collection[str]], use: Use) -> bool:
    """Whether all of the works, by their ids, may be used now, and everybody who is named in them may be named."""
    may_be_named = {work.contribution.id: {*work.names} for work in still_usable(named, use)}
    return all(number in may_be_named and {*names} <= may_be_named[number] for number, names in named.items())


def projects_of(by: Person) -> Sequence[Row[int, str, str, int]]:
    """(id, title, its language, number of public works) of the coordinator's regions."""
    query = select(Project.id, Project.title, Project.language, func.count()).join(
        Contribution, Contribution.project_id == Project.id
    )
    query = query.where(Contribution.region_key.in_(by.region_keys), Contribution.published_at.is_not(None))
    return db.session.execute(query.group_by(Project.id).order_by(Project.title, Project.id)).all()


def _public(by: Person, filters: Filters, after: Position | None) -> Select[Contribution]:
    query = select(Contribution).where(Contribution.region_key.in_(by.region_keys))
    query = query.where(Contribution.published_at.is_not(None)).order_by(*_newest_first())
    if filters.region:
        query = query.where(Contribution.region_key == filters.region)
    if filters.project:
        query = query.where(Contribution.project_id == filters.project)
    for name in _facets(filters):
        query = query.where(exists().where(Facet.contribution_id == Contribution.id, Facet.name == name))
    if after:
        query = query.where(tuple_(*NEWEST) < tuple_(literal(after[0], Moment), literal(after[1])))
    return query


def _facets(filters: Filters) -> list[str]:
    return [f"{name}:{value}" for name, value in (("topic", filters.topic), ("age", filters.age)) if value]


def _newest_first() -> list[Any]:
    return [column.desc() for column in NEWEST]


def _position(contribution: Contribution) -> Position:
    assert contribution.published_at
    return contribution.published_at, contribution.id


def _named(contributions: list[Contribution], use: Use) -> list[Work]:
    named = nameable(contributions, use)
    return [Work(each, named[each.id]) for each in contributions]
