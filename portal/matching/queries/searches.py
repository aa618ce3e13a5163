"""Reads what classes wish for, and finds who fits."""

from dataclasses import dataclass, replace

import numpy as np
from flask import abort
from numpy.typing import NDArray
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.clock import now
from portal.core.db import db
from portal.matching.models import PartnerSearch, SavedSearch
from portal.matching.queries.pool import Pool, profile_of, the_pool
from portal.matching.rules.criteria import Criterion
from portal.matching.rules.filters import Filters, narrowed
from portal.matching.rules.fit import Fit, fit, fits
from portal.matching.rules.searches import LIVE, Status
from portal.projects.queries import is_confirmed
from portal.schools.queries.schools import with_region
from portal.solver.attributes import Rows
from portal.solver.scoring import possible, totals

SHOWN = 20
LOOKED_AT = 40  # how many classes are asked what place we have with them
BITS_OF_IDS = 40
ANYBODY = Filters()
Totals = NDArray[np.int64]


@dataclass(frozen=True)
class Match:
    """Another class that fits. `place` is ours among all that fit it, when that was asked; 1 is the best."""

    search: PartnerSearch
    fit: Fit
    place: int | None = None


@dataclass(frozen=True)
class Effect:
    """Whom a class finds first, with the weights as they are and with others."""

    search: PartnerSearch
    before: Match | None
    after: Match | None

    @property
    def is_change(self) -> bool:
        return (self.before and self.before.search.id) != (self.after and self.after.search.id)


def own_searches(person: Person) -> list[PartnerSearch]:
    """A teacher's searches, live ones first."""
    found = (
        _searches()
        .where(PartnerSearch.teacher_id == person.id)
        .order_by(PartnerSearch.status.not_in(LIVE), PartnerSearch.id.desc())
    )
    return list(db.session.scalars(found.limit(100)))


def get_own(person: Person, search_id: int, *, to_write: bool = False) -> PartnerSearch:
    """`to_write` lets nobody else change it meanwhile."""
    found = _searches().where(PartnerSearch.id == search_id, PartnerSearch.teacher_id == person.id)
    if to_write:
        found = found.with_for_update(of=PartnerSearch).execution_options(populate_existing=True)
    return db.session.scalar(found) or abort(404)


def get_open(search_id: int) -> PartnerSearch:
    """A search that others may see."""
    found = _searches().where(
        PartnerSearch.id == search_id, PartnerSearch.status == Status.OPEN, PartnerSearch.expires_at > now()
    )
    return db.session.scalar(found) or abort(404)


def live_search_of(school_class: SchoolClass) -> PartnerSearch | None:
    return db.session.scalar(
        select(PartnerSearch).where(PartnerSearch.class_id == school_class.id, PartnerSearch.status.in_(LIVE))
    )


def may_see_others(search: PartnerSearch) -> bool:
    """Classes show themselves to confirmed teachers only, and only while they look themselves."""
    return search.is_live and is_confirmed(search.school_class.teacher, search.school_class.school_id)


def fresh_for(search: PartnerSearch, saved: SavedSearch, limit: int = SHOWN) -> list[Match]:
    """The classes that began to look since a saved search was last told, and fit it well."""
    pool = the_pool()
    fresh = select(PartnerSearch.id).where(
        PartnerSearch.status == Status.OPEN, PartnerSearch.opened_at > saved.notified_until
    )
    rows, totals = _fitting(pool, search, Filters(**saved.filters))
    good = np.isin(pool.ids[rows], list(db.session.scalars(fresh))) & (totals >= saved.least)
    rows, totals = rows[good], totals[good]
    ids = [int(pool.ids[row]) for row in rows[_best(pool, rows, totals, limit)]]
    return _matches(pool, search, ids)


def searches_to_notify(limit: int = 500) -> list[tuple[SavedSearch, PartnerSearch]]:
    """Saved searches of classes that still look, those told longest ago first."""
    found = (
        select(SavedSearch, PartnerSearch)
        .join(PartnerSearch, SavedSearch.search_id == PartnerSearch.id)
        .where(PartnerSearch.status == Status.OPEN)
    )
    return [(row[0], row[1]) for row in db.session.execute(found.order_by(SavedSearch.notified_until).limit(limit))]


def saved_searches(search: PartnerSearch) -> list[SavedSearch]:
    return list(db.session.scalars(select(SavedSearch).filter_by(search_id=search.id).order_by(SavedSearch.id)))


def get_saved(person: Person, saved_id: int) -> tuple[SavedSearch, PartnerSearch]:
    found = select(SavedSearch, PartnerSearch).join(PartnerSearch, SavedSearch.search_id == PartnerSearch.id)
    row = db.session.execute(found.where(SavedSearch.id == saved_id, PartnerSearch.teacher_id == person.id)).first()
    return (row[0], row[1]) if row else abort(404)


def best_for(search: PartnerSearch, filters: Filters = ANYBODY, limit: int = SHOWN) -> list[Match]:
    """The open classes that fit best, of equals the one that began to look first."""
    pool = the_pool()
    rows, totals = _fitting(pool, search, filters)
    ids = [int(pool.ids[row]) for row in rows[_best(pool, rows, totals, limit)]]
    return _matches(pool, search, ids)


def happiest_for(search: PartnerSearch, filters: Filters = ANYBODY, limit: int = SHOWN) -> list[Match]:
    """Of the classes that fit us best, those for whom we are among the best."""
    pool = the_pool()
    rows, totals = _fitting(pool, search, filters)
    ids = [int(pool.ids[row]) for row in rows[_best(pool, rows, totals, LOOKED_AT)]]
    matches = _matches(pool, search, ids)
    found = [replace(match, place=_place(pool, match.search, match.fit.total)) for match in matches]
    return sorted(found, key=lambda match: (match.place or 0, -match.fit.total))[:limit]


def how_they_fit(one: PartnerSearch, other: PartnerSearch) -> Fit:
    return _fit(the_pool(), one, other)


def count_by_region(search: PartnerSearch, filters: Filters = ANYBODY) -> dict[str, int]:
    """How many classes of each region fit, for the map."""
    pool = the_pool()
    rows, totals = _fitting(pool, search, filters)
    counted = np.bincount(pool.classes.region[rows[totals > 0]], minlength=len(pool.coding.overlap.keys))
    return dict(zip(pool.coding.overlap.keys, counted.tolist(), strict=True))


def effect_of(weights: dict[Criterion, int], region_keys: list[str]) -> list[Effect]:
    """Whom some classes of these regions would find first with other weights; the pool itself stays as it is."""
    pool = the_pool()
    found = (
        _searches()
        .where(PartnerSearch.region_key.in_(region_keys), PartnerSearch.status == Status.OPEN)
        .order_by(PartnerSearch.id)
    )
    searches = list(db.session.scalars(found.limit(SHOWN)))
    before, after = (_firsts(changed, searches) for changed in (pool, replace(pool, weights=weights)))
    return [Effect(search, before.get(search.id), after.get(search.id)) for search in searches]


def _firsts(pool: Pool, searches: list[PartnerSearch]) -> dict[int, Match]:
    """Each class with whom it finds first."""
    firsts = {}
    for search in searches:
        rows, totals = _fitting(pool, search)
        for place in _best(pool, rows, totals, 1):
            firsts[search.id] = int(pool.ids[rows[place]])
    known = {other.id: other for other in _load(list(firsts.values()))}
    return {
        search.id: Match(known[firsts[search.id]], _fit(pool, search, known[firsts[search.id]]))
        for search in searches
        if firsts.get(search.id) in known
    }


def _fitting(pool: Pool, search: PartnerSearch, filters: Filters = ANYBODY) -> tuple[Rows, Totals]:
    """The rows that nothing stops, with their totals; 0 where too few school days are in common."""
    one, regions = pool.coding.one(profile_of(search)), pool.coding.overlap.regions
    rows = narrowed(possible(one, pool.classes, regions), filters, one, pool.classes, pool.coding)
    return rows, totals(one, pool.classes, rows, regions, pool.weights)


def _best(pool: Pool, rows: Rows, totals: Totals, limit: int) -> Rows:
    """Where the best totals are, in order; no total comes twice, because the wish decides between equals."""
    rank = pool.ids[rows] - (totals << BITS_OF_IDS)
    places = np.argpartition(rank, limit)[:limit] if len(rank) > limit else np.arange(len(rank))
    places = places[np.argsort(rank[places])]
    return places[totals[places] > 0]


def _place(pool: Pool, search: PartnerSearch, total: int) -> int:
    """Which place a fit of `total` points has for a class."""
    return int((_fitting(pool, search)[1] > total).sum()) + 1


def _fit(pool: Pool, one: PartnerSearch, other: PartnerSearch) -> Fit:
    return fit(profile_of(one), profile_of(other), pool.coding.overlap, pool.weights)


def _matches(pool: Pool, search: PartnerSearch, ids: list[int]) -> list[Match]:
    """The class with each of these, in their order."""
    others = _load(ids)
    found = fits(profile_of(search), [profile_of(other) for other in others], pool.coding.overlap, pool.weights)
    return [Match(other, fit) for other, fit in zip(others, found, strict=True)]


def _load(ids: list[int]) -> list[PartnerSearch]:
    """These searches in their order; who stopped looking meanwhile is left out."""
    found = _searches().where(
        PartnerSearch.id.in_(ids), PartnerSearch.status == Status.OPEN, PartnerSearch.expires_at > now()
    )
    known = {search.id: search for search in db.session.scalars(found)}
    return [known[number] for number in ids if number in known]


def _searches() -> Select[PartnerSearch]:
    """With what cards tell of the class and its school."""
    teacher = joinedload(SchoolClass.teacher).lazyload("*")
    school_class = joinedload(PartnerSearch.school_class).options(teacher, with_region(SchoolClass.school))
    return select(PartnerSearch).options(school_class)
