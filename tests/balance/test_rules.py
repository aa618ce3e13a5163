"""A balance is computed, not guessed: checked by trying every choice of pairs, on small markets and drawn ones."""

from dataclasses import asdict, replace
from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from portal.balance.advising import stops_among
from portal.balance.choosing import completed, largest_choice
from portal.balance.kinds import newcomers
from portal.balance.market import Market
from portal.balance.openings import Openings
from portal.balance.rules import Report, Step, band_of, report_from
from portal.balance.trees import NOBODY, Trees, mates_of
from portal.balance.weighing import weigh
from portal.classes.rules.classes import Level
from portal.holidays.rules.shipped import shipped_calendars
from portal.matching.rules.coding import Coding
from portal.matching.rules.criteria import DEFAULT_WEIGHTS, Stop
from portal.matching.rules.fit import fits
from portal.matching.rules.profiles import SearchProfile
from portal.rounds.candidates import Edges, Points, good_edges
from scripts.bench.profiles import FIRST, OWN, SUPPLY, coding, profiles

Fits = NDArray[np.bool_]


@st.composite
def drawn_points(draw: st.DrawFn, most: int = 9) -> Points:
    """A few classes; any pair may be possible, with any points."""
    n = draw(st.integers(1, most))
    points = np.zeros((n, n), np.uint8)
    for one, other in combinations(range(n), 2):
        points[one, other] = points[other, one] = draw(st.sampled_from([0, 0, 1, 60, 100]))
    return points


def most_served(fits: Fits, n_newcomers: int = 0) -> int:
    """How many classes find a partner at best, by trying everything; the last ones are newcomers and do not count."""
    n_known = len(fits) - n_newcomers

    @cache
    def best(free: frozenset[int]) -> int:
        if not free:
            return 0
        one = min(free)
        rest = free - {one}
        tried = [best(rest)]
        for other in rest:
            if fits[one, other]:
                tried.append(best(rest - {other}) + (one < n_known) + (other < n_known))
        return max(tried)

    return best(frozenset(range(len(fits))))


def with_newcomers(fits: Fits, fitting: list[bool], number: int) -> Fits:
    n = len(fits)
    wider = np.zeros((n + number, n + number), np.bool_)
    wider[:n, :n] = fits
    wider[n:, :n] = fitting
    wider[:n, n:] = np.array(fitting)[:, None]
    return wider


@given(drawn_points())
def test_as_many_classes_as_possible_find_a_partner(points: Points) -> None:
    trees = largest_choice(points)
    assert (trees.mates != NOBODY).sum() == most_served(points > 0)


@given(drawn_points(), st.data())
def test_whatever_pairs_are_looked_at_first_all_that_are_needed_join_in(points: Points, data: st.DataObject) -> None:
    edges = good_edges(points)
    few = np.array(data.draw(st.lists(st.booleans(), min_size=len(edges), max_size=len(edges))), np.bool_)
    trees = completed(points, Edges(edges.one[few], edges.other[few]))
    assert (trees.mates != NOBODY).sum() == most_served(points > 0)


@given(drawn_points())
def test_trees_meet_exactly_while_there_is_a_larger_choice(points: Points) -> None:
    """Here the classes choose in turn, as they come, which is often not the best for all."""
    pairs: list[tuple[int, int]] = []
    for one, other in combinations(range(len(points)), 2):
        if points[one, other] and not {one, other} & {member for pair in pairs for member in pair}:
            pairs.append((one, other))
    trees = Trees(points > 0, mates_of(pairs, len(points)))
    assert bool(trees.meetings) == (2 * len(pairs) < most_served(points > 0))


@given(drawn_points())
def test_outer_classes_are_those_that_stay_alone_in_some_best_choice(points: Points) -> None:
    fits = points > 0
    most = most_served(fits)
    rest = [[place for place in range(len(fits)) if place != left_out] for left_out in range(len(fits))]
    alone = [most_served(fits[np.ix_(kept, kept)]) == most for kept in rest]
    assert largest_choice(points).is_outer.tolist() == alone


@settings(max_examples=300, deadline=None)
@given(drawn_points(8), st.data())
def test_newcomers_unlock_exactly_as_many_classes_as_trying_everything_shows(
    points: Points, data: st.DataObject
) -> None:
    fits = points > 0
    fitting = data.draw(st.lists(st.booleans(), min_size=len(fits), max_size=len(fits)))
    openings = Openings(largest_choice(points))
    before = most_served(fits)
    for number in (1, 2, 4):
        more = most_served(with_newcomers(fits, fitting, number), number) - before
        assert openings.unlocked(np.array(fitting), number) == more
    assert bool(openings.reached(np.array(fitting))) == bool(openings.unlocked(np.array(fitting), 1))


@settings(max_examples=200, deadline=None)
@given(drawn_points(8), st.data())
def test_each_reached_class_could_be_the_one_that_is_helped(points: Points, data: st.DataObject) -> None:
    fits = points > 0
    fitting = data.draw(st.lists(st.booleans(), min_size=len(fits), max_size=len(fits)))
    trees = largest_choice(points)
    alone = set(np.flatnonzero(trees.mates == NOBODY).tolist())
    wider = with_newcomers(fits, fitting, 1)
    found = set()
    for one in alone:
        kept = [place for place in range(len(wider)) if place not in alone - {one}]
        if most_served(wider[np.ix_(kept, kept)], 1) == len(fits) - len(alone) + 1:
            found.add(one)
    assert set(Openings(trees).reached(np.array(fitting))) == found


@settings(max_examples=300, deadline=None)
@given(drawn_points(8), st.data())
def test_a_class_is_helped_when_more_pairs_become_possible_by_what_it_changes(
    points: Points, data: st.DataObject
) -> None:
    trees = largest_choice(points)
    for one in np.flatnonzero(trees.mates == NOBODY).tolist():
        more = data.draw(st.lists(st.booleans(), min_size=len(points), max_size=len(points)))
        changed = points > 0
        changed[one] |= more
        changed[one, one] = False
        changed[:, one] = changed[one]
        gained = most_served(changed) - most_served(points > 0)
        assert Openings(trees).helps(one, changed[one]) == (gained == 2)


# --- markets ---

EVERYWHERE = frozenset(SUPPLY)


def usual_coding(**changes: Any) -> Coding:
    codes = coding(shipped_calendars())
    return replace(codes, overlap=replace(codes.overlap, **changes))


def market(found: list[SearchProfile], **changes: object) -> Market:
    usual = Market(range(100, 100 + len(found)), found, [1] * len(found), usual_coding(), DEFAULT_WEIGHTS, OWN)
    return replace(usual, **changes)  # type: ignore[arg-type]


def a_class(number: int, region: str, **changes: object) -> SearchProfile:
    """Speaks its region's language and English, welcomes all others, has the same time as all."""
    usual = replace(
        profiles(1)[0],
        class_id=number,
        region_key=region,
        languages={OWN[region]: Level.C2, "en": Level.B1},
        practise=frozenset({"en"}),
        age=13.5,
        starts_on=FIRST.replace(month=10),
        ends_on=FIRST.replace(month=12),
        welcome=EVERYWHERE - {region},
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def weighed(*found: SearchProfile, **changes: object) -> Report:
    return weigh(market(list(found), **changes))


@pytest.mark.parametrize("number", [12, 60, 150])
def test_what_one_more_class_unlocks_is_what_a_new_computation_finds(number: int) -> None:
    """Each kind really joins, and everything is computed once more."""
    found = profiles(number)
    report = weigh(market(found))
    alone = [found[each.search_id - 100] for each in report.lonely]
    helps = {(kind.region_key, kind.language) for kind in report.kinds}
    for each in newcomers(market(found), alone):
        mates = largest_choice(market([*found, each.profile]).points()).mates
        n_more = int((mates != NOBODY).sum()) - (number - report.n_alone)
        if (each.profile.region_key, each.language) in helps:
            assert n_more == 2  # the class that joins, and one more
        elif not each.language:
            assert n_more == 0


@given(st.integers(0, 39))
@settings(max_examples=40, deadline=None)
def test_stops_are_counted_as_the_rules_say(place: int) -> None:
    found = profiles(40)
    found[3] = replace(found[3], welcome=frozenset({"hessen"}))
    codes = usual_coding(suspended=frozenset({"bursa"}))
    here = found[place]
    others = [each for each in found if each.region_key != here.region_key]
    told = [each.stops for each in fits(here, others, codes.overlap)]
    counted = stops_among(here, market(found, coding=codes))
    assert counted == {stop: sum(stop in each for each in told) for stop in counted}


def test_figures_of_regions_languages_and_ages() -> None:
    report = weighed(
        a_class(1, "hessen"),
        a_class(2, "hessen", age=15.9),
        a_class(3, "bursa", welcome=frozenset({"hessen"})),
        places=[1, 2, 3],
    )
    rows = {row.key: row for row in (*report.regions, *report.languages, *report.ages)}
    told = {key: (row.n_classes, row.n_offered, row.n_asked, row.n_fitting, row.n_alone) for key, row in rows.items()}
    assert told["hessen"][:4] == (2, 3, 3, 2)
    assert told["bursa"] == (1, 3, 3, 1, 0)
    assert told["aquitaine"] == (0, 0, 3, 0, 0)
    assert told["de"][:3] == (2, 2, 0)
    assert told["en"][:3] == (3, 0, 3)
    assert told["12"][:2] == (2, 4)
    assert told["14"][:2] == (1, 2)
    assert (report.n_classes, report.n_alone, report.n_impossible) == (3, 1, 0)
    assert [row.share_alone for row in report.regions if row.key in ("hessen", "aquitaine")] == [0.5, 0.0]


def test_who_welcomes_too_few_regions_is_told_to_welcome_more() -> None:
    report = weighed(
        a_class(1, "hessen", welcome=frozenset({"jaroslawl"})), a_class(2, "bursa"), a_class(3, "aquitaine")
    )
    (alone,) = report.lonely
    assert (alone.search_id, alone.n_fitting, alone.stop, alone.n_stopped) == (100, 0, Stop.NOT_WELCOME, 2)
    assert (alone.step, alone.n_gained) == (Step.WELCOME, 2)


def test_who_has_no_time_is_told_to_offer_more() -> None:
    early = FIRST.replace(month=9)
    report = weighed(a_class(1, "hessen", starts_on=early, ends_on=early), a_class(2, "bursa"), a_class(3, "aquitaine"))
    (alone,) = report.lonely
    assert (alone.stop, alone.step, alone.n_gained) == (Stop.NO_WINDOW, Step.TIME, 2)


def test_who_shares_no_language_hears_which_one_would_open_most() -> None:
    report = weighed(a_class(1, "hessen", languages={"de": Level.C2}), a_class(2, "bursa"), a_class(3, "aquitaine"))
    (alone,) = report.lonely
    assert (alone.stop, alone.step, alone.language, alone.n_gained) == (Stop.NO_LANGUAGE, Step.LANGUAGE, "en", 2)


def test_who_asks_for_little_waits_for_more_classes_and_a_class_elsewhere_would_help_any_of_them() -> None:
    report = weighed(a_class(1, "hessen"), a_class(2, "hessen"), a_class(3, "hessen"), a_class(4, "bursa"))
    assert [(each.step, each.n_fitting) for each in report.lonely] == [(Step.WAIT, 1), (Step.WAIT, 1)]
    best = {kind.region_key: (kind.n_reached, kind.n_unlocked, kind.age) for kind in report.kinds}
    assert best["aquitaine"] == (2, 2, "12")
    assert "hessen" not in best


def test_a_class_that_fits_some_hears_of_a_step_only_when_it_would_find_a_partner() -> None:
    """Two of Hessen want Bursa only, where one class is; Aquitaine would take one of them, and has nobody else."""
    picky = [a_class(number, "hessen", welcome=frozenset({"bursa"})) for number in (1, 2)]
    report = weighed(*picky, a_class(3, "bursa", welcome=frozenset({"hessen"})))
    assert [(each.n_fitting, each.step) for each in report.lonely] == [(1, Step.WAIT)]
    report = weighed(*picky, a_class(3, "bursa", welcome=frozenset({"hessen"})), a_class(4, "aquitaine"))
    told = {each.region_key: (each.n_fitting, each.step, each.n_gained) for each in report.lonely}
    assert told["hessen"] == (1, Step.WELCOME, 1)
    others = a_class(4, "aquitaine"), a_class(5, "emilia_romagna")  # would take it, and have each other
    report = weighed(*picky, a_class(3, "bursa", welcome=frozenset({"hessen"})), *others)
    assert [(each.n_fitting, each.step) for each in report.lonely] == [(1, Step.WAIT)]


def test_only_active_regions_are_asked_for_one_more_class() -> None:
    codes = usual_coding(suspended=frozenset({"aquitaine"}))
    report = weighed(a_class(1, "hessen"), a_class(2, "hessen"), a_class(3, "bursa"), coding=codes)
    assert report.kinds
    assert "aquitaine" not in {kind.region_key for kind in report.kinds}


def test_classes_of_one_teacher_are_no_pair() -> None:
    one, other = a_class(1, "hessen"), a_class(2, "bursa")
    assert weighed(one, other).n_alone == 0
    assert weighed(one, other, excluded=[(1, 0)]).n_alone == 2
    picky = a_class(1, "hessen", welcome=frozenset({"jaroslawl"}))
    assert [each.step for each in weighed(picky, other).lonely] == [Step.WELCOME, Step.WAIT]
    assert [each.step for each in weighed(picky, other, excluded=[(1, 0)]).lonely] == [Step.WAIT, Step.WAIT]


def test_nobody_looks() -> None:
    assert weighed() == Report(0, 0, 0, (), (), (), (), ())


def test_a_report_survives_being_kept() -> None:
    report = weigh(market(profiles(60)))
    assert report.kinds
    assert report_from(asdict(report)) == report


def test_bands_hold_two_ages() -> None:
    assert [band_of(age) for age in (11.9, 12.0, 13.9, 14.0)] == ["10", "12", "12", "14"]
