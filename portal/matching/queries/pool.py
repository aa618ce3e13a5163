"""The classes that look for partners now, in numbers in the memory of this process; at most a second old."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from portal.classes.rules.classes import Level
from portal.core.cached import Cached
from portal.core.clock import now, today
from portal.core.db import db
from portal.funding.queries import is_fundable
from portal.funding.rules.eligibility import Partner
from portal.holidays.queries import calendars
from portal.matching.models import PartnerSearch, Weighting
from portal.matching.rules.coding import Coding
from portal.matching.rules.criteria import DEFAULT_AGE_GAP, DEFAULT_WEIGHTS, Criterion
from portal.matching.rules.overlap import CalendarOverlap, unfundable_pairs
from portal.matching.rules.profiles import SearchProfile
from portal.matching.rules.searches import Status
from portal.projects.rules import MeetingMode, topics
from portal.regions.queries import all_regions
from portal.regions.rules import Status as RegionStatus
from portal.solver.attributes import Attributes

OVERLAP = timedelta(seconds=30)  # a transaction may be seen later than another that began after it
SCHOOL_YEARS = 3
AUGUST = 8
PROFILE_COLUMNS = [field.name for field in fields(SearchProfile)]  # of PartnerSearch, for `profile_of`


@dataclass(frozen=True)
class Pool:
    """All open searches; `ids` and `classes` have the same order."""

    coding: Coding
    weights: dict[Criterion, int]
    ids: NDArray[np.int64]
    classes: Attributes
    read_at: datetime


@Cached
def the_pool() -> Pool:
    """The pool of this process, brought up to date."""
    return _renewed(the_pool.stale())


def profile_of(search: Any) -> SearchProfile:
    """The plain values of a search, or of a row with its columns."""
    return SearchProfile(
        class_id=search.class_id,
        region_key=search.region_key,
        languages={language: Level(level) for language, level in search.languages.items()},
        age=search.age,
        starts_on=search.starts_on,
        ends_on=search.ends_on,
        welcome=frozenset(search.welcome),
        form=MeetingMode(search.form),
        n_students=search.n_students,
        practise=frozenset(search.practise),
        topics=frozenset(search.topics).intersection(topics()),  # a retired one counts nowhere
        stage=search.stage,
        wants_funding=search.wants_funding,
    )


def the_weights() -> dict[Criterion, int]:
    """What counts how much: as a coordinator set it last."""
    weights = db.session.scalar(select(Weighting.weights).order_by(Weighting.id.desc()).limit(1))
    return {Criterion(name): points for name, points in weights.items()} if weights else dict(DEFAULT_WEIGHTS)


def the_age_gap() -> int:
    """How many years two classes may be apart: as a coordinator set it last."""
    query = select(Weighting.age_gap).order_by(Weighting.id.desc()).limit(1)
    return db.session.scalar(query) or DEFAULT_AGE_GAP


def _renewed(pool: Pool | None) -> Pool:
    moment, coding = now(), Coding(_overlap(), list(topics()))
    if pool and pool.coding == coding:
        pool = _merged(pool, _read(pool.read_at - OVERLAP))
    else:
        rows = [row for row in _read(None) if row.status == Status.OPEN]
        pool = Pool(coding, {}, _ids(rows), _attributes(rows, coding), moment)
    return replace(pool, weights=the_weights(), read_at=moment)


def _merged(pool: Pool, rows: Sequence[Any]) -> Pool:
    """The pool with changed rows in place of what it knew of them."""
    if not rows:
        return pool
    is_unchanged = ~np.isin(pool.ids, _ids(rows))
    fresh = [row for row in rows if row.status == Status.OPEN]
    classes = pool.classes.at(is_unchanged).also(_attributes(fresh, pool.coding))
    return replace(pool, ids=np.concatenate([pool.ids[is_unchanged], _ids(fresh)]), classes=classes)


def _read(since: datetime | None) -> Sequence[Any]:
    """Rows that changed since a moment; all open ones without it."""
    query = select(*(getattr(PartnerSearch, name) for name in ("id", "status", *PROFILE_COLUMNS)))
    query = query.where(PartnerSearch.status == Status.OPEN if since is None else PartnerSearch.changed_at >= since)
    return db.session.execute(query.order_by(PartnerSearch.id)).all()


def _ids(rows: Sequence[Any]) -> NDArray[np.int64]:
    return np.fromiter((row.id for row in rows), np.int64, len(rows))


def _attributes(rows: Sequence[Any], coding: Coding) -> Attributes:
    return coding.attributes([profile_of(row) for row in rows])


def _overlap() -> CalendarOverlap:
    day = today()
    first = day.replace(year=day.year - (day.month < AUGUST), month=AUGUST, day=1)
    regions = all_regions()
    suspended = frozenset(key for key, region in regions.items() if region.status != RegionStatus.ACTIVE)
    known = calendars()
    partners = {key: Partner(region.country, key) for key, region in regions.items()}
    unfundable = unfundable_pairs(partners, lambda pair: is_fundable([partners[key] for key in pair]))
    return CalendarOverlap(
        first, 366 * SCHOOL_YEARS, {key: known[key] for key in regions}, suspended, unfundable, the_age_gap()
    )
