"""Words for refusals."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.schools.rules.life import SchoolRefusal
from portal.schools.rules.memberships import MembershipRefusal, Step

# What was decided, as a noun phrase for lists.
HISTORY = {
    Step.CONFIRM: lazy_pgettext("history of a membership", "Teacher confirmed"),
    Step.DECLINE: lazy_pgettext("history of a membership", "Teacher declined"),
    Step.ASK_AGAIN: lazy_pgettext("history of a membership", "Teacher asked once more"),
    Step.VERIFY: lazy_pgettext("history of a membership", "School verified"),
    Step.UNDO: lazy_pgettext("history of a membership", "Last step undone"),
}

REFUSALS: Words = {
    MembershipRefusal.ALREADY_DECIDED: lazy_gettext("This has already been decided. Nothing is left to do here."),
    MembershipRefusal.HAS_ENDED: lazy_gettext("Somebody else was faster: this membership has been changed already."),
    MembershipRefusal.ALREADY_VERIFIED: lazy_gettext("This school has already been verified."),
    MembershipRefusal.CHANGED_SINCE: lazy_gettext(
        "The details of this teacher have changed since you were asked. Coordinators find the new ones in their list; "
        "a school gets a new message by itself."
    ),
    MembershipRefusal.REASON_MISSING: lazy_gettext("Please write a reason. The teacher reads it in an email."),
    MembershipRefusal.NOT_CLOSED: lazy_gettext("This school is already being asked. There is nothing you have to do."),
    SchoolRefusal.CLOSED_ALREADY: lazy_gettext("This school has already been closed."),
    SchoolRefusal.OPEN_ALREADY: lazy_gettext("This school is open already, or was merged into another one."),
    SchoolRefusal.NO_SUCCESSOR: lazy_gettext("A school can be merged only into another open school of its region."),
}

FORMER_TEACHERS = KindWords(
    lazy_gettext("Teachers who have left a school or were declined"),
    lazy_gettext(
        "Leaving can be taken back for 30 days. Two years later nobody asks who worked at a school. The account itself "
        "stays."
    ),
)
