"""Words for states of accounts, steps with them, and refusals."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.accounts.labels import REFUSALS as ACCOUNT_REFUSALS
from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.people.rules import PeopleRefusal, State, Step
from portal.regions.labels import REFUSALS as REGION_REFUSALS

STATES = {
    State.ACTIVE: lazy_pgettext("state of an account", "Active"),
    State.INVITED: lazy_pgettext("state of an account", "Invited"),
    State.UNCONFIRMED: lazy_pgettext("state of an account", "Email address not confirmed"),
    State.SUSPENDED: lazy_pgettext("state of an account", "Suspended"),
}

# What was done, as a noun phrase for the history.
HISTORY = {
    Step.INVITE: lazy_pgettext("history of an account", "Invitation sent"),
    Step.CHANGE_ROLE: lazy_pgettext("history of an account", "Role or tasks changed"),
    Step.SUSPEND: lazy_pgettext("history of an account", "Suspended"),
    Step.REINSTATE: lazy_pgettext("history of an account", "Suspension lifted"),
    Step.END_SESSIONS: lazy_pgettext("history of an account", "All devices logged out"),
    Step.RESET_SECOND_FACTOR: lazy_pgettext("history of an account", "Second factor reset"),
    Step.END_MEMBERSHIP: lazy_pgettext("history of an account", "Membership of a school ended"),
    Step.RENEW_MEMBERSHIP: lazy_pgettext("history of an account", "Membership of a school renewed"),
    Step.HAND_OVER: lazy_pgettext("history of an account", "Classes or projects handed over"),
    Step.TAKE_OVER: lazy_pgettext("history of an account", "Classes or projects taken over"),
    Step.DELETE: lazy_pgettext("history of an account", "Account deleted"),
}

DONE = {
    Step.INVITE: lazy_gettext("The invitation has been sent."),
    Step.CHANGE_ROLE: lazy_gettext("Role and tasks have been changed."),
    Step.SUSPEND: lazy_gettext("The account is suspended. All its devices are logged out."),
    Step.REINSTATE: lazy_gettext("The suspension is lifted."),
    Step.END_SESSIONS: lazy_gettext("All devices of this account are logged out."),
    Step.RESET_SECOND_FACTOR: lazy_gettext("The second factor is reset. All devices of this account are logged out."),
    Step.END_MEMBERSHIP: lazy_gettext("The membership has ended. What nobody looks after now is listed here."),
    Step.RENEW_MEMBERSHIP: lazy_gettext("The membership is valid again."),
    Step.HAND_OVER: lazy_gettext("Classes and projects have been handed over."),
    Step.DELETE: lazy_gettext("The account has been deleted."),
}

REFUSALS: Words = {
    PeopleRefusal.OWN_ACCOUNT: lazy_gettext(
        "Nobody can decide about their own account. Please ask another administrator."
    ),
    PeopleRefusal.LAST_ADMINISTRATOR: lazy_gettext(
        "This is the last account that can administrate the portal. Please invite another administrator first."
    ),
    PeopleRefusal.ADMINISTRATORS_ONLY: lazy_gettext("Only an administrator of the portal can do this."),
    PeopleRefusal.CHANGED_SINCE: lazy_gettext(
        "Somebody else has changed this account since the page was opened. Please look at it again."
    ),
    PeopleRefusal.REASON_MISSING: lazy_gettext("Please write a reason. The person reads it in an email."),
    PeopleRefusal.NO_REGION: lazy_gettext("Please choose at least one region for a coordinator."),
    PeopleRefusal.HAS_WORK: lazy_gettext(
        "This account has classes with students or projects under way. Please hand them over first."
    ),
    PeopleRefusal.NOT_CONFIRMED: lazy_gettext("Only a confirmed teacher of the school can take this over."),
    PeopleRefusal.ALREADY_THERE: lazy_gettext("This teacher has already registered at this school."),
}

OBSTACLES: Words = {**ACCOUNT_REFUSALS, **REGION_REFUSALS, **REFUSALS}

DELETED_ACCOUNTS = KindWords(
    lazy_gettext("History of deleted accounts"),
    lazy_gettext(
        "It says when and by whom an account was deleted, but not whose it was. Three years later nobody asks."
    ),
)
