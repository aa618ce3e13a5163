"""Words for what speaks against the days of a visit."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.web.errors import Words
from portal.visits.rules.days import DayFlaw, Obstacle

DAY_FLAWS: Words = {
    DayFlaw.BACKWARDS: lazy_gettext("The last day cannot come before the first day."),
    DayFlaw.PAST: lazy_gettext("This day is over. Please choose one from today on."),
    DayFlaw.TOO_LONG: lazy_gettext("This is longer than two months. Please check both days."),
}
OBSTACLES: Words = {
    Obstacle.BREAK: lazy_pgettext("calendar", "School holidays"),
    Obstacle.PUBLIC: lazy_pgettext("calendar", "Public holiday"),
    Obstacle.EXAMS: lazy_pgettext("calendar", "Weeks of exams"),
    Obstacle.NO_LESSONS: lazy_pgettext("calendar", "No lessons"),
    Obstacle.UNKNOWN: lazy_gettext("Nobody has entered this school year yet, so the days cannot be checked"),
    Obstacle.YEAR_END: lazy_gettext(
        "The visit lies in two calendar years: please ask the school office and the funding programme whether that is "
        "possible"
    ),
}
