"""Words for the codes of juries."""

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import LazyString, lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.juries.rules.codes import Ground, JuryRefusal

GROUNDS = {
    Ground.REGION: lazy_pgettext("recusal", "Own region"),
    Ground.SCHOOL: lazy_pgettext("recusal", "Own school"),
    Ground.TOWN: lazy_pgettext("recusal", "Own town"),
    Ground.FORMER_TEACHER: lazy_pgettext("recusal", "Taught there, or it is their own project"),
    Ground.NOMINATOR: lazy_pgettext("recusal", "Own nomination"),
    Ground.DECLARED: lazy_pgettext("recusal", "Own decision"),
}
REFUSALS: Mapping[StrEnum, LazyString] = {
    JuryRefusal.CLOSED: lazy_gettext("The jury is closed: nothing can be changed any more."),
    JuryRefusal.NOTHING_COMPLETE: lazy_gettext(
        "Nothing was handed in: a nomination needs a score for every criterion before it can be handed in."
    ),
    JuryRefusal.HANDED_IN: lazy_gettext("You have already handed in your scores for this nomination."),
    JuryRefusal.RECUSED: lazy_gettext("You do not judge this nomination."),
    JuryRefusal.CHANGED_SINCE: lazy_gettext(
        "Your comment was changed in another window. Save by hand: both texts are kept."
    ),
    JuryRefusal.HAS_JUDGED: lazy_gettext("This member has already handed in scores and stays on the jury."),
    JuryRefusal.ALREADY_MEMBER: lazy_gettext("This person is already a member of the jury."),
    JuryRefusal.FULL: lazy_gettext("The jury is full: it has as many members as it can have."),
    JuryRefusal.SUSPENDED: lazy_gettext("This account is suspended. Please appoint somebody else."),
    JuryRefusal.ORGANISER: lazy_gettext(
        "Whoever organises the round reads all nominations, including those of their own region, and so does not "
        "judge. Please appoint somebody else."
    ),
}
MEMBERS = KindWords(
    lazy_gettext("Members of juries with their scores and comments"),
    lazy_gettext(
        "Their result stays without names. The scores with the people are kept in case somebody asks about it."
    ),
)
