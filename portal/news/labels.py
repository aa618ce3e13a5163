"""Words for news."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.news.rules import State

STATES = {
    State.COMING: lazy_pgettext("news", "Planned"),
    State.SHOWN: lazy_pgettext("news", "Shown"),
    State.OVER: lazy_pgettext("news", "Over"),
    State.REMOVED: lazy_pgettext("news", "Removed"),
}

REMOVED = KindWords(
    lazy_gettext("News that a coordination has removed"),
    lazy_gettext("It can be put back if it was removed by mistake."),
)
