"""The documents that the portal ships, read from data/."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "data"


def shipped_documents() -> list[dict[str, Any]]:
    """Values of `RequiredDocument`, by its columns."""
    with (FOLDER / "documents.csv").open(encoding="utf-8", newline="") as file:
        return [_values(row) for row in csv.DictReader(file)]


def _values(row: dict[str, str]) -> dict[str, Any]:
    return {
        **row,
        **{name: row[name].split() for name in ("kinds", "host_countries", "guest_countries")},
        "days_before": int(row["days_before"] or 0),
        "valid_from": date.fromisoformat(row["valid_from"]),
    }
