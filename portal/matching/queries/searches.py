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
from portal.matching.columns import Rows, narrowed, possible, scores
from portal.matching.models import SavedSearch, Wish
from portal.matching.queries.pool import Pool, seeker_of, the_pool
from portal.matching.rules import LIVE, Criterion, Filters, Fit, Status, fit
from portal.projects.queries import is_confirmed
from portal.schools.models import School

SHOWN = 20
LOOKED_AT = 40  # how many classes are asked what place we have with them
BITS_OF_IDS = 40
ANYBODY = Filters()
Totals = NDArray[np.int64]


@dataclass(frozen=True)
class Match:
    """Another class that fits. `place` is ours among all that fit it, when that was asked; 1 is the best."""

    wish: Wish
    fit: Fit
    place: int | None = None


@dataclass(frozen=True)
class Effect:
    """Whom a class finds first, with the weights as they are and with others."""

    wish: Wish
    before: Match | None
    after: Match | None

    @property
    def is_change(self) -> bool:
        return (self.before and self.before.wish.id) != (self.after and self.after.wish.id)


def own_wishes(person: Person) -> list[Wish]:
    """A teacher's searches, live ones first."""
    found = _wishes().where(Wish.teacher_id == person.id).order_by(Wish.status.not_in(LIVE), Wish.id.desc())
    return list(db.session.scalars(found.limit(100)))


def get_own(person: Person, wish_id: int, *, to_write: bool = False) -> Wish:
    """`to_write` lets nobody else change it meanwhile."""
    found = _wishes().where(Wish.id == wish_id, Wish.teacher_id == person.id)
    if to_write:
        found = found.with_for_update(of=Wish).execution_options(populate_existing=True)
    return db.session.scalar(found) or abort(404)


def get_open(wish_id: int) -> Wish:
    """A search that others may see."""
    found = _wishes().where(Wish.id == wish_id, Wish.status == Status.OPEN, Wish.expires_at > now())
    return db.session.scalar(found) or abort(404)


def live_wish_of(school_class: SchoolClass) -> Wish | None:
    return db.session.scalar(select(Wish).where(Wish.class_id == school_class.id, Wish.status.in_(LIVE)))


def may_see_others(wish: Wish) -> bool:
    """Classes show themselves to confirmed teachers only."""
    return is_confirmed(wish.school_class.teacher, wish.school_class.school_id)


def fresh_for(wish: Wish, search: SavedSearch, limit: int = SHOWN) -> list[Match]:
    """The classes that began to look since a saved search was last told, and fit it well."""
    pool = the_pool()
    fresh = select(Wish.id).where(Wish.status == Status.OPEN, Wish.opened_at > search.told_until)
    rows, totals = _fitting(pool, wish, Filters(**search.filters))
    good = np.isin(pool.ids[rows], list(db.session.scalars(fresh))) & (totals >= search.least)
    rows, totals = rows[good], totals[good]
    ids = [int(pool.ids[row]) for row in rows[_best(pool, rows, totals, limit)]]
    return [Match(other, _fit(pool, wish, other)) for other in _load(ids)]


def searches_to_tell(limit: int = 500) -> list[tuple[SavedSearch, Wish]]:
    """Saved searches of classes that still look, those told longest ago first."""
    found = select(SavedSearch, Wish).join(Wish, SavedSearch.wish_id == Wish.id).where(Wish.status == Status.OPEN)
    return [(row[0], row[1]) for row in db.session.execute(found.order_by(SavedSearch.told_until).limit(limit))]


def saved_searches(wish: Wish) -> list[SavedSearch]:
    return list(db.session.scalars(select(SavedSearch).filter_by(wish_id=wish.id).order_by(SavedSearch.id)))


def get_saved(person: Person, search_id: int) -> tuple[SavedSearch, Wish]:
    found = select(SavedSearch, Wish).join(Wish, SavedSearch.wish_id == Wish.id)
    row = db.session.execute(found.where(SavedSearch.id == search_id, Wish.teacher_id == person.id)).first()
    return (row[0], row[1]) if row else abort(404)


def best_for(wish: Wish, filters: Filters = ANYBODY, limit: int = SHOWN) -> list[Match]:
    """The open classes that fit best, of equals the one that began to look first."""
    pool = the_pool()
    rows, totals = _fitting(pool, wish, filters)
    ids = [int(pool.ids[row]) for row in rows[_best(pool, rows, totals, limit)]]
    return [Match(other, _fit(pool, wish, other)) for other in _load(ids)]


def happiest_for(wish: Wish, filters: Filters = ANYBODY, limit: int = SHOWN) -> list[Match]:
    """Of the classes that fit us best, those for whom we are among the best."""
    pool = the_pool()
    rows, totals = _fitting(pool, wish, filters)
    ids = [int(pool.ids[row]) for row in rows[_best(pool, rows, totals, LOOKED_AT)]]
    fits = [(other, _fit(pool, wish, other)) for other in _load(ids)]
    found = [Match(other, fit, _place(pool, other, fit.total)) for other, fit in fits]
    return sorted(found, key=lambda match: (match.place or 0, -match.fit.total))[:limit]


def how_they_fit(one: Wish, other: Wish) -> Fit:
    return _fit(the_pool(), one, other)


def count_by_region(wish: Wish, filters: Filters = ANYBODY) -> dict[str, int]:
    """How many classes of each region fit, for the map."""
    pool = the_pool()
    rows, totals = _fitting(pool, wish, filters)
    counted = np.bincount(pool.columns.region[rows[totals > 0]], minlength=len(pool.terrain.keys))
    return dict(zip(pool.terrain.keys, counted.tolist(), strict=True))


def effect_of(weights: dict[Criterion, int], region_keys: list[str]) -> list[Effect]:
    """Whom some classes of these regions would find first with other weights; the pool itself stays as it is."""
    pool = the_pool()
    found = _wishes().where(Wish.region_key.in_(region_keys), Wish.status == Status.OPEN).order_by(Wish.id)
    wishes = list(db.session.scalars(found.limit(SHOWN)))
    before, after = (_firsts(changed, wishes) for changed in (pool, replace(pool, weights=weights)))
    return [Effect(wish, before.get(wish.id), after.get(wish.id)) for wish in wishes]


def _firsts(pool: Pool, wishes: list[Wish]) -> dict[int, Match]:
    """Each class with whom it finds first."""
    firsts = {}
    for wish in wishes:
        rows, totals = _fitting(pool, wish)
        for place in _best(pool, rows, totals, 1):
            firsts[wish.id] = int(pool.ids[rows[place]])
    known = {other.id: other for other in _load(list(firsts.values()))}
    return {
        wish.id: Match(known[firsts[wish.id]], _fit(pool, wish, known[firsts[wish.id]]))
        for wish in wishes
        if firsts.get(wish.id) in known
    }


def _fitting(pool: Pool, wish: Wish, filters: Filters = ANYBODY) -> tuple[Rows, Totals]:
    """The rows that nothing stops, with their totals; 0 where too few school days are in common."""
    one = seeker_of(wish)
    rows = narrowed(possible(one, pool.columns, pool.terrain), filters, one, pool.columns, pool.terrain)
    return rows, scores(one, pool.columns, rows, pool.terrain, pool.weights).sum(axis=0, dtype=np.int64)


def _best(pool: Pool, rows: Rows, totals: Totals, limit: int) -> Rows:
    """Where the best totals are, in order; no total comes twice, because the wish decides between equals."""
    rank = pool.ids[rows] - (totals << BITS_OF_IDS)
    places = np.argpartition(rank, limit)[:limit] if len(rank) > limit else np.arange(len(rank))
    places = places[np.argsort(rank[places])]
    return places[totals[places] > 0]


def _place(pool: Pool, wish: Wish, total: int) -> int:
    """Which place a fit of `total` points has for a class."""
    return int((_fitting(pool, wish)[1] > total).sum()) + 1


def _fit(pool: Pool, one: Wish, other: Wish) -> Fit:
    seekers = seeker_of(one), seeker_of(other)
    return fit(*seekers, pool.terrain.ground(*seekers), pool.weights)


def _load(ids: list[int]) -> list[Wish]:
    """These searches in their order; who stopped looking meanwhile is left out."""
    found = _wishes().where(Wish.id.in_(ids), Wish.status == Status.OPEN, Wish.expires_at > now())
    known = {wish.id: wish for wish in db.session.scalars(found)}
    return [known[number] for number in ids if number in known]


def _wishes() -> Select[Wish]:
    """With what cards tell of the class and its school."""
    school_class = joinedload(Wish.school_class)
    school = school_class.joinedload(SchoolClass.school).joinedload(School.region).lazyload("*")
    return select(Wish).options(school_class.joinedload(SchoolClass.teacher).lazyload("*"), school)
