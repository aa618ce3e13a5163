"""Words of partner search: statuses, criteria, and what stops a pair."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.web.errors import Words
from portal.matching.rules.criteria import Apart, Criterion, Stop
from portal.matching.rules.searches import SearchRefusal, Status

STATUSES = {
    Status.WAITING: lazy_pgettext("partner search", "Waiting for confirmation"),
    Status.OPEN: lazy_pgettext("partner search", "Open"),
    Status.FULFILLED: lazy_pgettext("partner search", "Partner found"),
    Status.CLOSED: lazy_pgettext("partner search", "Closed"),
    Status.EXPIRED: lazy_pgettext("partner search", "Expired"),
}
CRITERIA = {
    Criterion.LANGUAGE: lazy_pgettext("criterion", "Shared language"),
    Criterion.AGE: lazy_pgettext("criterion", "Age"),
    Criterion.WINDOW: lazy_pgettext("criterion", "School days in common"),
    Criterion.TOPICS: lazy_pgettext("criterion", "Topics"),
    Criterion.FORM: lazy_pgettext("criterion", "Way of meeting"),
    Criterion.GROUP: lazy_pgettext("criterion", "Group sizes"),
    Criterion.CATEGORY: lazy_pgettext("criterion", "Type of school"),
    Criterion.FUNDING: lazy_pgettext("criterion", "Funding"),
}
STOPS = {
    Stop.SAME_CLASS: lazy_gettext("This is the same class."),
    Stop.REGION_SUSPENDED: lazy_gettext("The partnership with one of the two regions is not active at the moment."),
    Stop.SAME_REGION: lazy_gettext("Both classes are in the same region."),
    Stop.NOT_WELCOME: lazy_gettext("One of the two classes is looking for partners in other regions."),
    Stop.NO_LANGUAGE: lazy_gettext("The classes share no living language at level A2 or better."),
    Stop.AGES_APART: lazy_gettext("The students of the two classes are too many years apart in age."),
    Stop.NO_WINDOW: lazy_gettext("The classes have fewer than 5 school days in common."),
}
APART = {
    Apart.SAME_TEACHER: lazy_gettext("Both classes have the same teacher."),
    Apart.PARTNERS: lazy_gettext("The two classes are partners already."),
    Apart.BLOCKED: lazy_gettext("One of the two teachers has blocked the other."),
}

REFUSALS: Words = {
    SearchRefusal.ALREADY_LOOKING: lazy_gettext(
        "This class is looking for partners already. You find its search on your list."
    ),
    SearchRefusal.NOT_LIVE: lazy_gettext("This search has ended. Renew it first, then it can be changed."),
}
