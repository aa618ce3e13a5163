"""The programmes and sets of countries that the portal ships, read from data/."""

import csv
from functools import cache
from pathlib import Path

from portal.funding.rules.programmes import Row

FOLDER = Path(__file__).parents[1] / "data"


@cache
def shipped_programmes() -> list[Row]:
    return _rows("programmes.csv")


@cache
def shipped_sets() -> list[Row]:
    return _rows("country_sets.csv")


def members_of(set_row: Row) -> list[str]:
    """The countries of a set, as ISO 3166-1 codes."""
    return set_row["members"].split(";")


def _rows(name: str) -> list[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
