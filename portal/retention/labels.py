"""Words for the reports of the nights themselves."""

from flask_babel import lazy_gettext

from portal.core.retention import KindWords

OWN_REPORTS = KindWords(
    lazy_gettext("Reports about what was deleted"),
    lazy_gettext("They show that the periods are kept. They hold numbers, and nothing of what was deleted."),
)
