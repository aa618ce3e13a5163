"""Whose consent each region asks for (data/consent_rules.csv): facts with source and confidence, no legal advice."""

import csv
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "data" / "consent_rules.csv"
Row = dict[str, str]


def shipped_rules() -> list[Row]:
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
