"""What partners lack for a programme: every computed case holds, and adding a partner that counts never hurts."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.funding.labels.codes import AGENCIES, APPLICANTS, DEADLINE_PARTS, GRANT_MODELS, RULES, UNCERTAIN
from portal.funding.rules.eligibility import Gap, Lack, Outcome, Partner, check, outcome_of
from portal.funding.rules.programmes import codes_of, programme_from
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


def vectors() -> list[dict[str, str]]:
    with (Path(__file__).parent / "vectors.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def in_words(gap: Gap) -> str:
    return WORDS[gap.lack].format(about=gap.about, have=gap.have, need=gap.need)


@pytest.mark.parametrize("row", vectors(), ids=lambda row: f"{row['programme']} {row['organisation_countries']}")
def test_every_computed_case_holds(row: dict[str, str]) -> None:
    gaps = check(PROGRAMMES[row["programme"]], [Partner(c) for c in row["organisation_countries"].split(";")], SETS)
    assert (not gaps, "; ".join(map(in_words, gaps))) == (row["eligible"] == "yes", row["reason"])


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
    if counts and country not in rule.forbidden and rule.most_organisations is None:
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
