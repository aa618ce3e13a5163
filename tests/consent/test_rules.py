"""The gate agrees with a table of every combination, written as data for itself."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from portal.consent.rules.codes import ALL_GRANTS, Giver, Kind, Lack, Use, grant
from portal.consent.rules.gate import Ages, Decision, Showing, lacks
from portal.consent.rules.naming import named_in
from portal.consent.rules.shipped import shipped_rules
from portal.core.text import capitalised

DAY, YEAR, PROJECT = date(2026, 11, 30), 2026, 7
P, S = Giver.PARENT, Giver.STUDENT
# Country → who has to agree in a class of two ages, by the years that its law names.
WHO = {
    "hessen": {(9, 10): {P}, (12, 13): {P}, (13, 14): {P, S}, (16, 17): {P, S}, (17, 18): {P, S}, (18, 19): {S}},
    "aquitaine": {(13, 14): {P}, (14, 15): {P, S}, (17, 18): {P, S}, (18, 19): {S}},
    "emilia_romagna": {(12, 13): {P}, (13, 14): {P, S}, (18, 19): {S}},
    "wielkopolska": {(11, 12): {P}, (12, 13): {P, S}, (18, 19): {S}},
    "jaroslawl": {(12, 13): {P}, (13, 14): {P, S}, (18, 20): {S}},
    "bursa": {(13, 14): {P}, (14, 15): {P, S}, (18, 19): {S}},
}
RULES = {row["region_key"]: Ages(int(row["student_from"]), int(row["parent_until"])) for row in shipped_rules()}


def said(giver: Giver, *grants: str, year: int | None = YEAR, until: date | None = None, project: int | None = None,
         withdrawn: bool = False) -> Decision:  # fmt: skip
    return Decision(giver, frozenset(grants), year, until, project, withdrawn)


def asked(use: Use, kind: Kind) -> Showing:
    return Showing(use, kind, YEAR, DAY, PROJECT)


# State of one giver → what it means for what was asked; `it` is the grant.
STATES: dict[str, tuple[Callable[[Giver, str], list[Decision]], Lack | None]] = {
    "missing": (lambda giver, it: [], Lack.MISSING),
    "given": (lambda giver, it: [said(giver, it)], None),
    "given for more": (lambda giver, it: [said(giver, *ALL_GRANTS)], None),
    "given until today": (lambda giver, it: [said(giver, it, until=DAY)], None),
    "given for any year": (lambda giver, it: [said(giver, it, year=None)], None),
    "given for the project": (lambda giver, it: [said(giver, it, project=PROJECT)], None),
    "expired": (lambda giver, it: [said(giver, it, until=date(2026, 11, 29))], Lack.EXPIRED),
    "refused": (lambda giver, it: [said(giver)], Lack.REFUSED),
    "everything else": (lambda giver, it: [said(giver, *({*ALL_GRANTS} - {it}))], Lack.REFUSED),
    "withdrawn": (lambda giver, it: [said(giver, it), said(giver, year=None, withdrawn=True)], Lack.WITHDRAWN),
    "given anew": (lambda giver, it: [said(giver, year=None, withdrawn=True), said(giver, it)], None),
    "other school year": (lambda giver, it: [said(giver, it, year=2025)], Lack.OTHER_YEAR),
    "other project": (lambda giver, it: [said(giver, it, project=8)], Lack.MISSING),
    "no for the project": (lambda giver, it: [said(giver, it), said(giver, project=PROJECT)], Lack.REFUSED),
    "no for another project": (lambda giver, it: [said(giver, it), said(giver, project=8)], None),
    "no in the year before": (lambda giver, it: [said(giver, year=2025), said(giver, it)], None),
    "no for the next year": (lambda giver, it: [said(giver, it), said(giver, year=2027)], None),
}


@pytest.mark.parametrize("region", WHO)
def test_whoever_may_have_to_agree_is_asked(region: str) -> None:
    assert {ages: set(RULES[region].givers(*ages)) for ages in WHO[region]} == WHO[region]


@pytest.mark.parametrize("region", WHO)
def test_the_gate_says_what_the_table_says_for_every_use_kind_age_and_state(region: str) -> None:
    n = 0
    for use, kind, (ages, who), parent, student in product(Use, Kind, WHO[region].items(), STATES, STATES):
        it, states = grant(use, kind), {P: STATES[parent], S: STATES[student]}
        decisions = [decision for giver, (make, _) in states.items() for decision in make(giver, it)]
        expected = {
            giver: lack
            for giver, (_, lack) in states.items()
            if lack and (giver in who or (giver == S and lack == Lack.WITHDRAWN))
        }
        assert lacks(asked(use, kind), decisions, RULES[region].givers(*ages)) == expected, (
            use,
            kind,
            ages,
            parent,
            student,
        )
        n += 1
    assert n == len(Use) * len(Kind) * len(WHO[region]) * len(STATES) ** 2


def test_every_region_has_a_source_and_says_how_sure_it_is() -> None:
    assert all(row["source"] and row["confidence"] in ("high", "medium", "low") for row in shipped_rules())
    assert {row["region_key"] for row in shipped_rules()} == set(WHO)


NAMED = [
    ("de", "Ben und ich", {"Ben"}), ("de", "Bens Fahrrad", {"Ben"}), ("de", "wir benutzen", set()),
    ("en", "Will you come, Mia?", {"Mia"}), ("pl", "Widziałem Annę i Zosię", {"Anna", "Zosia"}),
    ("pl", "anna to imię", set()), ("ru", "Мы с Анной и Иваном", {"Анна", "Иван"}), ("tr", "Elif’in evi", {"Elif"}),
    ("fr", "L’amie Zoé", {"Zoé"}), ("it", "Con Luca e Mia", {"Luca", "Mia"}), ("de", "", set()),
    ("de", "Anna-Lenas Hund", {"Anna", "Anna-Lena"}), ("de", "Lena allein", set()), ("de", "Kai war da", {"Kai M."}),
    ("ru", "Мы с Олей", {"Оля"}), ("ru", "Олень и Олег", set()), ("pl", "Bez Marka", {"Marek"}), ("pl", "Marzec", set()),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "found"), NAMED)
def test_names_of_the_class_are_found_in_the_forms_of_the_language(language: str, text: str, found: set[str]) -> None:
    names = {
        "Ben",
        "Mia",
        "Anna",
        "Zosia",
        "Анна",
        "Иван",
        "Elif",
        "Zoé",
        "Luca",
        "Jo",
        "Anna-Lena",
        "Kai M.",
        "Оля",
        "Marek",
    }
    assert named_in([(capitalised(text), language)], names) == found
