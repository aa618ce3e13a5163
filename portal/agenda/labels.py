"""Words for programmes of visits."""

from datetime import datetime, time

from babel.dates import format_time
from flask_babel import LazyString, gettext, lazy_gettext, lazy_pgettext, ngettext, pgettext

from portal.agenda.queries.contacts import NAME
from portal.agenda.rules.codes import MOST_ITEMS, AgendaRefusal, ClockChange, Conflict, Mark
from portal.agenda.rules.conflicts import Found
from portal.contributions.labels import CONTACTS
from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.core.web.formatting import formats

MARKS = {
    Mark.USUAL: lazy_pgettext("item of a programme", "Item of the programme"),
    Mark.ARRIVAL: lazy_pgettext("item of a programme", "Arrival"),
    Mark.DEPARTURE: lazy_pgettext("item of a programme", "Departure"),
    Mark.REST: lazy_pgettext("item of a programme", "Meal or free time"),
}
CLOCK_CHANGES = {
    ClockChange.SKIPPED: lazy_gettext(
        "The clocks go forward that night, so this time does not exist. Calendars show it an hour later."
    ),
    ClockChange.TWICE: lazy_gettext("The clocks go back that night, so this hour comes twice. The first one is meant."),
}
REFUSALS: Words = {
    AgendaRefusal.FULL: lazy_gettext(
        "A programme can have at most %(most)d items. Please remove some that are no longer needed.", most=MOST_ITEMS
    ),
    AgendaRefusal.CANCELLED: lazy_gettext("The visit is cancelled. Its programme stays as it is."),
    AgendaRefusal.NOT_AGREED: lazy_gettext(
        "Visitors can read the programme as soon as both sides have agreed to the visit."
    ),
    AgendaRefusal.CONTACTS: lazy_gettext(
        "The programme may contain contact data or names of students. Please look at the list of what was found."
    ),
    AgendaRefusal.EMPTY_DAY: lazy_gettext("There is nothing to copy on this day."),
    AgendaRefusal.TOO_LONG: lazy_gettext(
        "If it were moved there, the item would not end by the next day. "
        "Please change its beginning and its end instead."
    ),
}
FINDINGS: dict[str, LazyString] = {
    **{kind.value: words for kind, words in CONTACTS.items()},
    NAME: lazy_pgettext("contact data", "Name of a student"),
}
CONFLICTS = {
    Conflict.OVERLAP: lazy_gettext("At the same time as"),
    Conflict.NO_REST: lazy_gettext("No rest after arrival: less than an hour"),
    Conflict.LONG_DAY: lazy_gettext("The day is longer than 10 hours"),
    Conflict.OUTSIDE: lazy_gettext("This day is no longer part of the visit"),
}
FIELDS = {
    "day": lazy_pgettext("programme", "Day"),
    "starts": lazy_pgettext("programme", "From"),
    "ends": lazy_pgettext("programme", "To"),
    "ends_next_day": lazy_gettext("It ends on the next day"),
    "mark": lazy_pgettext("programme", "Kind"),
    "place": lazy_pgettext("visit", "Place"),
    "leader": lazy_gettext("Who leads"),
    "language": lazy_gettext("Language of the original"),
    "title": lazy_gettext("Title"),
    "bring": lazy_gettext("What to bring"),
}
VERSIONS = KindWords(
    lazy_gettext("Earlier versions of items in programmes of visits"),
    lazy_gettext("They bring back what was overwritten while a visit is being planned and carried out."),
)


def conflict_words(found: Found, titles: dict[int, str]) -> str:
    """`titles`: what each item is called, by its id."""
    label = str(CONFLICTS[found.conflict])
    hours, minutes = divmod(found.minutes, 60)
    value = {Conflict.OVERLAP: titles.get(found.other_id or 0), Conflict.LONG_DAY: f"{hours}:{minutes:02}"}
    about = value.get(found.conflict)
    return str(pgettext("label", "%(label)s: %(value)s", label=label, value=about)) if about else label


def hours(begin: time, end: time | None, ends_next_day: bool = False) -> str:
    """From when to when, as the reader's language writes it."""
    if end is None:
        return clock(begin)
    words = f"{clock(begin)}–{clock(end)}"
    return str(gettext("%(hours)s (next day)", hours=words)) if ends_next_day else words


def span_hours(span: tuple[datetime, datetime]) -> str:
    begin, end = span
    return hours(begin.time(), end.time() if end > begin else None, end.date() > begin.date())


def clock(value: time) -> str:
    return format_time(value, "short", locale=formats())


def copied(number: int) -> str:
    return str(ngettext("%(num)d item has been copied.", "%(num)d items have been copied.", number))


def field_words(name: str) -> object:
    """Of a field of the form; its texts have one for each language."""
    return FIELDS[name.partition("_")[0] if name not in FIELDS else name]
