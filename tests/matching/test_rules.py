"""How well classes fit: the same from both sides, never beyond 0 to 100, better when any criterion is better."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.classes.rules.classes import Level
from portal.matching.rules.coding import Coding
from portal.matching.rules.criteria import DEFAULT_WEIGHTS, Criterion, Stop, balanced
from portal.matching.rules.fit import fit
from portal.matching.rules.overlap import CalendarOverlap, unfundable_pairs
from portal.matching.rules.profiles import SearchProfile, practice, shared_languages
from portal.matching.rules.searches import usual_period
from portal.projects.rules import MeetingMode
from tests.matching.profiles import BURSA, CODING, FIRST, HESSEN, OVERLAP, TOPICS, overlaps, profiles, weightings


def points(one: SearchProfile, other: SearchProfile, criterion: Criterion) -> int:
    return fit(one, other, CODING).points[criterion]


@given(profiles(), profiles(), overlaps, weightings)
def test_both_classes_see_the_same_fit(
    one: SearchProfile, other: SearchProfile, overlap: CalendarOverlap, weights: dict[Criterion, int]
) -> None:
    coding = Coding(overlap, TOPICS)
    assert fit(one, other, coding, balanced(weights)) == fit(other, one, coding, balanced(weights))


@given(profiles(), profiles(), overlaps, weightings)
def test_no_fit_is_below_0_or_above_100(
    one: SearchProfile, other: SearchProfile, overlap: CalendarOverlap, weights: dict[Criterion, int]
) -> None:
    given = fit(one, other, Coding(overlap, TOPICS), balanced(weights))
    assert 0 <= given.total <= 100
    assert all(0 <= value <= given.weights[criterion] for criterion, value in given.points.items())


@given(weightings)
def test_weights_always_make_100_points(weights: dict[Criterion, int]) -> None:
    assert sum(balanced(weights).values()) == 100
    assert sum(DEFAULT_WEIGHTS.values()) == 100


def test_two_classes_that_have_everything_in_common_get_100() -> None:
    twin = replace(BURSA, languages={"de": Level.C1})
    assert fit(HESSEN, twin, CODING).total == 100


@given(profiles(), st.integers(60, 200), st.integers(0, 60), st.integers(0, 60))
def test_nearer_in_age_is_never_worse(one: SearchProfile, age: int, near: int, far: int) -> None:
    near, far = sorted((near, far))
    closer, farther = (replace(one, class_id=0, age=one.age + years / 10) for years in (near, far))
    assert points(one, closer, Criterion.AGE) >= points(one, farther, Criterion.AGE)


@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 30))
def test_groups_of_more_equal_size_are_never_worse(small: int, gap: int, nearer: int) -> None:
    one = replace(HESSEN, n_students=small)
    far, near = (replace(BURSA, n_students=small + max(gap - by, 0)) for by in (0, nearer))
    assert points(one, near, Criterion.GROUP) >= points(one, far, Criterion.GROUP)


@pytest.mark.parametrize(
    ("criterion", "mine", "theirs", "expected"),
    [
        (Criterion.LANGUAGE, {"languages": {"de": Level.C2}}, {"languages": {"de": Level.C2}}, 30),
        (Criterion.LANGUAGE, {"languages": {"en": Level.A2}}, {"languages": {"en": Level.A2}}, 22),
        (Criterion.LANGUAGE, {"languages": {"en": Level.B1}}, {"languages": {"en": Level.C2}}, 27),
        (Criterion.LANGUAGE, {"languages": {"en": Level.A2}}, {"languages": {"en": Level.C2}}, 22),
        (Criterion.LANGUAGE, {"languages": {"en": Level.A1}}, {"languages": {"en": Level.C2}}, 0),
        (Criterion.LANGUAGE, {"languages": {"en": Level.A2}}, {"practise": frozenset({"en"})}, 22),
        (Criterion.LANGUAGE, {"practise": frozenset({"tr"})}, {}, 30),
        (Criterion.LANGUAGE, {"practise": frozenset({"tr"})}, {"languages": {"tr": Level.C2}}, 0),
        (Criterion.AGE, {"age": 13.0}, {"age": 13.5}, 20),
        (Criterion.AGE, {"age": 13.0}, {"age": 14.0}, 16),
        (Criterion.AGE, {"age": 13.0}, {"age": 16.0}, 0),
        (Criterion.WINDOW, {}, {"ends_on": FIRST + timedelta(days=6)}, 4),
        (Criterion.WINDOW, {}, {"ends_on": FIRST + timedelta(days=13)}, 8),
        (Criterion.TOPICS, {"topics": frozenset({"nature"})}, {"topics": frozenset({"music"})}, 6),
        (Criterion.TOPICS, {"topics": frozenset({"nature"})}, {}, 9),
        (Criterion.TOPICS, {}, {"topics": frozenset()}, 6),
        (Criterion.GROUP, {"n_students": 10}, {"n_students": 20}, 6),
        (Criterion.GROUP, {"n_students": 10}, {"n_students": 30}, 3),
        (Criterion.GROUP, {"n_students": 10}, {"n_students": 50}, 0),
    ],
)
def test_points_of_a_criterion(
    criterion: Criterion, mine: dict[str, Any], theirs: dict[str, Any], expected: int
) -> None:
    assert points(replace(HESSEN, **mine), replace(BURSA, **theirs), criterion) == expected


def test_the_way_of_meeting_counts_full_half_or_not() -> None:
    ways = [
        (MeetingMode.ONLINE, MeetingMode.ONLINE),
        (MeetingMode.ONLINE, MeetingMode.HYBRID),
        (MeetingMode.ONLINE, MeetingMode.ON_SITE),
    ]
    given = [points(replace(HESSEN, form=one), replace(BURSA, form=two), Criterion.FORM) for one, two in ways]
    assert given == [9, 5, 0]


def test_stages_of_school_that_are_neighbours_count_half() -> None:
    stages = ["lower_secondary", "upper_secondary_general", "", "primary"]
    given = [points(HESSEN, replace(BURSA, stage=stage), Criterion.CATEGORY) for stage in stages]
    assert given == [4, 2, 2, 0]


def test_funding_counts_only_for_those_who_want_it() -> None:
    unfunded = replace(OVERLAP, unfundable=frozenset({("bursa", "hessen")}))
    wanting = replace(HESSEN, wants_funding=True)
    given = [fit(one, BURSA, Coding(overlap, TOPICS)).points[Criterion.FUNDING] for one, overlap in
             ((HESSEN, unfunded), (wanting, unfunded), (wanting, OVERLAP))]  # fmt: skip
    assert given == [3, 0, 3]


@pytest.mark.parametrize(
    ("one", "other", "stop"),
    [
        (HESSEN, replace(BURSA, class_id=HESSEN.class_id), Stop.SAME_CLASS),
        (HESSEN, replace(BURSA, region_key="jaroslawl"), Stop.REGION_SUSPENDED),
        (HESSEN, replace(HESSEN, class_id=2), Stop.SAME_REGION),
        (HESSEN, replace(BURSA, welcome=frozenset({"aquitaine"})), Stop.NOT_WELCOME),
        (replace(HESSEN, welcome=frozenset({"aquitaine"})), BURSA, Stop.NOT_WELCOME),
        (HESSEN, replace(BURSA, languages={"tr": Level.C2}), Stop.NO_LANGUAGE),
        (HESSEN, replace(BURSA, languages={"en": Level.A1}), Stop.NO_LANGUAGE),
        (HESSEN, replace(BURSA, age=HESSEN.age + 3.1), Stop.AGES_APART),
        (HESSEN, replace(BURSA, ends_on=FIRST + timedelta(days=3)), Stop.NO_WINDOW),
    ],
)
def test_what_stops_a_pair_is_said_and_leaves_no_points(one: SearchProfile, other: SearchProfile, stop: Stop) -> None:
    given = fit(one, other, Coding(replace(OVERLAP, suspended=frozenset({"jaroslawl"})), TOPICS))
    assert (given.stops, given.total) == ((stop,), 0)


def test_two_classes_of_one_region_may_meet_when_both_want_to() -> None:
    one, other = (replace(HESSEN, class_id=number, welcome=frozenset({"hessen"})) for number in (1, 2))
    assert fit(one, other, CODING).stops == ()


def test_the_best_shared_language_comes_first() -> None:
    one = replace(HESSEN, languages={"fr": Level.A2, "en": Level.B1, "de": Level.C2})
    other = replace(BURSA, languages={"de": Level.A2, "en": Level.B2, "fr": Level.A2})
    assert [shared.language for shared in shared_languages(one, other)] == ["en", "de", "fr"]


def test_whom_one_can_practise_with() -> None:
    learner = replace(HESSEN, practise=frozenset({"tr", "en", "it"}))
    assert practice(learner, replace(BURSA, languages={"tr": Level.C2, "en": Level.A2})) == ["tr"]


def test_pairs_of_countries_that_no_programme_takes() -> None:
    keys = ("hessen", "bursa", "jaroslawl")
    assert unfundable_pairs(keys, lambda pair: "jaroslawl" not in pair and pair[0] != pair[1]) == {
        ("bursa", "bursa"), ("bursa", "jaroslawl"), ("hessen", "hessen"), ("hessen", "jaroslawl"),
        ("jaroslawl", "jaroslawl"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2026, 9, 1), (date(2026, 9, 8), date(2027, 7, 31))),
        (date(2027, 5, 24), (date(2027, 5, 31), date(2027, 7, 31))),
        (date(2027, 5, 26), (date(2027, 6, 2), date(2028, 7, 31))),
    ],
)
def test_a_class_offers_the_school_year_that_is_running_and_near_its_end_the_next(
    day: date, period: tuple[date, date]
) -> None:
    assert usual_period(day) == period
