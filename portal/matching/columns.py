"""Many seekers as columns of numbers, so that one class is compared with all at once; gives what `rules.fit` gives."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from portal.classes.rules.classes import LANGUAGES
from portal.matching import rules
from portal.matching.overlap import CalendarOverlap
from portal.matching.rules import LEVELS, Criterion, Filters, SearchProfile
from portal.projects.rules import Form

Rows = NDArray[np.intp]
FORMS = tuple(Form)
HALF_A_YEAR = 0.5  # somebody of 13 is 13.5 on average
NO_STAGE = len(rules.STAGES)
LEVEL_SHARES = np.zeros((7, 7))  # by both levels; 0 where two classes can't talk
for _one in range(rules.LOWEST, 7):
    for _other in range(rules.LOWEST, 7):
        LEVEL_SHARES[_one, _other] = rules.level_share(_one, _other)
FORM_SHARES = np.array([[rules.form_share(one, other) for other in FORMS] for one in FORMS])
_STAGES = (*rules.STAGES, "")
STAGE_SHARES = np.array([[rules.stage_share(one, other) for other in _STAGES] for one in _STAGES])
TOPIC_SHARES = np.array(rules.TOPIC_SHARES)


@dataclass(frozen=True)
class Codes:
    """Which number stands for which region and topic."""

    regions: Sequence[str]
    topics: Sequence[str]  # 63 at most

    def bits(self, names: Iterable[str], of: Sequence[str]) -> int:
        return sum(1 << of.index(name) for name in names if name in of)


@dataclass(frozen=True)
class Columns:
    """One entry per seeker in each array."""

    codes: Codes
    class_id: NDArray[np.int64]
    region: NDArray[np.int8]
    levels: NDArray[np.int8]  # [language, seeker]: 0 not spoken, 1 (A1) to 6 (C2)
    practise: NDArray[np.int64]  # bits of languages
    good: NDArray[np.int64]  # bits of languages spoken well enough to practise with
    age: NDArray[np.float64]
    starts: NDArray[np.int32]  # days of the terrain
    ends: NDArray[np.int32]
    welcome: NDArray[np.int64]  # bits of regions
    form: NDArray[np.int8]
    n_students: NDArray[np.int32]
    stage: NDArray[np.int8]
    topics: NDArray[np.int64]  # bits
    funding: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.class_id)


def columns(profiles: Sequence[SearchProfile], overlap: CalendarOverlap, topics: Sequence[str]) -> Columns:
    """The columns of these seekers, in their order."""
    codes = Codes(overlap.keys, topics)

    def column(values: Iterable[Any], kind: Any) -> NDArray[Any]:
        return np.fromiter(values, kind, len(profiles))

    levels = np.zeros((len(LANGUAGES), len(profiles)), np.int8)
    for number, profile in enumerate(profiles):
        for language, level in profile.languages.items():
            if language in LANGUAGES:
                levels[LANGUAGES.index(language), number] = LEVELS[level]
    return Columns(
        codes,
        class_id=column((s.class_id for s in profiles), np.int64),
        region=column((codes.regions.index(s.region_key) for s in profiles), np.int8),
        levels=levels,
        practise=column((codes.bits(s.practise, LANGUAGES) for s in profiles), np.int64),
        good=column((codes.bits(_good(s), LANGUAGES) for s in profiles), np.int64),
        age=column((s.age for s in profiles), np.float64),
        starts=column((overlap.day(s.starts_on) for s in profiles), np.int32),
        ends=column((overlap.day(s.ends_on) for s in profiles), np.int32),
        welcome=column((codes.bits(s.welcome, codes.regions) for s in profiles), np.int64),
        form=column((FORMS.index(s.form) for s in profiles), np.int8),
        n_students=column((s.n_students for s in profiles), np.int32),
        stage=column((_stage(s) for s in profiles), np.int8),
        topics=column((codes.bits(s.topics, topics) for s in profiles), np.int64),
        funding=column((s.wants_funding for s in profiles), np.bool_),
    )


def from_place(among: Columns, place: int) -> Columns:
    """The seekers from a place on; nothing is copied."""
    later = {field.name: getattr(among, field.name)[..., place:] for field in fields(Columns) if field.name != "codes"}
    return Columns(among.codes, **later)


def possible(one: SearchProfile, among: Columns, overlap: CalendarOverlap) -> Rows:
    """The rows that nothing stops, but for the days in common (see `scores`)."""
    regions = among.codes.regions
    mine = 1 << regions.index(one.region_key)
    allowed = np.array([key in one.welcome and key not in overlap.suspended for key in regions])
    if one.region_key in overlap.suspended:
        allowed[:] = False
    talks = np.zeros(len(among), np.bool_)
    for language, level in one.languages.items():
        if LEVELS[level] >= rules.LOWEST and language in LANGUAGES:
            talks |= among.levels[LANGUAGES.index(language)] >= rules.LOWEST
    fine = talks & allowed[among.region] & ((among.welcome & mine) != 0) & (among.class_id != one.class_id)
    return np.flatnonzero(fine)


def narrowed(rows: Rows, filters: Filters, one: SearchProfile, among: Columns, overlap: CalendarOverlap) -> Rows:
    """The rows that also pass what somebody filters by; filters must be known to the codes."""
    if filters.region:
        rows = rows[among.region[rows] == among.codes.regions.index(filters.region)]
    if filters.language:
        rows = rows[among.levels[LANGUAGES.index(filters.language)][rows] >= rules.LOWEST]
    if filters.age:
        rows = rows[np.abs(among.age[rows] - int(filters.age) - HALF_A_YEAR) <= 1]
    if filters.topic:
        rows = rows[among.topics[rows] & (1 << among.codes.topics.index(filters.topic)) != 0]
    if filters.month:
        rows = rows[_days(within(one, filters.month), among, rows, overlap) >= rules.FEWEST_DAYS]
    return rows


def within(profile: SearchProfile, month: str) -> SearchProfile:
    """The seeker with only the part of its time that lies in a month like "2027-02"; none: a time without days."""
    year, number = map(int, month.split("-"))
    first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
    start, end = max(first, profile.starts_on), min(last, profile.ends_on)
    return replace(profile, starts_on=start, ends_on=end)


def scores(
    one: SearchProfile, among: Columns, rows: Rows, overlap: CalendarOverlap, weights: Mapping[Criterion, int]
) -> NDArray[np.int16]:
    """[criterion, row] → points, in the order of Criterion; all 0 where there are too few days in common."""
    days = _days(one, among, rows, overlap)
    shares = (
        _language(one, among, rows),
        _clip((rules.OTHER_AGE - np.abs(one.age - among.age[rows])) / (rules.OTHER_AGE - rules.SAME_AGE)),
        np.minimum(days / rules.MANY_DAYS, 1.0),
        _topics(one, among, rows),
        FORM_SHARES[FORMS.index(one.form)][among.form[rows]],
        _groups(one, among, rows),
        STAGE_SHARES[_stage(one)][among.stage[rows]],
        _funding(one, among, rows, overlap),
    )
    points = np.empty((len(shares), len(rows)), np.int16)
    for number, (criterion, share) in enumerate(zip(Criterion, shares, strict=True)):
        points[number] = np.rint(weights[criterion] * share)
    points[:, days < rules.FEWEST_DAYS] = 0
    return points


def _days(one: SearchProfile, among: Columns, rows: Rows, overlap: CalendarOverlap) -> NDArray[np.int32]:
    counted = overlap.shared_days[overlap.keys.index(one.region_key)]
    first = np.maximum(among.starts[rows], overlap.day(one.starts_on))
    last = np.maximum(np.minimum(among.ends[rows], overlap.day(one.ends_on)) + 1, first)
    found: NDArray[np.int32] = counted[among.region[rows], last] - counted[among.region[rows], first]
    return found


def _language(one: SearchProfile, among: Columns, rows: Rows) -> NDArray[np.float64]:
    best = np.zeros(len(rows))
    for language, level in one.languages.items():
        if language in LANGUAGES:
            spoken = among.levels[LANGUAGES.index(language)][rows]
            np.maximum(best, LEVEL_SHARES[LEVELS[level]][spoken], out=best)
    practise, good = (among.codes.bits(names, LANGUAGES) for names in (one.practise, _good(one)))
    helped = ((among.good[rows] & practise) != 0).astype(np.int8) + ((among.practise[rows] & good) != 0)
    found: NDArray[np.float64] = np.minimum(best + rules.PRACTICE_BONUS * helped, 1.0)
    return found


def _topics(one: SearchProfile, among: Columns, rows: Rows) -> NDArray[np.float64]:
    theirs, mine = among.topics[rows], among.codes.bits(one.topics, among.codes.topics)
    if not mine:
        return np.full(len(rows), rules.OPEN_TOPICS)
    shares = TOPIC_SHARES[np.minimum(np.bitwise_count(theirs & mine), len(TOPIC_SHARES) - 1)]
    return np.where(theirs == 0, rules.OPEN_TOPICS, shares)


def _groups(one: SearchProfile, among: Columns, rows: Rows) -> NDArray[np.float64]:
    theirs = among.n_students[rows]
    smaller = np.minimum(theirs, one.n_students) / (theirs + one.n_students)
    return _clip((smaller - rules.UNFAIR) / (rules.FAIR - rules.UNFAIR))


def _funding(one: SearchProfile, among: Columns, rows: Rows, overlap: CalendarOverlap) -> NDArray[np.float64]:
    pairs = [(min(one.region_key, key), max(one.region_key, key)) for key in overlap.keys]
    fundable = np.array([pair not in overlap.unfundable for pair in pairs])
    fine: NDArray[np.float64] = (fundable[among.region[rows]] | ~(among.funding[rows] | one.wants_funding)).astype(
        np.float64
    )
    return fine


def _clip(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.minimum(np.maximum(shares, 0.0), 1.0)


def _good(profile: SearchProfile) -> list[str]:
    return [code for code, level in profile.languages.items() if LEVELS[level] >= rules.PRACTICE_LEVEL]


def _stage(profile: SearchProfile) -> int:
    return _STAGES.index(profile.stage) if profile.stage in _STAGES else NO_STAGE
