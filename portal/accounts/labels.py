"""Words for roles, faults of passwords, emails that one can choose, and refusals."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.accounts.rules.accounts import AccountRefusal
from portal.accounts.rules.notices import Choice, Topic
from portal.accounts.rules.passwords import PasswordFault
from portal.core.retention import KindWords
from portal.core.web.access import Role
from portal.core.web.errors import Words

ROLES = {
    Role.STUDENT: lazy_pgettext("role", "Student"),
    Role.TEACHER: lazy_pgettext("role", "Teacher"),
    Role.COORDINATOR: lazy_pgettext("role", "Coordinator"),
    Role.ADMINISTRATOR: lazy_pgettext("role", "Portal administrator"),
}

PASSWORD_FAULTS = {
    PasswordFault.TOO_SHORT: lazy_gettext("Please choose a longer password. At least 10 characters are needed."),
    PasswordFault.IS_ADDRESS: lazy_gettext("Please choose a password that is not the email address."),
    PasswordFault.TOO_COMMON: lazy_gettext(
        "Please choose another password. This one is among the first that are guessed."
    ),
}

TOPICS = {
    Topic.HANDED_IN: lazy_gettext("Students have handed in contributions"),
    Topic.DECISIONS: lazy_gettext("The coordination has decided about contributions and projects"),
    Topic.PARTNERS: lazy_gettext("Partner requests and messages of partner classes"),
    Topic.ROUNDS: lazy_gettext("Partner proposals of matching rounds"),
    Topic.SEARCHES: lazy_gettext("Partner-class search: new classes, and searches that end"),
    Topic.EVENTS: lazy_gettext("Calls of events for performances and exhibits"),
    Topic.VISITS: lazy_gettext("Visits: what the other side plans, changes and answers"),
    Topic.REVIEWS: lazy_gettext("Contributions wait for review"),
    Topic.PROJECTS: lazy_gettext("Projects and their changes wait for review"),
    Topic.CONFIRMATIONS: lazy_gettext("Teachers and schools wait for confirmation"),
    Topic.WITHOUT_COORDINATION: lazy_gettext("Something waits in a region without a coordination"),
}

CHOICES = {
    Choice.EACH: lazy_pgettext("emails", "At once"),
    Choice.DAILY: lazy_pgettext("emails", "Once a day, in the morning"),
    Choice.OFF: lazy_pgettext("emails", "Not by email"),
}

TOO_MANY_LINKS = lazy_gettext(
    "Links were asked for too often within the last hour, so none is sent now. The last ones still work: please look "
    "in the mailbox, in the folder for unwanted mail too."
)

SENT_BEFORE = lazy_gettext(
    "A message with a link was sent to this address a moment ago, so none is sent now. In five minutes another one can "
    "be sent."
)

REFUSALS: Words = {
    AccountRefusal.EMAIL_TAKEN: lazy_gettext(
        "There is an account with this email address already. Log in, or have a link sent by email."
    ),
    AccountRefusal.LINK_USED: lazy_gettext("This link was used already. A new one can be sent on the page “Log in”."),
    AccountRefusal.PASSKEY_KNOWN: lazy_gettext("This passkey is set up already."),
    AccountRefusal.LAST_SECOND_FACTOR: lazy_gettext(
        "Your role needs a second factor. Please set up another one before you remove this one."
    ),
    AccountRefusal.SUSPENDED: lazy_gettext(
        "This account is suspended at the moment, so it cannot be used. The message about it says why and whom to "
        "ask. Without that message, please write to the coordination of your region."
    ),
}

ENDED_SESSIONS = KindWords(
    lazy_gettext("Sign-ins that have ended"),
    lazy_gettext("Nobody needs to know any more when somebody was here last. The days count from the last visit."),
)
FAILED_SIGN_INS = KindWords(
    lazy_gettext("Counters of failed sign-ins"),
    lazy_gettext("They hold neither names nor addresses. Once they stop nobody any more, they are of no use."),
)
EMAIL_CHANGES = KindWords(
    lazy_gettext("Former email addresses"),
    lazy_gettext("For seven days the owner of the former address can take the change back."),
)
