"""Reads whom classes would find with other weights, before these count."""

from dataclasses import dataclass, replace

from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.queries.matches import SHOWN, Match, ranking_for
from portal.matching.queries.pool import Pool, profile_of, the_pool
from portal.matching.queries.searches import open_searches, with_school_class
from portal.matching.rules.criteria import Criterion
from portal.matching.rules.fit import fit
from portal.matching.rules.searches import Status


@dataclass(frozen=True)
class Effect:
    """Whom a class finds first, with the weights as they are and with others."""

    search: PartnerSearch
    before: Match | None
    after: Match | None

    @property
    def is_change(self) -> bool:
        return (self.before and self.before.search.id) != (self.after and self.after.search.id)


def effect_of(weights: dict[Criterion, int], age_gap: int, region_keys: list[str]) -> list[Effect]:
    """Whom some classes of these regions would find first with these; the pool itself stays as it is."""
    pool = the_pool()
    query = with_school_class().where(PartnerSearch.region_key.in_(region_keys), PartnerSearch.status == Status.OPEN)
    searches = list(db.session.scalars(query.order_by(PartnerSearch.id).limit(SHOWN)))
    before, after = (_firsts(changed, searches) for changed in (pool, _changed(pool, weights, age_gap)))
    return [Effect(search, before.get(search.id), after.get(search.id)) for search in searches]


def _changed(pool: Pool, weights: dict[Criterion, int], age_gap: int) -> Pool:
    overlap = replace(pool.coding.overlap, age_gap=age_gap)
    return replace(pool, weights=weights, coding=replace(pool.coding, overlap=overlap))


def _firsts(pool: Pool, searches: list[PartnerSearch]) -> dict[int, Match]:
    """The id of each search with whom its class finds first; one that finds nobody is left out."""
    firsts = {search.id: first for search in searches for first in ranking_for(pool, search).best(1)}
    known = {other.id: other for other in open_searches(list(firsts.values()))}
    return {
        search.id: _match(pool, search, known[firsts[search.id]])
        for search in searches
        if firsts.get(search.id) in known
    }


def _match(pool: Pool, search: PartnerSearch, other: PartnerSearch) -> Match:
    return Match(other, fit(profile_of(search), profile_of(other), pool.coding, pool.weights))
