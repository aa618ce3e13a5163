"""Finds who fits a class, and how well."""

from dataclasses import dataclass, replace

import numpy as np
from sqlalchemy import select

from portal.classes.rules.classes import LANGUAGES
from portal.core.db import db
from portal.matching.models import PartnerSearch, SavedSearch
from portal.matching.queries.pool import Pool, profile_of, the_pool
from portal.matching.queries.searches import open_searches
from portal.matching.queries.unaskable import unaskable
from portal.matching.rules.filters import Filters, narrowed
from portal.matching.rules.fit import Fit, fit, fits
from portal.matching.rules.ranking import Ranking
from portal.matching.rules.searches import Status
from portal.solver.scoring import count_above, possible, silent_alone, totals
from portal.solver.shares import LOWEST_LEVEL

SHOWN = 20
COMPARED = 40  # how many classes are asked which rank we have with them
ANYBODY = Filters()


@dataclass(frozen=True)
class Match:
    """Another class that fits. `rank` is ours among all that fit it, when that was asked; 1 is the best."""

    search: PartnerSearch
    fit: Fit
    rank: int | None = None


def best_for(search: PartnerSearch, filters: Filters = ANYBODY, limit: int = SHOWN, start: int = 0) -> list[Match]:
    """The open classes that fit best, of equals the one that began to look first; without the first `start` ones."""
    pool = the_pool()
    return _matches(pool, search, _askable(pool, search, filters).best(start + limit)[start:])


def happiest_for(search: PartnerSearch, filters: Filters = ANYBODY, limit: int = SHOWN, start: int = 0) -> list[Match]:
    """Of the classes that fit us best, those for whom we are among the best; without the first `start` ones."""
    pool = the_pool()
    ranks = _ranks(pool, _askable(pool, search, filters).first(COMPARED))
    ids = sorted(ranks, key=ranks.__getitem__)[start : start + limit]
    return [replace(match, rank=ranks[match.search.id]) for match in _matches(pool, search, ids)]


def fresh_for(search: PartnerSearch, saved: SavedSearch, limit: int = SHOWN) -> list[Match]:
    """The classes that began to look since the last email about a saved search, and fit it well."""
    pool = the_pool()
    ranking = _askable(pool, search, Filters(**saved.filters))
    query = select(PartnerSearch.id).where(
        PartnerSearch.status == Status.OPEN, PartnerSearch.opened_at > saved.notified_until
    )
    is_fresh = np.isin(ranking.ids, list(db.session.scalars(query)))
    return _matches(pool, search, ranking.only(is_fresh & (ranking.totals >= saved.least)).best(limit))


def count_by_region(search: PartnerSearch, filters: Filters = ANYBODY) -> dict[str, int]:
    """How many classes of each region fit, for the map."""
    pool = the_pool()
    ranking, keys = _askable(pool, search, filters), pool.coding.overlap.keys
    counts = np.bincount(pool.classes.region[ranking.rows[ranking.totals > 0]], minlength=len(keys))
    return dict(zip(keys, counts.tolist(), strict=True))


def with_one_more_language(search: PartnerSearch) -> dict[str, int]:
    """How many more classes would fit if the class knew one more language; the language that opens most comes first."""
    pool = the_pool()
    one = pool.coding.one(profile_of(search))
    rows = silent_alone(one, pool.classes, pool.coding.overlap.regions)
    speak = (pool.classes.levels[:, rows] >= LOWEST_LEVEL).sum(axis=1)
    opened = {language: int(n) for language, n in zip(LANGUAGES, speak, strict=True) if n}
    return dict(sorted(opened.items(), key=lambda pair: -pair[1]))


def how_they_fit(one: PartnerSearch, other: PartnerSearch) -> Fit:
    pool = the_pool()
    return fit(profile_of(one), profile_of(other), pool.coding, pool.weights)


def ranking_for(pool: Pool, search: PartnerSearch, filters: Filters = ANYBODY) -> Ranking:
    one, regions = pool.coding.one(profile_of(search)), pool.coding.overlap.regions
    rows = narrowed(possible(one, pool.classes, regions), filters, one, pool.classes, pool.coding)
    return Ranking(rows, pool.ids[rows], totals(one, pool.classes, rows, regions, pool.weights))


def _askable(pool: Pool, search: PartnerSearch, filters: Filters) -> Ranking:
    """Only classes that this one may ask."""
    ranking = ranking_for(pool, search, filters)
    return ranking.only(~unaskable(search).among(ranking.ids, pool.rows.teachers[ranking.rows]))


def _ranks(pool: Pool, first: Ranking) -> dict[int, int]:
    """The id of each class in its order → the place of our pair among all that it could have; 1 is the best."""
    classes, regions = pool.classes, pool.coding.overlap.regions
    better = (
        count_above(total, classes.at(row), classes, regions, pool.weights)
        for row, total in zip(first.rows.tolist(), first.totals.tolist(), strict=True)
    )
    return {number: n + 1 for number, n in zip(first.ids.tolist(), better, strict=True)}


def _matches(pool: Pool, search: PartnerSearch, ids: list[int]) -> list[Match]:
    """The class with each of these, in their order."""
    others = open_searches(ids)
    all_fits = fits(profile_of(search), [profile_of(other) for other in others], pool.coding, pool.weights)
    return [Match(*pair) for pair in zip(others, all_fits, strict=True)]
