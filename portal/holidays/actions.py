"""Writes calendars: the portal's own facts at first."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

from sqlalchemy import select

from portal.db import db
from portal.holidays.models import Holiday
from portal.holidays.queries import forget_copy
from portal.holidays.rules import Calendar, Certainty, Kind, Span

FACTS = Path(__file__).parent / "facts" / "calendar.csv"


def load_facts() -> int:
    """Adds the school years of the facts file to a portal without any; gives how many entries."""
    if db.session.scalar(select(Holiday.id).limit(1)):
        return 0
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = [_from_row(row) for row in csv.DictReader(file)]
    db.session.add_all(rows)
    forget_copy()
    return len(rows)


def published() -> dict[str, Calendar]:
    """The calendars of the facts file, without a database."""
    spans: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    with FACTS.open(encoding="utf-8", newline="") as file:
        for entry in map(_from_row, csv.DictReader(file)):
            spans[entry.region_key][entry.kind].append(Span(entry.start, entry.end))
    return {key: Calendar(tuple(kinds[Kind.LESSONS]), tuple(kinds[Kind.BREAK])) for key, kinds in spans.items()}


def _from_row(row: dict[str, str]) -> Holiday:
    return Holiday(
        region_key=row["region_key"],
        school_year=row["school_year"],
        kind=Kind.LESSONS if row["event"] == "lessons" else Kind.BREAK,
        event=row["event"],
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]),
        certainty=Certainty(row["status"].split()[0]),
        source=row["source"],
    )
