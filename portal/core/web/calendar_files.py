"""Writes iCalendar: entries of whole days or of hours in their own time zone, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from flask import Response, current_app
from icalendar import Calendar, Event

from portal.core.web.locale import language


@dataclass(frozen=True)
class Entry:
    """One entry; `uid` stays the same when it changes, so that calendars update it.

    `start` and `end` are both days, the last one included, or both moments with a time zone of the region.
    """

    uid: str
    start: date
    end: date
    summary: str
    changed: datetime
    description: str = ""
    place: str = ""
    url: str = ""
    status: str = "CONFIRMED"  # or TENTATIVE, CANCELLED
    blocks_time: bool = False
    sequence: int = 0  # rises with every change that others should hear of
    language: str = ""  # of the text; without one that of the reader

    @property
    def has_hours(self) -> bool:
        return isinstance(self.start, datetime)


def calendar_file(name: str, entries: Iterable[Entry], *, description: str = "", source: str = "") -> bytes:
    """The same entries give the same bytes; time zones are written out, so that every calendar knows them."""
    calendar = Calendar()
    calendar.add("prodid", f"-//European Dialogue//{language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    if description:
        calendar.add("description", description, {"LANGUAGE": language()})
    if source:
        calendar.add("source", source, {"VALUE": "URI"})
    for entry in entries:
        calendar.add_component(_event(entry))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def calendar_answer(data: bytes, filename: str) -> Response:
    answer = Response(data, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f"attachment; filename={filename}.ics"
    return answer


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@{urlsplit(current_app.config['BASE_URL']).hostname}")
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("dtstart", entry.start)
    event.add("dtend", entry.end if entry.has_hours else entry.end + timedelta(days=1))  # the first day without it
    in_language = {"LANGUAGE": entry.language or language()}
    event.add("summary", entry.summary, in_language)
    if entry.description:
        event.add("description", entry.description, in_language)
    if entry.place:
        event.add("location", entry.place)
    if entry.url:
        event.add("url", entry.url)
    event.add("status", entry.status)
    if entry.sequence:
        event.add("sequence", entry.sequence)
    event.add("transp", "OPAQUE" if entry.blocks_time else "TRANSPARENT")
    return event
