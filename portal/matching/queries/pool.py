"""The classes that look for partners now, in numbers in the memory of this process; at most a second old."""

from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select

from portal.classes.rules.classes import Level
from portal.core.cached import Cached
from portal.core.changes.kept import Kept
from portal.core.clock import now, today
from portal.core.db import db
from portal.funding.queries import is_fundable
from portal.funding.rules.eligibility import Partner
from portal.holidays.queries import calendars
from portal.matching.models import PartnerSearch, Weighting
from portal.matching.queries.open_rows import Rows, read_rows
from portal.matching.rules.coding import Coding
from portal.matching.rules.criteria import DEFAULT_AGE_GAP, DEFAULT_WEIGHTS, Criterion
from portal.matching.rules.overlap import CalendarOverlap, unfundable_pairs
from portal.matching.rules.profiles import SearchProfile
from portal.matching.rules.searches import Status
from portal.projects.rules import MeetingMode, topics
from portal.regions.queries import all_regions
from portal.regions.rules import Status as RegionStatus
from portal.solver.attributes import Attributes

CHECKED_EVERY = timedelta(minutes=1)
OVERLAP = timedelta(seconds=30)  # a transaction may be seen later than another that began after it
SCHOOL_YEARS = 3
AUGUST = 8
PROFILE_COLUMNS = [field.name for field in fields(SearchProfile)]  # of PartnerSearch, for `profile_of`


@dataclass(frozen=True)
class Pool:
    """All open searches in numbers."""

    coding: Coding
    weights: dict[Criterion, int]
    rows: Rows
    read_at: datetime
    checked_at: datetime  # when searches were left out last whose classes had gone

    @property
    def classes(self) -> Attributes:
        return self.rows.classes

    @property
    def ids(self) -> NDArray[np.int64]:
        return self.rows.ids


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
        topics=frozenset(search.topics).intersection(topics()),
        stage=search.stage,
        wants_funding=search.wants_funding,
    )


def the_weights() -> dict[Criterion, int]:
    """What counts how much: as a coordinator set it last."""
    return the_weighting()[0]


def the_weighting() -> tuple[dict[Criterion, int], int]:
    """The weights, and how many years two classes may be apart: as a coordinator set them last."""
    query = select(Weighting.weights, Weighting.age_gap).order_by(Weighting.id.desc()).limit(1)
    weights, age_gap = db.session.execute(query).one_or_none() or (DEFAULT_WEIGHTS, DEFAULT_AGE_GAP)
    return {Criterion(name): points for name, points in weights.items()}, age_gap


@Kept
def the_overlap() -> CalendarOverlap:
    """Of this school year and the two after it; only what depends on a changed calendar or region is computed anew."""
    day = today()
    first = day.replace(year=day.year - (day.month < AUGUST), month=AUGUST, day=1)
    regions = all_regions()
    suspended = frozenset(key for key, region in regions.items() if region.status != RegionStatus.ACTIVE)
    known = calendars()
    partners = {key: Partner(region.country, key) for key, region in regions.items()}
    unfundable = unfundable_pairs(partners, lambda pair: is_fundable([partners[key] for key in pair]))
    return CalendarOverlap(first, 366 * SCHOOL_YEARS, {key: known[key] for key in regions}, suspended, unfundable)


def the_coding() -> Coding:
    """As things are now; whoever compares classes that are not in the pool needs nothing else of it."""
    return coding_with(the_weighting()[1])


def coding_with(age_gap: int) -> Coding:
    return Coding(replace(the_overlap(), age_gap=age_gap), list(topics()))


def _renewed(pool: Pool | None) -> Pool:
    """The pool with what has changed since it was read; all is read where other numbers stand for days or regions."""
    moment, (weights, age_gap) = now(), the_weighting()
    coding = coding_with(age_gap)
    if pool and pool.coding.has_numbers_of(coding):
        coding = pool.coding if pool.coding == coding else coding  # it knows its arrays already
        rows = _merged(pool.rows, read_rows(coding, PartnerSearch.changed_at >= pool.read_at - OVERLAP))
        pool = replace(pool, coding=coding, weights=weights, rows=rows, read_at=moment)
        return _checked(pool, moment) if moment - pool.checked_at >= CHECKED_EVERY else pool
    rows = read_rows(coding, PartnerSearch.status == Status.OPEN)
    return Pool(coding, weights, rows, read_at=moment, checked_at=moment)


def _merged(known: Rows, changed: Rows) -> Rows:
    """Changed rows in place of what was known of them."""
    if not len(changed.ids):
        return known
    return known.only(~np.isin(known.ids, changed.ids)).also(changed.only(changed.is_open))


def _checked(pool: Pool, moment: datetime) -> Pool:
    """Without searches that were deleted: nothing of them tells when."""
    is_open = PartnerSearch.status == Status.OPEN
    if db.session.scalar(select(func.count()).select_from(PartnerSearch).where(is_open)) == len(pool.ids):
        return replace(pool, checked_at=moment)
    ids = np.array(db.session.scalars(select(PartnerSearch.id).where(is_open)).all(), np.int64)
    return replace(pool, rows=pool.rows.only(np.isin(pool.ids, ids)), checked_at=moment)
