"""Whoever asks for less, offers more or names one more wish fits nobody less than before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.classes.rules.classes import Level
from portal.matching.rules.coding import Coding
from portal.matching.rules.criteria import Criterion, Stop, balanced
from portal.matching.rules.fit import fit, fits
from portal.matching.rules.overlap import CalendarOverlap
from portal.matching.rules.profiles import SearchProfile, practice, shared_languages
from portal.solver.shares import LEVEL_SHARES
from tests.matching.profiles import (
    BURSA,
    CODING,
    HESSEN,
    LANGUAGES,
    OVERLAP,
    REGIONS,
    TOPICS,
    overlaps,
    profiles,
    weightings,
)

Change = Callable[[SearchProfile, st.DataObject], SearchProfile]


def another_topic(one: SearchProfile, data: st.DataObject) -> SearchProfile:
    return replace(one, topics=one.topics | {data.draw(st.sampled_from(TOPICS))})


def another_language(one: SearchProfile, data: st.DataObject) -> SearchProfile:
    language, level = data.draw(st.sampled_from(LANGUAGES)), data.draw(st.sampled_from(Level))
    return replace(one, languages={language: level, **one.languages})


def a_better_level(one: SearchProfile, data: st.DataObject) -> SearchProfile:
    language, level = data.draw(st.sampled_from(LANGUAGES)), data.draw(st.sampled_from(Level))
    return replace(one, languages={**one.languages, language: max(level, one.languages.get(language, Level.A1))})


def another_language_to_practise(one: SearchProfile, data: st.DataObject) -> SearchProfile:
    return replace(one, practise=one.practise | {data.draw(st.sampled_from(LANGUAGES))})


def more_time(one: SearchProfile, data: st.DataObject) -> SearchProfile:
    before, after = (timedelta(data.draw(st.integers(0, 90))) for _ in range(2))
    return replace(one, starts_on=one.starts_on - before, ends_on=one.ends_on + after)


def another_welcome_region(one: SearchProfile, data: st.DataObject) -> SearchProfile:
    return replace(one, welcome=one.welcome | {data.draw(st.sampled_from(REGIONS))})


def no_need_of_funding(one: SearchProfile, _data: st.DataObject) -> SearchProfile:
    return replace(one, wants_funding=False)


@pytest.mark.parametrize(
    "change",
    [
        another_topic,
        another_language,
        a_better_level,
        another_language_to_practise,
        more_time,
        another_welcome_region,
        no_need_of_funding,
    ],
)
@settings(max_examples=150, deadline=None)
@given(profiles(), st.lists(profiles(), min_size=1, max_size=6), overlaps, weightings, st.data())
def test_a_wish_more_or_a_limit_less_lowers_the_fit_with_nobody(
    change: Change,
    one: SearchProfile,
    others: list[SearchProfile],
    overlap: CalendarOverlap,
    weights: dict[Criterion, int],
    data: st.DataObject,
) -> None:
    coding = Coding(overlap, TOPICS)
    before, after = (fits(each, others, coding, balanced(weights)) for each in (one, change(one, data)))
    for old, new in zip(before, after, strict=True):
        assert set(new.stops) <= set(old.stops)
        assert new.total >= old.total
        assert all(new.points[criterion] >= old.points[criterion] for criterion in Criterion)


@given(profiles(), profiles(), st.integers(1, 9))
def test_a_wider_limit_of_ages_lowers_no_fit(one: SearchProfile, other: SearchProfile, years: int) -> None:
    narrow, wide = (Coding(replace(OVERLAP, age_gap=gap), TOPICS) for gap in (years, years + 1))
    assert fit(one, other, wide).total >= fit(one, other, narrow).total


@pytest.mark.parametrize(("gap", "is_partner"), [(2.9, True), (3.0, True), (3.1, False), (17.0, False)])
def test_classes_further_apart_than_three_years_are_no_partners(gap: float, is_partner: bool) -> None:
    given = fit(replace(HESSEN, age=10.0), replace(BURSA, age=10.0 + gap), CODING)
    assert (given.stops == (), given.total > 0) == (is_partner, is_partner)
    assert given.stops in ((), (Stop.AGES_APART,))


def test_the_portal_may_allow_other_gaps() -> None:
    older, wide = replace(BURSA, age=HESSEN.age + 4), Coding(replace(OVERLAP, age_gap=5), TOPICS)
    assert fit(HESSEN, older, CODING).stops == (Stop.AGES_APART,)
    assert fit(HESSEN, older, wide).points[Criterion.AGE] == 4


def test_two_classes_that_share_latin_alone_can_not_talk() -> None:
    one, other = (replace(each, languages={"la": Level.B1}) for each in (HESSEN, BURSA))
    assert fit(one, other, CODING).stops == (Stop.NO_LANGUAGE,)
    assert (shared_languages(one, other), practice(replace(one, practise=frozenset({"la"})), other)) == ([], [])


@given(profiles(), profiles(), st.sampled_from(Level), st.sampled_from(Level))
def test_latin_changes_no_fit(one: SearchProfile, other: SearchProfile, mine: Level, theirs: Level) -> None:
    learnt = [
        replace(each, languages={**each.languages, "la": level}, practise=each.practise | {"la"})
        for each, level in ((one, mine), (other, theirs))
    ]
    assert fit(learnt[0], learnt[1], CODING) == fit(one, other, CODING)


def test_a_retired_topic_counts_neither_for_one_pair_nor_among_many() -> None:
    one, other = (replace(each, topics=frozenset({"coal", "steam"})) for each in (HESSEN, BURSA))
    plain = [replace(each, topics=frozenset()) for each in (one, other)]
    assert fit(one, other, CODING) == fit(plain[0], plain[1], CODING)


@given(profiles(), profiles())
def test_the_words_of_a_language_say_what_its_points_count(one: SearchProfile, other: SearchProfile) -> None:
    shared, share = shared_languages(one, other), 0.0
    if shared:
        assert min(shared[0][1:]) == max(min(each[1:]) for each in shared)
        share = LEVEL_SHARES[min(shared[0][1:])]
        share = min(1.0, share + 0.15 * (bool(practice(one, other)) + bool(practice(other, one))))
    given = fit(one, other, CODING)
    assert given.points[Criterion.LANGUAGE] == round(30 * share)
    assert (Stop.NO_LANGUAGE in given.stops) == (not shared)
