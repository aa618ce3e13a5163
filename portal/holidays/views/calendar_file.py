"""A joint plan as iCalendar, in the reader's language; an entry keeps its UID, so that calendars update it."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from flask_babel import gettext, ngettext

from portal.core.web import calendar_files
from portal.core.web.calendar_files import Entry
from portal.core.web.links import absolute
from portal.core.web.locale import language
from portal.holidays.labels.entries import ATTRIBUTION, CERTAINTIES, event_name, names_listed, school_year
from portal.holidays.rules.entries import Certainty, Kind
from portal.holidays.rules.plans import DatedEntry, Plan, Window
from portal.regions.labels import region_name
from portal.regions.queries import all_regions

BEFORE_ANY_CHANGE = datetime(2026, 1, 1, tzinfo=UTC)


def calendar_file(plan: Plan) -> bytes:
    """All windows and all dates of the plan; the same plan gives the same bytes."""
    name = gettext("Joint plan %(year)s", year=school_year(plan.year))
    entries = (*_windows(plan), *_dates(plan))
    return calendar_files.calendar_file(name, entries, description=str(ATTRIBUTION), source=_address(plan))


def _windows(plan: Plan) -> Iterator[Entry]:
    known = [region for region in plan.regions if region.is_known]
    changed = max((e.changed_at for region in known for e in region.entries), default=BEFORE_ANY_CHANGE)
    who = hashlib.blake2b(" ".join(sorted(region.key for region in known)).encode(), digest_size=8).hexdigest()
    for window in plan.windows:
        yield Entry(
            uid=f"window-{window.start}-{who}",
            start=window.start,
            end=window.end,
            summary=gettext("All teach: %(regions)s", regions=names_listed(r.key for r in known)),
            changed=changed,
            description="\n".join(_about_window(window)),
            status="TENTATIVE" if any(region.doubts for region in known) else "CONFIRMED",
            url=_address(plan),
        )


def _about_window(window: Window) -> Iterator[str]:
    yield ngettext("%(num)d school day", "%(num)d school days", window.n_days)
    if window.exams:
        yield gettext("Weeks of exams: %(regions)s", regions=names_listed(window.exams))


def _dates(plan: Plan) -> Iterator[Entry]:
    for region in plan.regions:
        for entry in region.of_kind(Kind.BREAK, Kind.PUBLIC, Kind.EXAMS):
            yield _date(entry)


def _date(entry: DatedEntry) -> Entry:
    country = all_regions()[entry.region_key].country
    about = {"region": region_name(entry.region_key), "name": event_name(entry.event, country)}
    return Entry(
        uid=f"holiday-{entry.id}",
        start=entry.start,
        end=entry.end,
        summary=gettext("%(region)s: %(name)s", **about),
        changed=entry.changed_at,
        description=str(CERTAINTIES[entry.certainty]),
        status="CONFIRMED" if entry.certainty == Certainty.OFFICIAL else "TENTATIVE",
    )


def _address(plan: Plan) -> str:
    return absolute("holidays.plan", language(), region=[region.key for region in plan.regions], year=plan.year)
