"""Tables in calendar files (iCalendar): every event is a row."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from icalendar import Calendar
from icalendar.prop import vDDDTypes

from portal.core.tabular.rows import Row, UnreadableListError
from portal.core.tabular.rules import Unreadable
from portal.core.tabular.separated import places_of

COLUMNS = ["SUMMARY", "DTSTART", "DTEND", "STATUS"]
BEGIN = re.compile(r"BEGIN:VEVENT\s*", re.IGNORECASE)


def is_calendar(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].upper() == b"BEGIN:VCALENDAR"


def event_rows(data: bytes) -> Iterator[Row]:
    """Events in their order, each with the line on which it begins; a day is written 2026-10-05."""
    text = _text(data)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if BEGIN.fullmatch(line)]
    places = places_of(COLUMNS)
    for line, event in zip(lines, _events(text), strict=True):
        yield Row(line, [_cell(event.get(name)) for name in COLUMNS], places)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")  # the only encoding that the standard knows
    except UnicodeDecodeError as error:
        raise UnreadableListError(Unreadable.ENCODING, data.count(b"\n", 0, error.start) + 1, "utf-8") from None


def _events(text: str) -> list[Any]:
    try:
        return [event for each in Calendar.from_ical(text, multiple=True) for event in each.walk("VEVENT")]
    except ValueError as error:
        raise UnreadableListError(Unreadable.CALENDAR, detail=str(error)[:200]) from None


def _cell(value: Any) -> str:
    """A date as such, even of an event at a time of day; what is broken as it stands there."""
    if isinstance(value, vDDDTypes) and isinstance(value.dt, date):
        return value.dt.isoformat()[:10]
    return "" if value is None else str(value)
