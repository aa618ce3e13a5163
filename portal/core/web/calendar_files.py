"""Writes iCalendar: entries of whole days, or of hours, in the reader's language.

Hours are written in UTC, which every program reads alike. A time zone would have to be described in the file; programs
that know its name pass over the description, and others disagree about what it says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from flask import Response, current_app
from icalendar import Calendar, Event

from portal.core.web.locale import language


@dataclass(frozen=True)
class Entry:
    """One entry; `uid` stays the same when it changes, so that calendars update it.

    `start` and `end` are both days, the last one included, or both moments; without an end they are the same moment.
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
    def bounds(self) -> tuple[date, date]:
        """As they are written: the end does not belong to the entry any more."""
        if isinstance(self.start, datetime) and isinstance(self.end, datetime):
            return self.start.astimezone(UTC), self.end.astimezone(UTC)
        return self.start, self.end + timedelta(days=1)


def calendar_file(name: str, entries: Iterable[Entry], *, description: str = "", source: str = "") -> bytes:
    """The same entries give the same bytes."""
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
    start, end = entry.bounds
    event.add("dtstart", start)
    if end > start:
        event.add("dtend", end)
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
