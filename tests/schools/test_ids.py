"""Official ids, by the examples that come with the rules."""

import csv

import pytest

from portal.schools.rules.ids import FACTS, NORMALISED, BadIdError, checked, id_kinds
from portal.schools.rules.lists.codes import Flaw

RULES = list(csv.DictReader(FACTS.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["key"])
def test_the_examples_of_the_rules(rule: dict[str, str]) -> None:
    assert checked(rule["key"], f" {rule['example_valid']}\n") == rule["example_valid"]
    with pytest.raises(BadIdError) as bad:
        checked(rule["key"], rule["example_bad_format"])
    assert bad.value.flaw == Flaw.ID_FORMAT
    if rule["example_bad_check"]:
        with pytest.raises(BadIdError) as bad:
            checked(rule["key"], rule["example_bad_check"])
        assert bad.value.flaw == Flaw.ID_CHECK


@pytest.mark.parametrize(
    ("kind", "raw", "stored"),
    [
        ("fr_uai", "339999p", "0339999P"),
        ("it_codice_meccanografico", "bois99900x", "BOIS99900X"),
        ("pl_rspo", "000123", "123"),
        ("pl_regon", "999 999 990", "999999990"),
        ("ru_inn", "7699999993", "7699999993"),
        ("eu_oid", "e19999999", "E19999999"),
    ],
)
def test_ids_are_stored_in_one_spelling(kind: str, raw: str, stored: str) -> None:
    assert checked(kind, raw) == stored


@pytest.mark.parametrize("kind", list(NORMALISED))
@pytest.mark.parametrize("raw", ["", " ", "٣٣٣٣", "0339999P\n0339999P", "=1+1", "x" * 10_000])
def test_nothing_else_passes(kind: str, raw: str) -> None:
    with pytest.raises(BadIdError):
        checked(kind, raw)


def test_every_kind_knows_how_it_is_written() -> None:
    assert set(id_kinds()) == set(NORMALISED)
