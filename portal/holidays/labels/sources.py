"""Where dates come from, as visitors read it: what was found in research is told by kind, in their language."""

from collections.abc import Iterable
from datetime import datetime

from flask_babel import lazy_gettext

from portal.holidays.models import Holiday

USUAL = lazy_gettext("Usual rule of the region")
# How the sources of shipped and imported lists begin.
KINDS = (
    ("OpenHolidays", lazy_gettext("OpenHolidays, a public collection of official dates")),
    ("PyPI vacances-scolaires-france", lazy_gettext("Calendar of the French ministry, zone A")),
    ("PyPI holidays", lazy_gettext("Public holidays by law")),
    ("standing regional rule", lazy_gettext("Standing rule of the region for every school year")),
    ("rule", USUAL),
    ("Thursday before", USUAL),
    ("memory", USUAL),
    ("DERIVED", USUAL),
    ("pattern", lazy_gettext("Dates of the year before; schools decide")),
    ("not official", lazy_gettext("Dates of the year before and newspapers; not official yet")),
    ("iCalendar", lazy_gettext("Calendar file of the regional coordination")),
)
OTHERS = lazy_gettext("Published list, taken over by the administration")


def sources_of(entries: Iterable[Holiday]) -> list[tuple[str, datetime]]:
    """(words, date of the last change) of each source, in the order of the entries."""
    found: dict[str, datetime] = {}
    for entry in entries:
        words = _words(entry)
        found[words] = max(found.get(words, entry.changed_at), entry.changed_at)
    return list(found.items())


def _words(entry: Holiday) -> str:
    """What a coordinator wrote stays as it is."""
    if entry.is_by_hand and entry.source:
        return entry.source
    return str(
        next((words for begin, words in KINDS if entry.source.startswith(begin)), OTHERS if entry.source else USUAL)
    )
