"""The programmes and sets of countries that the portal ships, read from facts/."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from portal.funding.rules.eligibility import Open, Programme

FOLDER = Path(__file__).parents[1] / "data"
Row = Mapping[str, str]


@cache
def shipped_programmes() -> dict[str, Row]:
    """Rows of programmes.csv by key, in the order of the file."""
    return {row["key"]: row for row in _rows("programmes.csv")}


@cache
def shipped_set_rows() -> list[Row]:
    return _rows("country_sets.csv")


def shipped_sets() -> dict[str, frozenset[str]]:
    return {row["set_key"]: frozenset(row["members"].split(";")) for row in shipped_set_rows()}


def programme(row: Row) -> Programme:
    """The rule that a row tells."""
    return Programme(
        key=row["key"],
        status=Open(row["status"]),
        n_organisations=number(row, "min_orgs") or 0,
        n_countries=number(row, "min_countries") or 0,
        n_eu_countries=number(row, "min_eu_countries") or 0,
        most_organisations=number(row, "max_orgs"),
        counted=row["count_set"],
        extra=row["extra_partners"] or "NONE",
        forbidden=_codes(row, "forbid_countries"),
        required=_codes(row, "require_countries"),
    )


def number(row: Row, name: str) -> int | None:
    return int(row[name]) if row.get(name) else None


def _codes(row: Row, name: str) -> frozenset[str]:
    return frozenset(code for code in row.get(name, "").split(";") if code)


def _rows(name: str) -> list[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
