"""Words for what becomes of classes, and for refusals."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.web.errors import Words
from portal.teaching.rules import Plan, TeachingRefusal

PLANS = {
    Plan.RISE: lazy_pgettext("next school year of a class", "Goes on in the next year level"),
    Plan.CLOSE: lazy_pgettext("next school year of a class", "Has left the school: close it"),
    Plan.KEEP: lazy_pgettext("next school year of a class", "Not now: leave it as it is"),
}

REFUSALS: Words = {
    TeachingRefusal.YEAR_HAS_BEGUN: lazy_gettext(
        "The next school year of this class has begun already. Nothing was changed a second time."
    ),
    TeachingRefusal.NOT_CONFIRMED: lazy_gettext(
        "Only confirmed teachers of the school can do this. As soon as your school or the regional coordination has "
        "confirmed you, it is possible."
    ),
    TeachingRefusal.TOO_MANY_INVITATIONS: lazy_gettext(
        "Enough invitations have been sent for today. Please send the next ones tomorrow."
    ),
    TeachingRefusal.ERASED: lazy_gettext(
        "This class was closed too long ago: its students and what was not published are erased. Please add a new one."
    ),
    TeachingRefusal.TOO_LATE: lazy_gettext(
        "This cannot be taken back any more. Please add the school again: it is then asked once more."
    ),
}
