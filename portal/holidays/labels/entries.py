"""Words for entries of calendars: kinds, certainties, usual names, history."""

from collections.abc import Iterable
from datetime import date

from babel.dates import format_date
from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.web.errors import Words
from portal.core.web.formatting import formats, listed
from portal.core.web.locale import language
from portal.holidays.labels.official import OFFICIAL
from portal.holidays.rules.entries import Action, Certainty, DateFlaw, HolidayRefusal, Kind
from portal.regions.labels import region_name

KINDS = {
    Kind.LESSONS: lazy_pgettext("calendar", "School year"),
    Kind.BREAK: lazy_pgettext("calendar", "School holidays"),
    Kind.PUBLIC: lazy_pgettext("calendar", "Public holiday"),
    Kind.EXAMS: lazy_pgettext("calendar", "Weeks of exams"),
}
CERTAINTIES = {
    Certainty.OFFICIAL: lazy_pgettext("calendar", "official"),
    Certainty.DERIVED: lazy_pgettext("calendar", "derived from a standing rule, please check"),
    Certainty.EXPECTED: lazy_pgettext("calendar", "expected, not official yet"),
    Certainty.PATTERN: lazy_pgettext("calendar", "as in earlier years; schools decide"),
}
EVENTS = {
    "lessons": lazy_pgettext("calendar", "School year"),
    "autumn": lazy_gettext("Autumn holidays"),
    "christmas": lazy_gettext("Christmas holidays"),
    "winter": lazy_gettext("Winter holidays"),
    "semester": lazy_gettext("Half-year holidays"),
    "spring": lazy_gettext("Spring holidays"),
    "easter": lazy_gettext("Easter holidays"),
    "ascension": lazy_gettext("Ascension bridge"),
    "all_souls": lazy_gettext("All Souls’ Day"),
    "summer": lazy_gettext("Summer holidays"),
    "exams": lazy_pgettext("calendar", "Weeks of exams"),
}

ACTIONS = {
    Action.ADD: lazy_pgettext("history", "Entered"),
    Action.CHANGE: lazy_pgettext("history", "Changed"),
    Action.REMOVE: lazy_pgettext("history", "Removed"),
    Action.RESTORE: lazy_pgettext("history", "Put back"),
    Action.IMPORT: lazy_pgettext("history", "Taken over from a published list"),
}
REFUSALS: Words = {
    HolidayRefusal.KNOWN_ALREADY: lazy_gettext("There is already such an entry that begins on this day."),
}
DATE_FLAWS: Words = {
    DateFlaw.BACKWARDS: lazy_gettext("The last day lies before the first."),
    DateFlaw.TOO_LONG: lazy_gettext("This is longer than a year. Please check both dates."),
    DateFlaw.TOO_FAR: lazy_gettext("Please check the year."),
}
ATTRIBUTION = lazy_gettext(
    "Some dates come from OpenHolidays; they are made available under the Open Database License (ODbL)."
)


def event_name(event: str, country: str = "") -> str:
    """A usual break as the country calls it where it speaks the reader's language, else in the reader's words.

    Anything else is a name as published, in its own language.
    """
    official = OFFICIAL.get((country, language()), {})
    return official.get(event) or str(EVENTS.get(event, event))


def names_listed(region_keys: Iterable[str]) -> str:
    return listed([region_name(key) for key in region_keys])


def school_year(year: int) -> str:
    """`2026/2027`, or as the reader's language writes it."""
    return f"{year}{'-' if language() in ('fr', 'tr') else '/'}{year + 1}"


def month_short(day: date) -> str:
    """The month alone, as short as a scale needs it."""
    return str(format_date(day, "LLL", locale=formats()))
