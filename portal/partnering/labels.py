"""Words for statuses, steps, reasons and refusals of partner requests; each side reads them in its own language."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.web.errors import Words
from portal.partnering.rules import DeclineReason, PartneringRefusal, Status, Step

STATUSES = {
    Status.SENT: lazy_pgettext("partner request", "Waiting for an answer"),
    Status.PROPOSED: lazy_pgettext("partner request", "Another time proposed"),
    Status.ACCEPTED: lazy_pgettext("partner request", "Accepted"),
    Status.DECLINED: lazy_pgettext("partner request", "Declined"),
    Status.WITHDRAWN: lazy_pgettext("partner request", "Withdrawn"),
    Status.EXPIRED: lazy_pgettext("partner request", "Expired"),
    Status.ENDED: lazy_pgettext("partner request", "No longer possible"),
}

STEPS = {
    Step.ACCEPT: lazy_pgettext("partner request", "Accept"),
    Step.PROPOSE: lazy_pgettext("partner request", "Propose another time"),
    Step.DECLINE: lazy_pgettext("partner request", "Decline"),
    Step.WITHDRAW: lazy_pgettext("partner request", "Withdraw"),
}

DONE = {
    Step.SEND: lazy_gettext("Your request has been sent. The other class has 10 school days to answer."),
    Step.ACCEPT: lazy_gettext("You are partners now. The joint project is open for both of you."),
    Step.PROPOSE: lazy_gettext("Your proposal has been sent. The other class has 10 school days to answer."),
    Step.DECLINE: lazy_gettext("Declined. The other class reads your reason in its own language."),
    Step.WITHDRAW: lazy_gettext("Your request has been withdrawn."),
    Step.UNDO: lazy_gettext("Undone. The request is waiting for an answer again."),
}

# What was done, as a noun phrase for the history.
HISTORY = {
    Step.SEND: lazy_pgettext("history of a partner request", "Request sent"),
    Step.ACCEPT: lazy_pgettext("history of a partner request", "Accepted"),
    Step.DECLINE: lazy_pgettext("history of a partner request", "Declined"),
    Step.PROPOSE: lazy_pgettext("history of a partner request", "Another time proposed"),
    Step.WITHDRAW: lazy_pgettext("history of a partner request", "Withdrawn"),
    Step.EXPIRE: lazy_pgettext("history of a partner request", "Expired without an answer"),
    Step.END: lazy_pgettext("history of a partner request", "Ended: one of the classes is no longer looking"),
    Step.MATCH: lazy_pgettext("history of a partner request", "Partners by a matching round"),
    Step.UNDO: lazy_pgettext("history", "Last step undone"),
}

DECLINE_REASONS = {
    DeclineReason.TIME: lazy_gettext("The time does not suit us."),
    DeclineReason.AGE: lazy_gettext("The ages of our classes are too far apart."),
    DeclineReason.LANGUAGE: lazy_gettext("We do not share a language well enough."),
    DeclineReason.TOPIC: lazy_gettext("We would like to work on other topics."),
    DeclineReason.OTHER_PARTNER: lazy_gettext("We are already in touch with another class."),
    DeclineReason.NOT_THIS_YEAR: lazy_gettext("We cannot take on an exchange this school year."),
}

REFUSALS: Words = {
    PartneringRefusal.OWN_CLASS_HAS_FOUND: lazy_gettext(
        "Your class has found as many partners as it was looking for. To find more, raise the number in your search."
    ),
    PartneringRefusal.OTHER_CLASS_HAS_FOUND: lazy_gettext(
        "The other class has just found its partners, so it cannot take part any more. Other classes that fit are "
        "waiting for you in the partner-class search."
    ),
    PartneringRefusal.NOT_LOOKING: lazy_gettext("One of the two classes is no longer looking for partners."),
    PartneringRefusal.ALREADY_PARTNERS: lazy_gettext("The two classes are partners already."),
    PartneringRefusal.ALREADY_ASKED: lazy_gettext(
        "One of the two classes has already sent a request to the other. You find it among your partner requests."
    ),
    PartneringRefusal.TAKES_NO_REQUESTS: lazy_gettext("This class takes no requests at the moment."),
    PartneringRefusal.MESSAGES_CLOSED: lazy_gettext("No more messages can be written here."),
    PartneringRefusal.WAIT_FOR_REPLY: lazy_gettext(
        "You have written several messages in a row. Please wait until the other class answers."
    ),
    PartneringRefusal.TOO_MANY_WAITING: lazy_gettext(
        "10 requests of your class are waiting for an answer. Wait for one or withdraw one before you send more."
    ),
    PartneringRefusal.ALREADY_REPORTED: lazy_gettext(
        "You have reported this already. The coordination of your region is looking into it."
    ),
    PartneringRefusal.NOT_CONFIRMED: lazy_gettext(
        "Your email address and your school have to be confirmed first. Nothing is lost meanwhile."
    ),
    PartneringRefusal.OWN_CLASS_CHANGED: lazy_gettext(
        "Your class or your search has changed since the other class asked. Please propose a time, the same or another "
        "one, so that the other class looks at it again."
    ),
}
