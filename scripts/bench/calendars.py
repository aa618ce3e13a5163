"""The calendars that the portal ships, without a database."""

from collections import defaultdict

from portal.holidays.rules.calendar import Calendar, calendar_from
from portal.holidays.rules.days import Span
from portal.holidays.rules.entries import Kind
from portal.holidays.rules.shipped import shipped_entries


def shipped_calendars() -> dict[str, Calendar]:
    """Of the regions in the file."""
    entries: dict[str, list[tuple[Kind, Span]]] = defaultdict(list)
    for entry in shipped_entries():
        description = entry.description
        entries[entry.region_key].append((description.kind, Span(description.start, description.end)))
    return {key: calendar_from(dated) for key, dated in entries.items()}
