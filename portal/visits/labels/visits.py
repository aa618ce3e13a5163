"""Words for kinds, statuses, steps and refusals of visits."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.web.errors import Words
from portal.visits.rules.codes import Kind, Side, Status, Step, VisitRefusal

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
    VisitRefusal.CLASS_CLOSED: lazy_gettext(
        "One of the two classes is closed. Please plan the visit with another class, or cancel it."
    ),
}
