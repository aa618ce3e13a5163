"""What partners lack for a programme: every computed case holds, and adding a partner that counts never hurts."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.funding.labels.codes import AGENCIES, APPLICANTS, DEADLINE_PARTS, GRANT_MODELS, RULES, UNCERTAIN
from portal.funding.rules.eligibility import Gap, Lack, Outcome, Partner, Trip, check, check_trip, outcome_of
from portal.funding.rules.programmes import codes_of, is_certain, programme_from
from portal.funding.rules.shipped import members_of, shipped_programmes, shipped_sets

PROGRAMMES = {row["key"]: programme_from(row) for row in shipped_programmes()}
SETS = {row["set_key"]: frozenset(members_of(row)) for row in shipped_sets()}
COUNTRIES = ("DE", "FR", "IT", "PL", "TR", "RU", "UA", "RS", "US", "AT", "BY")
partners = st.lists(st.sampled_from(COUNTRIES).map(Partner), max_size=7)
# As the computed cases put it.
WORDS = {
    Lack.SUSPENDED: "programme suspended",
    Lack.FORBIDDEN: "forbidden country {about}",
    Lack.NOT_ELIGIBLE: "not eligible: {about}",
    Lack.NOT_AS_EXTRA: "extra partner not allowed: {about}",
    Lack.SEVERAL_THIRD: "more than one third country",
    Lack.ORGANISATIONS: "{have} of {need} organisations",
    Lack.COUNTRIES: "{have} of {need} countries",
    Lack.EU_COUNTRIES: "too few EU countries",
    Lack.COUNTRY_MISSING: "missing {about}",
}
COUNTRY_OF = {"aquitaine": "FR", "bursa": "TR", "emilia_romagna": "IT", "hessen": "DE", "jaroslawl": "RU", "wielkopolska": "PL"}  # fmt: skip


def vectors(name: str = "vectors.csv") -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def in_words(gap: Gap) -> str:
    return WORDS[gap.lack].format(about=gap.about, have=gap.have, need=gap.need)


@pytest.mark.parametrize("row", vectors(), ids=lambda row: f"{row['programme']} {row['organisation_countries']}")
def test_every_computed_case_holds(row: dict[str, str]) -> None:
    gaps = check(PROGRAMMES[row["programme"]], [Partner(c) for c in row["organisation_countries"].split(";")], SETS)
    assert (not gaps, "; ".join(map(in_words, gaps))) == (row["eligible"] == "yes", row["reason"])


@pytest.mark.parametrize("row", vectors("regions.csv"), ids=lambda row: row["regions"])
def test_what_two_or_three_classes_of_the_six_regions_may_apply_for(row: dict[str, str]) -> None:
    """All pairs and triples, decided programme by programme from what the sources say."""
    partners = [Partner(COUNTRY_OF[key], key) for key in row["regions"].split(";")]
    found: dict[Outcome, set[str]] = {outcome: set() for outcome in Outcome}
    for facts in shipped_programmes():
        gaps = check(PROGRAMMES[facts["key"]], partners, SETS)
        found[outcome_of(gaps, is_certain(facts))].add(facts["key"])
    assert found[Outcome.POSSIBLE] == {*codes_of(row, "possible")}
    assert found[Outcome.ASK] == {*codes_of(row, "ask")}


def test_an_award_of_hessen_is_not_for_other_regions_and_a_prize_of_four_regions_for_these() -> None:
    elsewhere = [Partner("FR", "aquitaine"), Partner("DE", "saxony")]
    assert Gap(Lack.REGION_MISSING, about="hessen") in check(PROGRAMMES["leah_award"], elsewhere, SETS)
    assert Gap(Lack.OUTSIDE_REGIONS) in check(PROGRAMMES["jugendpreis"], elsewhere, SETS)
    assert not check(PROGRAMMES["leah_award"], [Partner("DE"), Partner("FR")], SETS)  # may be in Hessen


def test_a_suspended_region_is_named_before_any_rule_is_checked() -> None:
    two = [Partner("DE", "hessen"), Partner("RU", "jaroslawl")]
    gaps = check(PROGRAMMES["erasmus_ka210_sch"], two, SETS, suspended={"jaroslawl"})
    assert gaps == (Gap(Lack.REGION_SUSPENDED, about="jaroslawl"),)


def test_more_than_a_single_applicant_is_too_many() -> None:
    gaps = check(PROGRAMMES["jm_learning_eu"], [Partner("DE"), Partner("FR")], SETS)
    assert gaps == (Gap(Lack.TOO_MANY, 2, 1),)


@given(st.sampled_from(sorted(PROGRAMMES)), partners, st.randoms(use_true_random=False))
def test_the_order_of_the_partners_does_not_matter(key: str, drawn: list[Partner], random: object) -> None:
    shuffled = list(drawn)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert check(PROGRAMMES[key], drawn, SETS) == check(PROGRAMMES[key], shuffled, SETS)


@given(st.sampled_from(sorted(PROGRAMMES)), partners, st.sampled_from(COUNTRIES))
def test_another_partner_that_counts_never_makes_more_missing(key: str, drawn: list[Partner], country: str) -> None:
    rule = PROGRAMMES[key]
    counts = rule.counted == "ANY" or country in SETS[rule.counted]
    refused = rule.forbidden | rule.uncertain_countries  # such a country is something to ask about by itself
    if counts and country not in refused and rule.most_organisations is None:
        assert len(check(rule, [*drawn, Partner(country)], SETS)) <= len(check(rule, drawn, SETS))


@given(st.sampled_from(sorted(PROGRAMMES)), partners)
def test_what_may_apply_has_the_numbers_that_are_asked_for(key: str, drawn: list[Partner]) -> None:
    rule = PROGRAMMES[key]
    if not check(rule, drawn, SETS):
        assert len(drawn) >= rule.n_organisations
        assert len({partner.country for partner in drawn}) >= rule.n_countries
        assert rule.required <= {partner.country for partner in drawn}


def test_every_code_of_the_shipped_facts_has_words() -> None:
    words = {"applicant": APPLICANTS, "agency": AGENCIES, "grant_model": GRANT_MODELS, "rules": RULES,
             "uncertain": UNCERTAIN, "deadline_part": DEADLINE_PARTS}  # fmt: skip
    for row in shipped_programmes():
        for name, known in words.items():
            assert {*codes_of(row, name)} <= set(known), (row["key"], name)
        assert row["agency"]
        assert row["source"]
        assert row["checked"]


@pytest.mark.parametrize(
    ("lacks", "is_certain", "outcome"),
    [
        ((), True, Outcome.POSSIBLE),
        ((), False, Outcome.ASK),
        ((Lack.ORGANISATIONS,), True, Outcome.MISSING),
        ((Lack.ORGANISATIONS, Lack.FORBIDDEN), True, Outcome.IMPOSSIBLE),
        ((Lack.SUSPENDED,), False, Outcome.IMPOSSIBLE),
    ],
)
def test_what_a_programme_means_for_partners(lacks: tuple[Lack, ...], is_certain: bool, outcome: Outcome) -> None:
    assert outcome_of([Gap(lack) for lack in lacks], is_certain) == outcome


@pytest.mark.parametrize(
    ("key", "trip", "lacks"),
    [
        ("dtjb_school_exchange", Trip(4, 9, 9, (13, 14)), [(Lack.TOO_SHORT, 4, 5), (Lack.PUPILS, 9, 10)]),
        ("dtjb_school_exchange", Trip(5, 10, 10, (13, 14)), []),
        ("erasmus_ka122_sch", Trip(31, 31, 31), [(Lack.TOO_LONG, 31, 30), (Lack.PARTICIPANTS, 31, 30)]),
        ("dpjw_exchange", Trip(7, 20, 20, (11, 27)), [(Lack.TOO_YOUNG, 11, 12), (Lack.TOO_OLD, 27, 26)]),
        ("dpjw_exchange", Trip(7, 0, 0), []),
        ("erasmus_ka220_sch", Trip(1, 0, 0), []),
    ],
)
def test_what_a_visit_lacks_by_its_days_and_its_group(key: str, trip: Trip, lacks: list[tuple[Lack, int, int]]) -> None:
    assert [(gap.lack, gap.have, gap.need) for gap in check_trip(PROGRAMMES[key], trip)] == lacks
