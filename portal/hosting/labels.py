"""Words for participants of a visit, what families tell, and who stays with whom."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.hosting.rules.codes import Advantage, Kind, Limit, Refusal, Reply

ADULTS = {
    Kind.COMPANION: lazy_pgettext("participant", "Companion"),
    Kind.DELEGATE: lazy_pgettext("participant", "Member of the delegation"),
}
KINDS = {Kind.STUDENT: lazy_pgettext("participant", "Student"), **ADULTS}
REPLIES = {
    Reply.YES: lazy_pgettext("family", "Yes"),
    Reply.NO: lazy_pgettext("family", "No"),
    Reply.ASK: lazy_pgettext("family", "Please ask us"),
}
N_GUESTS = {
    "0": lazy_gettext("We cannot take in a guest"),
    "1": lazy_pgettext("guests", "One"),
    "2": lazy_pgettext("guests", "Two"),
    "3": lazy_pgettext("guests", "Three"),
    "4": lazy_pgettext("guests", "Four"),
}
BONDS = {
    "wish": lazy_gettext("would like to stay together"),
    "must": lazy_gettext("must stay together"),
}
QUESTIONS = {
    Limit.PETS: lazy_gettext("Pets: please ask both families."),
    Limit.NEEDS: lazy_gettext("Allergies and food: please ask both families."),
    Limit.ROOM: lazy_gettext("Sharing a room: please ask both families."),
}
LIMITS = {
    Limit.PETS: lazy_gettext("Contrary to what was said: there are pets."),
    Limit.NEEDS: lazy_gettext("Contrary to what was said: allergies or food cannot be taken into account."),
    Limit.ROOM: lazy_gettext("Contrary to what was said: the guest would share a room."),
}
EXCLUDED = {
    Limit.PETS: lazy_pgettext("why no family", "pets"),
    Limit.NEEDS: lazy_pgettext("why no family", "allergies or food"),
    Limit.ROOM: lazy_pgettext("why no family", "a shared room"),
}
ADVANTAGES = {
    Advantage.PETS: lazy_gettext("Pets are welcome"),
    Advantage.ROOM: lazy_gettext("The room is as both wish"),
}
REFUSALS: Words = {
    Refusal.VISIT_OVER: lazy_gettext("This visit is over or cancelled. Nothing can be changed here any more."),
    Refusal.TOO_LATE: lazy_gettext("The time to answer is over. Please tell the teacher what has changed."),
    Refusal.NO_PLACE: lazy_gettext(
        "All places of this family are taken by fixed pairs. Please release one of them first."
    ),
    Refusal.CHANGED: lazy_gettext(
        "Somebody has changed something at the same moment. Please look at the page again and repeat the step."
    ),
    Refusal.NOTHING_TO_CONFIRM: lazy_gettext("Something has changed since. Please find the pairs again first."),
}
# By the status of the answer.
CODE_PROBLEMS = {
    422: lazy_gettext("This code does not work. Please check it, or ask the teacher for a new sheet."),
    429: lazy_gettext("Too many wrong codes. Please wait a few minutes and try again."),
}
TOLD = KindWords(
    lazy_gettext("What families said about a visit, and who stayed with whom"),
    lazy_gettext("It is only needed for the visit. The period begins on the last day of the visit."),
)
TOOK_PART = KindWords(
    lazy_gettext("Lists of those who took part in a visit"),
    lazy_gettext("Certificates and reports need them for a while. The period begins on the last day of the visit."),
)
