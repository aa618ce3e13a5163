"""Kinds of schools: native types to keys of data/school_types.csv, and what several types together make."""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

FACTS = Path(__file__).parents[2] / "data" / "school_types.csv"
TOGETHER = {frozenset({"fr_lycee_gt", "fr_lycee_pro"}): "fr_lycee_polyvalent"}


Value = TypeVar("Value")


@cache
def school_types() -> dict[str, dict[str, str]]:
    """Rows of school_types.csv by key: category, its labels, school years, source, confidence."""
    with FACTS.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def first_match(text: str, table: Iterable[tuple[str, Value]]) -> Value | None:
    """The value whose (folded) words the (folded) text contains, first come first served."""
    return next((value for words, value in table if words in text), None)


def together(keys: Iterable[str | None]) -> str | None:
    """One key for a school that is listed under several types: the one that leads furthest."""
    known = frozenset(key for key in keys if key)
    if known in TOGETHER:
        return TOGETHER[known]
    return max(sorted(known), key=lambda key: int(school_types()[key]["school_year_to"] or 0), default=None)
