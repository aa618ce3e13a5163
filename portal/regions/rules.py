"""Dated status of a partnership, and the regions that are shipped."""

import csv
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

FACTS = Path(__file__).parent / "data" / "regions.csv"


class Status(StrEnum):
    """How a partnership stands."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"


class RegionRefusal(StrEnum):
    """Why something can't be started or changed."""

    NOT_ACTIVE = "region_not_active"
    KEY_TAKEN = "region_key_taken"


class Dated(Protocol):
    """A row that counts from a day on."""

    status: Status
    since: date


def status_on(rows: Iterable[Dated], day: date) -> Status:
    """The status on a day, of `rows` as they were recorded; a region without any row is active."""
    begun = sorted((row for row in rows if row.since <= day), key=lambda row: row.since)
    return begun[-1].status if begun else Status.ACTIVE


def shipped_regions() -> list[dict[str, str]]:
    """Rows of regions.csv by the names of its columns."""
    with FACTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
