"""How well classes fit: the same from both sides, never beyond 0 to 100, better when any criterion is better."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.classes.rules.classes import Level
from portal.matching.rules import (
    DEFAULT_WEIGHTS,
    Criterion,
    Fit,
    SearchProfile,
    Stop,
    balanced,
    fit,
    practice,
    shared_languages,
)
from portal.projects.rules import Form
from tests.matching.profiles import BURSA, GROUND, HESSEN, TOPICS, grounds, profiles

weightings = st.fixed_dictionaries({criterion: st.integers(0, 50) for criterion in Criterion}).filter(
    lambda weights: any(weights.values())
)


def points(one: SearchProfile, other: SearchProfile, criterion: Criterion) -> int:
    return fit(one, other, GROUND).points[criterion]


@given(profiles(), profiles(), grounds, weightings)
def test_both_classes_see_the_same_fit(
    one: SearchProfile, other: SearchProfile, ground: object, weights: object
) -> None:
    assert fit(one, other, ground, balanced(weights)) == fit(other, one, ground, balanced(weights))  # type: ignore[arg-type]


@given(profiles(), profiles(), grounds, weightings)
def test_no_fit_is_below_0_or_above_100(
    one: SearchProfile, other: SearchProfile, ground: object, weights: object
) -> None:
    found: Fit = fit(one, other, ground, balanced(weights))  # type: ignore[arg-type]
    assert 0 <= found.total <= 100
    assert all(0 <= value <= found.weights[criterion] for criterion, value in found.points.items())


@given(weightings)
def test_weights_always_make_100_points(weights: dict[Criterion, int]) -> None:
    assert sum(balanced(weights).values()) == 100
    assert sum(DEFAULT_WEIGHTS.values()) == 100


def test_two_classes_that_have_everything_in_common_get_100() -> None:
    twin = replace(BURSA, languages={"de": Level.C1})
    assert fit(HESSEN, twin, GROUND).total == 100


@given(profiles(), st.integers(60, 200), st.integers(0, 60), st.integers(0, 60))
def test_nearer_in_age_is_never_worse(one: SearchProfile, age: int, near: int, far: int) -> None:
    near, far = sorted((near, far))
    closer, farther = (replace(one, class_id=0, age=one.age + years / 10) for years in (near, far))
    assert points(one, closer, Criterion.AGE) >= points(one, farther, Criterion.AGE)


@given(st.sampled_from(Level), st.sampled_from(Level))
def test_half_a_step_nearer_in_a_language_is_never_worse(one: Level, other: Level) -> None:
    levels = list(Level)
    between = levels[(levels.index(one) + levels.index(other)) // 2]
    far = points(replace(HESSEN, languages={"en": one}), replace(BURSA, languages={"en": other}), Criterion.LANGUAGE)
    best = max(one, other)
    near = points(
        replace(HESSEN, languages={"en": best}), replace(BURSA, languages={"en": max(between, min(one, other))}),
        Criterion.LANGUAGE,
    )  # fmt: skip
    assert near >= far


@given(profiles(), profiles(), st.integers(0, 60), st.integers(0, 60))
def test_more_common_school_days_are_never_worse(one: SearchProfile, other: SearchProfile, few: int, many: int) -> None:
    few, many = sorted((few, many))
    less, more = (fit(one, other, replace(GROUND, n_days=days)) for days in (few, many))
    assert more.points[Criterion.WINDOW] >= less.points[Criterion.WINDOW]


@given(profiles(), st.frozensets(st.sampled_from(TOPICS), min_size=1), st.sampled_from(TOPICS))
def test_another_shared_topic_is_never_worse(one: SearchProfile, topics: frozenset[str], more: str) -> None:
    other = replace(one, class_id=0, topics=topics)
    mine = replace(one, topics=topics & {TOPICS[0]} or frozenset({TOPICS[1]}))
    also = replace(mine, topics=mine.topics | ({more} & topics))
    assert points(also, other, Criterion.TOPICS) >= points(mine, other, Criterion.TOPICS)


@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 30))
def test_groups_of_more_equal_size_are_never_worse(small: int, gap: int, nearer: int) -> None:
    one = replace(HESSEN, n_students=small)
    far, near = (replace(BURSA, n_students=small + max(gap - by, 0)) for by in (0, nearer))
    assert points(one, near, Criterion.GROUP) >= points(one, far, Criterion.GROUP)


@given(profiles(), profiles(), st.sampled_from(["de", "en", "tr"]))
def test_a_language_to_practise_is_never_worse(one: SearchProfile, other: SearchProfile, language: str) -> None:
    more = replace(one, practise=one.practise | {language})
    assert points(more, other, Criterion.LANGUAGE) >= points(one, other, Criterion.LANGUAGE)


def test_the_way_of_meeting_counts_full_half_or_not() -> None:
    ways = [(Form.ONLINE, Form.ONLINE), (Form.ONLINE, Form.HYBRID), (Form.ONLINE, Form.ON_SITE)]
    found = [points(replace(HESSEN, form=one), replace(BURSA, form=two), Criterion.FORM) for one, two in ways]
    assert found == [9, 5, 0]


def test_stages_of_school_that_are_neighbours_count_half() -> None:
    stages = ["lower_secondary", "upper_secondary_general", "", "primary"]
    found = [points(HESSEN, replace(BURSA, stage=stage), Criterion.CATEGORY) for stage in stages]
    assert found == [4, 2, 2, 0]


def test_funding_counts_only_for_those_who_want_it() -> None:
    unfunded = replace(GROUND, is_fundable=False)
    wanting = replace(HESSEN, wants_funding=True)
    found = [fit(one, BURSA, ground).points[Criterion.FUNDING] for one, ground in
             ((HESSEN, unfunded), (wanting, unfunded), (wanting, GROUND))]  # fmt: skip
    assert found == [3, 0, 3]


@pytest.mark.parametrize(
    ("one", "other", "ground", "stop"),
    [
        (HESSEN, replace(BURSA, class_id=HESSEN.class_id), GROUND, Stop.SAME_CLASS),
        (HESSEN, BURSA, replace(GROUND, are_open=False), Stop.REGION_SUSPENDED),
        (HESSEN, replace(HESSEN, class_id=2), GROUND, Stop.SAME_REGION),
        (HESSEN, replace(BURSA, welcome=frozenset({"aquitaine"})), GROUND, Stop.NOT_WELCOME),
        (replace(HESSEN, welcome=frozenset({"aquitaine"})), BURSA, GROUND, Stop.NOT_WELCOME),
        (HESSEN, replace(BURSA, languages={"tr": Level.C2}), GROUND, Stop.NO_LANGUAGE),
        (HESSEN, replace(BURSA, languages={"en": Level.A1}), GROUND, Stop.NO_LANGUAGE),
        (HESSEN, BURSA, replace(GROUND, n_days=4), Stop.NO_WINDOW),
    ],
)
def test_what_stops_a_pair_is_said_and_leaves_no_points(
    one: SearchProfile, other: SearchProfile, ground: object, stop: Stop
) -> None:
    found = fit(one, other, ground)  # type: ignore[arg-type]
    assert (found.stops, found.total) == ((stop,), 0)


def test_two_classes_of_one_region_may_meet_when_both_want_to() -> None:
    one, other = (replace(HESSEN, class_id=number, welcome=frozenset({"hessen"})) for number in (1, 2))
    assert fit(one, other, GROUND).stops == ()


def test_the_best_shared_language_comes_first() -> None:
    one = replace(HESSEN, languages={"fr": Level.A2, "en": Level.B1, "de": Level.C2})
    other = replace(BURSA, languages={"de": Level.A2, "en": Level.B2, "fr": Level.A2})
    assert [shared.language for shared in shared_languages(one, other)] == ["en", "fr", "de"]


def test_whom_one_can_practise_with() -> None:
    learner = replace(HESSEN, practise=frozenset({"tr", "en", "it"}))
    assert practice(learner, replace(BURSA, languages={"tr": Level.C2, "en": Level.A2})) == ["tr"]
