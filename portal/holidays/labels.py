"""Words of calendars: what an entry means, how sure it is, and the usual breaks."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.holidays.rules import Certainty, Kind

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
}
