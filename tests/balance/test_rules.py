"""A balance is computed, not guessed: checked by trying every choice of pairs, on small markets and drawn ones."""

from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.balance.rules.advice import stops_among
from portal.balance.rules.balance import balance_of
from portal.balance.rules.market import Market
from portal.balance.rules.newcomers import newcomers
from portal.balance.rules.report import Report, Step, band_of, report_from
from portal.classes.rules.classes import Level
from portal.matching.rules.coding import Coding
from portal.matching.rules.criteria import DEFAULT_WEIGHTS, Stop
from portal.matching.rules.fit import fits
from portal.matching.rules.profiles import SearchProfile
from portal.solver.forest import NOBODY
from portal.solver.maximum import largest_matching
from portal.solver.problem import points_of
from scripts.bench.calendars import shipped_calendars
from scripts.bench.profiles import FIRST, OWN, SUPPLY, coding, profiles

EVERYWHERE = frozenset(SUPPLY)


def usual_coding(**changes: Any) -> Coding:
    codes = coding(shipped_calendars())
    return replace(codes, overlap=replace(codes.overlap, **changes))


def market(classes: list[SearchProfile], **changes: object) -> Market:
    ids, places = range(100, 100 + len(classes)), [1] * len(classes)
    usual = Market(ids, classes, places, usual_coding(), DEFAULT_WEIGHTS, OWN, owners=np.arange(len(classes)))
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


def balance_among(*classes: SearchProfile, **changes: object) -> Report:
    return balance_of(market(list(classes), **changes))


@pytest.mark.parametrize("number", [12, 60, 150])
def test_what_one_more_class_unlocks_is_what_a_new_computation_finds(number: int) -> None:
    """Each kind really joins, and everything is computed once more."""
    classes = profiles(number)
    report = balance_of(market(classes))
    alone = [classes[each.search_id - 100] for each in report.unmatched]
    helps = {(kind.region_key, kind.language) for kind in report.kinds}
    for each in newcomers(market(classes), alone):
        mates = largest_matching(points_of(market([*classes, each.profile]).problem)).mates
        n_more = int((mates != NOBODY).sum()) - (number - report.n_alone)
        if (each.profile.region_key, each.language) in helps:
            assert n_more == 2  # the class that joins, and one more
        elif not each.language:
            assert n_more == 0


@given(st.integers(0, 39))
@settings(max_examples=40)
def test_stops_are_counted_as_the_rules_say(place: int) -> None:
    classes = profiles(40)
    classes[3] = replace(classes[3], welcome=frozenset({"hessen"}))
    codes = usual_coding(suspended=frozenset({"bursa"}))
    here = classes[place]
    others = [each for each in classes if each.region_key != here.region_key]
    stops = [each.stops for each in fits(here, others, codes)]
    counted = stops_among(here, market(classes, coding=codes))
    assert counted == {stop: sum(stop in each for each in stops) for stop in counted}


def test_figures_of_regions_languages_and_ages() -> None:
    report = balance_among(
        a_class(1, "hessen"),
        a_class(2, "hessen", age=15.9),
        a_class(3, "bursa", welcome=frozenset({"hessen"})),
        places=[1, 2, 3],
    )
    rows = {row.key: row for row in (*report.regions, *report.languages, *report.ages)}
    figures = {
        key: (row.n_classes, row.n_offered, row.n_asked, row.n_fitting, row.n_alone) for key, row in rows.items()
    }
    assert figures["hessen"][:4] == (2, 3, 3, 2)
    assert figures["bursa"] == (1, 3, 3, 1, 0)
    assert figures["aquitaine"] == (0, 0, 3, 0, 0)
    assert figures["de"][:3] == (2, 2, 0)
    assert figures["en"][:3] == (3, 0, 3)
    assert figures["12"][:2] == (2, 4)
    assert figures["14"][:2] == (1, 2)
    assert (report.n_classes, report.n_alone, report.n_impossible) == (3, 0, 0)


def test_who_welcomes_too_few_regions_is_figures_to_welcome_more() -> None:
    report = balance_among(
        a_class(1, "hessen", welcome=frozenset({"jaroslawl"})), a_class(2, "bursa"), a_class(3, "aquitaine")
    )
    (alone,) = report.unmatched
    assert (alone.search_id, alone.n_fitting, alone.stop, alone.n_stopped) == (100, 0, Stop.NOT_WELCOME, 2)
    assert (alone.step, alone.n_gained) == (Step.WELCOME, 2)


def test_who_has_no_time_is_figures_to_offer_more() -> None:
    early = FIRST.replace(month=9)
    report = balance_among(
        a_class(1, "hessen", starts_on=early, ends_on=early), a_class(2, "bursa"), a_class(3, "aquitaine")
    )
    (alone,) = report.unmatched
    assert (alone.stop, alone.step, alone.n_gained) == (Stop.NO_WINDOW, Step.TIME, 2)


def test_who_shares_no_language_hears_which_one_would_open_most() -> None:
    report = balance_among(
        a_class(1, "hessen", languages={"de": Level.C2}), a_class(2, "bursa"), a_class(3, "aquitaine")
    )
    (alone,) = report.unmatched
    assert (alone.stop, alone.step, alone.language, alone.n_gained) == (Stop.NO_LANGUAGE, Step.LANGUAGE, "en", 2)


def test_who_asks_for_little_waits_for_more_classes_and_a_class_elsewhere_would_help_any_of_them() -> None:
    report = balance_among(a_class(1, "hessen"), a_class(2, "hessen"), a_class(3, "hessen"), a_class(4, "bursa"))
    assert [(each.step, each.n_fitting) for each in report.unmatched] == [(Step.WAIT, 1), (Step.WAIT, 1)]
    best = {kind.region_key: (kind.n_reached, kind.n_unlocked, kind.age) for kind in report.kinds}
    assert best["aquitaine"] == (2, 2, "12")
    assert "hessen" not in best


def test_a_class_that_fits_some_hears_of_a_step_only_when_it_would_find_a_partner() -> None:
    """Two of Hessen want Bursa only, where one class is; Aquitaine would take one of them, and has nobody else."""
    picky = [a_class(number, "hessen", welcome=frozenset({"bursa"})) for number in (1, 2)]
    report = balance_among(*picky, a_class(3, "bursa", welcome=frozenset({"hessen"})))
    assert [(each.n_fitting, each.step) for each in report.unmatched] == [(1, Step.WAIT)]
    report = balance_among(*picky, a_class(3, "bursa", welcome=frozenset({"hessen"})), a_class(4, "aquitaine"))
    figures = {each.region_key: (each.n_fitting, each.step, each.n_gained) for each in report.unmatched}
    assert figures["hessen"] == (1, Step.WELCOME, 1)
    others = a_class(4, "aquitaine"), a_class(5, "emilia_romagna")  # would take it, and have each other
    report = balance_among(*picky, a_class(3, "bursa", welcome=frozenset({"hessen"})), *others)
    assert [(each.n_fitting, each.step) for each in report.unmatched] == [(1, Step.WAIT)]


def test_only_active_regions_are_asked_for_one_more_class() -> None:
    codes = usual_coding(suspended=frozenset({"aquitaine"}))
    report = balance_among(a_class(1, "hessen"), a_class(2, "hessen"), a_class(3, "bursa"), coding=codes)
    assert report.kinds
    assert "aquitaine" not in {kind.region_key for kind in report.kinds}


def test_classes_of_one_teacher_are_no_pair() -> None:
    one, other = a_class(1, "hessen"), a_class(2, "bursa")
    assert balance_among(one, other).n_alone == 0
    assert balance_among(one, other, excluded=[(1, 0)]).n_alone == 2
    picky = a_class(1, "hessen", welcome=frozenset({"jaroslawl"}))
    assert [each.step for each in balance_among(picky, other).unmatched] == [Step.WELCOME, Step.WAIT]
    assert [each.step for each in balance_among(picky, other, excluded=[(1, 0)]).unmatched] == [Step.WAIT, Step.WAIT]


def test_nobody_looks() -> None:
    assert balance_among() == Report(0, 0, 0, (), (), (), (), ())


def test_a_report_survives_being_stored() -> None:
    report = balance_of(market(profiles(60)))
    assert report.kinds
    assert report_from(asdict(report)) == report


def test_bands_hold_two_ages() -> None:
    assert [band_of(age) for age in (11.9, 12.0, 13.9, 14.0)] == ["10", "12", "12", "14"]
