"""Tables in calendar files (iCalendar): every event, task and note is a row."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar.prop import vDDDTypes

from portal.core.clock import zone
from portal.core.tabular.rows import Row, UnreadableListError
from portal.core.tabular.rules import Unreadable
from portal.core.tabular.separated import places_of

ENTRIES = ("VEVENT", "VTODO", "VJOURNAL")
REPEATS = ("RRULE", "RDATE")
COLUMNS = ["SUMMARY", "DTSTART", "DTEND", "STATUS", "ENTRY", "REPEATS"]
BEGIN = re.compile(rf"BEGIN:({'|'.join(ENTRIES)})\s*", re.IGNORECASE)


def is_calendar(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].upper() == b"BEGIN:VCALENDAR"


def event_rows(data: bytes) -> Iterator[Row]:
    """Entries in their order, each with the line on which it begins; a day is written 2026-10-05.

    The day in `DTEND` is the one after the last.
    """
    text = _text(data)
    entries, places = _entries(text), places_of(COLUMNS)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if BEGIN.fullmatch(line)]
    if len(lines) != len(entries):
        raise UnreadableListError(Unreadable.CALENDAR)  # "BEGIN:VE", and the rest on the next line
    for line, (entry, where) in zip(lines, entries, strict=True):
        repeats = next((name for name in REPEATS if name in entry), "")
        yield Row(
            line,
            [
                _cell(entry.get("SUMMARY")),
                *_days(entry, where),
                _cell(entry.get("STATUS")).upper(),
                str(entry.name),
                repeats,
            ],
            places,
        )


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")  # the only encoding that the standard knows
    except UnicodeDecodeError as error:
        raise UnreadableListError(Unreadable.ENCODING, data.count(b"\n", 0, error.start) + 1, "utf-8") from None


def _entries(text: str) -> list[tuple[Any, tzinfo]]:
    """Each with the time zone in which its moments are read."""
    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except ValueError as error:
        raise UnreadableListError(Unreadable.CALENDAR, detail=str(error)[:200]) from None
    return [(entry, _zone_of(each)) for each in calendars for entry in each.walk() if entry.name in ENTRIES]


def _zone_of(calendar: Any) -> tzinfo:
    """What most programs write beside the standard says it; otherwise it is that of the portal."""
    try:
        return ZoneInfo(str(calendar["X-WR-TIMEZONE"]))
    except (KeyError, ValueError, OSError):
        return zone()


def _days(entry: Any, where: tzinfo) -> tuple[str, str]:
    """The first day and the one after the last; what is broken as it stands there."""
    try:
        start, end = _local(entry.start, where), _local(entry.end, where)
    except (ValueError, AttributeError):
        return _cell(entry.get("DTSTART")), _cell(entry.get("DTEND"))
    after = end.date() if end.time() == time() and end > start else end.date() + timedelta(days=1)
    return start.date().isoformat(), after.isoformat()


def _local(moment: date, where: tzinfo) -> datetime:
    """Its own day in its own time zone; in that of the calendar where it has only universal time."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    is_universal = moment.tzname() == "UTC"  # London has the same hour in winter, and a day of its own
    return (moment.astimezone(where) if is_universal else moment).replace(tzinfo=None)


def _cell(value: Any) -> str:
    if isinstance(value, vDDDTypes) and isinstance(value.dt, date):
        return value.dt.isoformat()[:10]
    return "" if value is None else str(value)
