"""The school years that the portal ships, read from data/calendar.csv."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.holidays.rules.entries import Certainty, Description, Kind

FILE = Path(__file__).parents[1] / "data" / "calendar.csv"


@dataclass(frozen=True)
class ShippedEntry:
    """A row of the file: an entry of a region."""

    region_key: str
    description: Description


def shipped_entries() -> list[ShippedEntry]:
    """In the order of the file, which is that of days in each region."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [ShippedEntry(row["region_key"], _description(row)) for row in csv.DictReader(file)]


def _description(row: dict[str, str]) -> Description:
    return Description(
        kind=Kind.LESSONS if row["event"] == "lessons" else Kind.BREAK,
        event=row["event"],
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]),
        certainty=Certainty(row["status"].split()[0]),
        source=row["source"],
    )
