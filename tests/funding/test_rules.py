"""What partners lack for a programme: every computed case holds, and adding a partner that counts never hurts."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.funding.rules.eligibility import Gap, Lack, Partner, check
from portal.funding.rules.shipped import programme, shipped_programmes, shipped_sets

PROGRAMMES = {key: programme(row) for key, row in shipped_programmes().items()}
SETS = shipped_sets()
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


def vectors() -> list[dict[str, str]]:
    with (Path(__file__).parent / "vectors.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said(gap: Gap) -> str:
    return WORDS[gap.lack].format(about=gap.about, have=gap.have, need=gap.need)


@pytest.mark.parametrize("row", vectors(), ids=lambda row: f"{row['programme']} {row['organisation_countries']}")
def test_every_computed_case_holds(row: dict[str, str]) -> None:
    found = check(PROGRAMMES[row["programme"]], [Partner(c) for c in row["organisation_countries"].split(";")], SETS)
    assert (not found, "; ".join(map(said, found))) == (row["eligible"] == "yes", row["reason"])


def test_a_region_whose_partnership_rests_is_said_before_any_rule() -> None:
    set_of = [Partner("DE", "hessen"), Partner("RU", "jaroslawl")]
    found = check(PROGRAMMES["erasmus_ka210_sch"], set_of, SETS, suspended={"jaroslawl"})
    assert found == (Gap(Lack.REGION_SUSPENDED, about="jaroslawl"),)


def test_more_than_a_single_applicant_is_too_many() -> None:
    found = check(PROGRAMMES["jm_learning_eu"], [Partner("DE"), Partner("FR")], SETS)
    assert found == (Gap(Lack.TOO_MANY, 2, 1),)


@given(st.sampled_from(sorted(PROGRAMMES)), partners, st.randoms(use_true_random=False))
def test_the_order_of_the_partners_does_not_matter(key: str, found: list[Partner], drawn: object) -> None:
    shuffled = list(found)
    drawn.shuffle(shuffled)  # type: ignore[attr-defined]
    assert check(PROGRAMMES[key], found, SETS) == check(PROGRAMMES[key], shuffled, SETS)


@given(st.sampled_from(sorted(PROGRAMMES)), partners, st.sampled_from(COUNTRIES))
def test_another_partner_that_counts_never_makes_more_missing(key: str, found: list[Partner], country: str) -> None:
    rule = PROGRAMMES[key]
    counts = rule.counted == "ANY" or country in SETS[rule.counted]
    if counts and country not in rule.forbidden and rule.most_organisations is None:
        assert len(check(rule, [*found, Partner(country)], SETS)) <= len(check(rule, found, SETS))


@given(st.sampled_from(sorted(PROGRAMMES)), partners)
def test_what_may_apply_has_the_numbers_that_are_asked_for(key: str, found: list[Partner]) -> None:
    rule = PROGRAMMES[key]
    if not check(rule, found, SETS):
        assert len(found) >= rule.n_organisations
        assert len({partner.country for partner in found}) >= rule.n_countries
        assert rule.required <= {partner.country for partner in found}
