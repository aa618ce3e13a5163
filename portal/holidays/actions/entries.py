"""Writes calendars: the portal's own facts at first, then what coordinators know better."""

import csv
from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.web import cache_version as cache_version
from portal.holidays.models import Holiday, HolidayChange
from portal.holidays.queries import calendars, find_same
from portal.holidays.rules.entries import (
    Action,
    Calendar,
    Certainty,
    HolidayRefusal,
    Kind,
    Span,
    calendar_from,
    year_name,
    year_of,
)
from portal.regions.models import Region

FACTS = Path(__file__).parents[1] / "data" / "calendar.csv"


@dataclass(frozen=True)
class Description:
    """What an entry says; `event` is a code of the usual names, or a name in the region's language."""

    kind: Kind
    event: str
    start: date
    end: date
    certainty: Certainty
    source: str = ""


def load_facts() -> int:
    """Adds the school years of the facts file to a portal without any; gives how many entries."""
    if db.session.scalar(select(Holiday.id).limit(1)):
        return 0
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = [_from_row(row) for row in csv.DictReader(file)]
    db.session.add_all(rows)
    calendars.forget()
    return len(rows)


def published() -> dict[str, Calendar]:
    """The calendars of the facts file, without a database."""
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    with FACTS.open(encoding="utf-8", newline="") as file:
        for entry in map(_from_row, csv.DictReader(file)):
            found[entry.region_key].append((entry.kind, Span(entry.start, entry.end)))
    return {key: calendar_from(entries) for key, entries in found.items()}


def add(region_key: str, description: Description, by: Person) -> Holiday:
    """Adds an entry, or brings back the removed one that it repeats; raises Refused when it is there already."""
    lock(region_key)
    entry = find_same(region_key, description.kind, description.event, description.start)
    if entry and entry.removed_at is None:
        raise Refused(HolidayRefusal.KNOWN_ALREADY)
    entry = entry or Holiday(region_key=region_key)
    db.session.add(entry)
    _describe(entry, description)
    _record(entry, Action.ADD, by)
    return entry


def change(entry: Holiday, description: Description, by: Person) -> None:
    """Raises Refused when it would become what another entry is, even a removed one."""
    lock(entry.region_key)
    same = find_same(entry.region_key, description.kind, description.event, description.start)
    if same and same is not entry:
        raise Refused(HolidayRefusal.KNOWN_ALREADY)
    _describe(entry, description)
    _record(entry, Action.CHANGE, by)


def remove(entry: Holiday, by: Person) -> None:
    """Takes an entry out; it can be put back."""
    if entry.removed_at is None:
        entry.removed_at = now()
        _record(entry, Action.REMOVE, by)


def restore(entry: Holiday, by: Person) -> None:
    if entry.removed_at is not None:
        entry.removed_at = None
        _record(entry, Action.RESTORE, by)


def take_over(entry: Holiday, description: Description) -> None:
    """What a published list says, of a new entry or of one that no person has touched."""
    db.session.add(entry)
    _describe(entry, description)
    _record(entry, Action.IMPORT, None)


def lock(*region_keys: str) -> None:
    """One after the other: two people may not enter the same at the same moment."""
    chosen = select(Region.key).where(Region.key.in_(region_keys)).order_by(Region.key)
    db.session.execute(chosen.with_for_update())


def _describe(entry: Holiday, description: Description) -> None:
    for name, value in asdict(description).items():
        setattr(entry, name, value)
    entry.school_year = year_name(year_of(description.start))
    entry.removed_at = None


def _record(entry: Holiday, action: Action, by: Person | None) -> None:
    """Keeps who did it (None: an import), and shows it to everybody at once."""
    by_id = by.id if by else None
    entry.changed_by_id, entry.changed_at, entry.is_by_hand = by_id, now(), by is not None
    db.session.flush()
    values = {name: getattr(entry, name) for name in ("kind", "event", "start", "end", "certainty")}
    db.session.add(HolidayChange(holiday_id=entry.id, action=action, by_id=by_id, **values))
    db.session.flush()
    calendars.forget()
    cache_version.increase()


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
