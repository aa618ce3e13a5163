"""A joint plan as iCalendar, in the reader's language; an entry keeps its UID, so that calendars update it."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from flask import current_app
from flask_babel import gettext, ngettext
from icalendar import Calendar, Event

from portal.core.web.links import absolute
from portal.core.web.locale import language
from portal.holidays.labels.entries import ATTRIBUTION, CERTAINTIES, event_name, names_listed, school_year
from portal.holidays.rules.days import A_DAY
from portal.holidays.rules.entries import Certainty, Kind
from portal.holidays.rules.plans import DatedEntry, Plan, Window
from portal.regions.labels import region_name
from portal.regions.queries import all_regions

BEFORE_ANY_CHANGE = datetime(2026, 1, 1, tzinfo=UTC)


def calendar_file(plan: Plan) -> bytes:
    """All windows and all dates of the plan; the same plan gives the same bytes."""
    name = gettext("Joint plan %(year)s", year=school_year(plan.year))
    calendar = Calendar()
    calendar.add("prodid", f"-//European Dialogue//{language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("description", str(ATTRIBUTION), _language())
    calendar.add("source", _address(plan), {"VALUE": "URI"})
    for event in (*_windows(plan), *_dates(plan)):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _windows(plan: Plan) -> Iterator[Event]:
    known = [region for region in plan.regions if region.is_known]
    changed = max((e.changed_at for region in known for e in region.entries), default=BEFORE_ANY_CHANGE)
    who = hashlib.blake2b(" ".join(sorted(region.key for region in known)).encode(), digest_size=8).hexdigest()
    for window in plan.windows:
        event = _event(f"window-{window.start}-{who}", window.start, window.end, changed)
        event.add("summary", gettext("All teach: %(regions)s", regions=names_listed(r.key for r in known)), _language())
        event.add("description", "\n".join(_about_window(window)), _language())
        event.add("status", "TENTATIVE" if any(region.doubts for region in known) else "CONFIRMED")
        event.add("url", _address(plan))
        yield event


def _about_window(window: Window) -> Iterator[str]:
    yield ngettext("%(num)d school day", "%(num)d school days", window.n_days)
    if window.exams:
        yield gettext("Weeks of exams: %(regions)s", regions=names_listed(window.exams))


def _dates(plan: Plan) -> Iterator[Event]:
    for region in plan.regions:
        for entry in region.of_kind(Kind.BREAK, Kind.PUBLIC, Kind.EXAMS):
            yield _date(entry)


def _date(entry: DatedEntry) -> Event:
    event = _event(f"holiday-{entry.id}", entry.start, entry.end, entry.changed_at)
    country = all_regions()[entry.region_key].country
    about = {"region": region_name(entry.region_key), "name": event_name(entry.event, country)}
    event.add("summary", gettext("%(region)s: %(name)s", **about), _language())
    event.add("description", str(CERTAINTIES[entry.certainty]), _language())
    event.add("status", "CONFIRMED" if entry.certainty == Certainty.OFFICIAL else "TENTATIVE")
    return event


def _event(name: str, start: date, end: date, changed: datetime) -> Event:
    """Whole days; they block nobody's time."""
    event = Event()
    event.add("uid", f"{name}@{urlsplit(current_app.config['BASE_URL']).hostname}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", start)
    event.add("dtend", end + A_DAY)  # the first day that is no longer part of it
    event.add("transp", "TRANSPARENT")
    return event


def _language() -> dict[str, str]:
    return {"LANGUAGE": language()}


def _address(plan: Plan) -> str:
    return absolute("holidays.plan", language(), region=[region.key for region in plan.regions], year=plan.year)
