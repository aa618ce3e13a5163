"""Words for kinds, statuses, steps and refusals of visits."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext, lazy_gettext, lazy_pgettext, pgettext

from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.core.web.formatting import day
from portal.regions.labels import region_name
from portal.visits.models import VisitEntry, VisitSide
from portal.visits.queries.pairs import Pair, Party
from portal.visits.rules.codes import Kind, Question, Side, Status, Step, VisitRefusal

KINDS = {
    Kind.CLASSES: lazy_pgettext("visit", "Visit of a class"),
    Kind.PREPARATORY: lazy_pgettext("visit", "Preparatory visit of teachers"),
    Kind.DELEGATION: lazy_pgettext("visit", "Visit of a delegation"),
}
SIDES = {
    Side.HOST: lazy_pgettext("visit", "Hosts"),
    Side.GUEST: lazy_pgettext("visit", "Guests"),
}
STATUSES = {
    Status.PLANNED: lazy_pgettext("visit", "Planned"),
    Status.AGREED: lazy_pgettext("visit", "Agreed by both sides"),
    Status.UNDER_WAY: lazy_pgettext("visit", "Under way"),
    Status.REPORTED: lazy_pgettext("visit", "Reported"),
    Status.CANCELLED: lazy_pgettext("visit", "Cancelled"),
}
HISTORY = {
    Step.PLAN: lazy_pgettext("history of a visit", "Planned"),
    Step.CHANGE: lazy_pgettext("history of a visit", "Changed"),
    Step.AGREE: lazy_pgettext("history of a visit", "Agreed"),
    Step.BEGIN: lazy_pgettext("history of a visit", "The first day has come"),
    Step.REPORT: lazy_pgettext("history of a visit", "Report written"),
    Step.CANCEL: lazy_pgettext("history of a visit", "Cancelled"),
    Step.UNDO: lazy_pgettext("history", "Last step undone"),
    Step.HIDE: lazy_pgettext("history of a visit", "Report hidden by a coordination"),
    Step.SHOW: lazy_pgettext("history of a visit", "Report shown again by a coordination"),
    Step.ANNOUNCE: lazy_pgettext("history of a visit", "Shown to visitors"),
    Step.CONCEAL: lazy_pgettext("history of a visit", "Taken off the public pages"),
}
WITHOUT_RESULT = KindWords(
    lazy_gettext("Visits that were cancelled or never agreed on"),
    lazy_gettext(
        "Somebody may ask why a visit did not take place. Agreed visits stay, as the history of the partnership."
    ),
)
QUESTIONS = {
    Question.DONE: lazy_gettext("What did you do together?"),
    Question.LEARNED: lazy_gettext("What did you learn about each other?"),
    Question.NEXT: lazy_gettext("How will you continue?"),
}
REFUSALS: Words = {
    VisitRefusal.CHANGED_SINCE: lazy_gettext(
        "The visit has been changed since the page was opened. Please look at it again."
    ),
    VisitRefusal.DAYS_OVER: lazy_gettext("These days are over. Please choose other days, or cancel the visit."),
    VisitRefusal.NOT_OVER: lazy_gettext("The report can be written on the last day of the visit at the earliest."),
    VisitRefusal.NOT_CONFIRMED: lazy_gettext(
        "Your email address and your school have to be confirmed first. Nothing is lost meanwhile."
    ),
    VisitRefusal.PRIVATE: lazy_gettext(
        "The place or the report holds contact data or names of students. Please take them out before visitors read it."
    ),
    VisitRefusal.HIDDEN: lazy_gettext("The coordination has taken this visit off the public pages."),
    VisitRefusal.CLASS_CLOSED: lazy_gettext(
        "One of the two classes is closed. Please plan the visit with another class, or cancel it."
    ),
}
DONE = {
    Step.PLAN: lazy_gettext("The visit is planned. The other side is asked whether it agrees."),
    Step.CHANGE: lazy_gettext("The visit is changed. The other side is asked whether it agrees."),
    Step.AGREE: lazy_gettext("You have agreed to the visit."),
    Step.CANCEL: lazy_gettext("The visit is cancelled. The other side can read your reason."),
    Step.REPORT: lazy_gettext("Your report is saved. The other side can read it and write its own."),
    Step.HIDE: lazy_gettext("Visitors can no longer read about this visit."),
    Step.SHOW: lazy_gettext("Visitors can read about this visit again."),
    Step.ANNOUNCE: lazy_gettext(
        "Visitors can read about this visit on the pages of the project, the regions and the schools."
    ),
    Step.CONCEAL: lazy_gettext("Visitors can no longer read about this visit."),
    Step.UNDO: lazy_gettext("Undone. Everything is as it was before."),
}
FIELDS = {
    "first_day": lazy_gettext("First day"),
    "last_day": lazy_gettext("Last day"),
    "place": lazy_pgettext("visit", "Place"),
    "n_students_guest": lazy_gettext("Students who travel"),
    "n_companions_guest": lazy_gettext("Adults who travel"),
    "n_students_host": lazy_gettext("Students of the hosts"),
    "n_companions_host": lazy_gettext("Adults of the hosts"),
}


def party_name(party: Party | VisitSide) -> str:
    """A class with its school, or the coordination of a region, in one line without markup."""
    if party.school_class:
        return f"{party.school_class.name} · {party.school_class.school.name}"
    return str(gettext("Coordination of the region: %(region)s", region=region_name(party.region_key)))


def pair_name(pair: Pair, among: Sequence[Pair]) -> str:
    """Guests and hosts; with the project where there are several of these."""
    facts = {"guest": _short_name(pair.guest), "host": _short_name(pair.host)}
    text = str(pgettext("visit", "Guests: %(guest)s – hosts: %(host)s", **facts))
    projects = {other.project.id for other in among if other.project}
    return f"{text} ({pair.project.title})" if pair.project and len(projects) > 1 else text


def _short_name(party: Party) -> str:
    """Where a whole region visits another one, its name says enough."""
    return party_name(party) if party.school_class else region_name(party.region_key)


def change_lines(entry: VisitEntry) -> list[tuple[str, str, str]]:
    """Field, before and after, in words; what the step itself tells is left out."""
    changed = ((name, values) for name, values in entry.changes.items() if name in FIELDS)
    return [(str(FIELDS[name]), _value(name, before), _value(name, after)) for name, (before, after) in changed]


def _value(name: str, value: str | int) -> str:
    return day(date.fromisoformat(str(value))) if name.endswith("_day") else str(value)
