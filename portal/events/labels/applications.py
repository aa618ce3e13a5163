"""Words for applications: steps on buttons, what was done, and the ready reasons of organisers."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.events.rules.codes import Reason
from portal.events.rules.steps import Step

STEPS = {
    Step.HAND_IN: lazy_pgettext("application step", "Hand in"),
    Step.ASK_LATE: lazy_pgettext("application step", "Ask to be admitted late"),
    Step.WITHDRAW: lazy_pgettext("application step", "Withdraw"),
    Step.RESUME: lazy_pgettext("application step", "Work on it again"),
    Step.ADMIT: lazy_pgettext("application step", "Admit despite the deadline"),
    Step.ACCEPT: lazy_pgettext("application step", "Accept"),
    Step.DECLINE: lazy_pgettext("application step", "Decline"),
    Step.ASK_BACK: lazy_pgettext("application step", "Ask the class"),
    Step.RECONSIDER: lazy_pgettext("application step", "Decide again"),
    Step.UNDO: lazy_pgettext("application step", "Undo"),
}

DONE = {
    Step.HAND_IN: lazy_gettext("Handed in. Until the deadline you can change it or withdraw it."),
    Step.ASK_LATE: lazy_gettext(
        "The organiser can see that you are asking to be admitted late. You will get an email with the answer."
    ),
    Step.WITHDRAW: lazy_gettext("Withdrawn. The organiser can see this."),
    Step.RESUME: lazy_gettext("It is a draft again."),
    Step.ADMIT: lazy_gettext("Admitted. It can now be decided like the others."),
    Step.ACCEPT: lazy_gettext("Accepted. The teacher gets an email in ten minutes; until then you can undo it."),
    Step.DECLINE: lazy_gettext("Declined. The teacher gets an email in ten minutes; until then you can undo it."),
    Step.ASK_BACK: lazy_gettext(
        "The class will be asked. The email goes out in ten minutes; until then you can undo it."
    ),
    Step.RECONSIDER: lazy_gettext("It waits for a decision again."),
    Step.UNDO: lazy_gettext("Undone. Nobody will get an email about it."),
}

# What was done, as a noun phrase for the history.
HISTORY = {
    Step.HAND_IN: lazy_pgettext("history of an application", "Handed in"),
    Step.ASK_LATE: lazy_pgettext("history of an application", "Asked to be admitted late"),
    Step.WITHDRAW: lazy_pgettext("history of an application", "Withdrawn"),
    Step.RESUME: lazy_pgettext("history of an application", "Made a draft again"),
    Step.ADMIT: lazy_pgettext("history of an application", "Admitted despite the deadline"),
    Step.ACCEPT: lazy_pgettext("history of an application", "Accepted"),
    Step.DECLINE: lazy_pgettext("history of an application", "Declined"),
    Step.ASK_BACK: lazy_pgettext("history of an application", "Question to the class"),
    Step.RECONSIDER: lazy_pgettext("history of an application", "Opened for a new decision"),
    Step.UNDO: lazy_pgettext("history of an application", "Last decision undone"),
}

# Short names that organisers choose from.
REASON_NAMES = {
    Reason.FULL: lazy_pgettext("name of a reason", "Full"),
    Reason.TOO_LONG: lazy_pgettext("name of a reason", "Too long"),
    Reason.SIMILAR: lazy_pgettext("name of a reason", "Very similar"),
    Reason.NEEDS: lazy_pgettext("name of a reason", "Needs"),
    Reason.DATES: lazy_pgettext("name of a reason", "Days"),
    Reason.UNCLEAR: lazy_pgettext("name of a reason", "Not clear"),
    Reason.THEME: lazy_pgettext("name of a reason", "Does not fit"),
    Reason.LATE: lazy_pgettext("name of a reason", "Too late"),
}

# What the teacher reads.
REASONS = {
    Reason.FULL: lazy_gettext("There are more applications than there is time and room for."),
    Reason.TOO_LONG: lazy_gettext("It is longer than the programme allows. Can it be made shorter?"),
    Reason.SIMILAR: lazy_gettext("Several classes offer much the same thing."),
    Reason.NEEDS: lazy_gettext("What it needs is not available there. Would it work without it?"),
    Reason.DATES: lazy_gettext("The days do not fit into the programme. Are other days possible?"),
    Reason.UNCLEAR: lazy_gettext("Please describe more clearly what the class will show."),
    Reason.THEME: lazy_gettext("It does not fit what the event is about."),
    Reason.LATE: lazy_gettext("It came after the deadline, when planning was already under way."),
}

# What single keys do, in the order in which the help tells them.
KEYS = {
    "j": lazy_pgettext("key", "Next application"),
    "k": lazy_pgettext("key", "Previous application"),
    "a": lazy_pgettext("key", "Accept"),
    "d": lazy_pgettext("key", "Decline"),
    "c": lazy_pgettext("key", "Ask the class"),
    "l": lazy_pgettext("key", "Admit despite the deadline"),
    "r": lazy_pgettext("key", "Decide again"),
    "1–0": lazy_pgettext("key", "Tick a ready-made reason"),
    "↵": lazy_pgettext("key", "With Ctrl: send the form in which you are writing"),
    "z": lazy_pgettext("key", "Undo"),
    "?": lazy_pgettext("key", "Show or hide this help"),
}

# What the teacher reads first about a decision.
NEWS = {
    Step.ADMIT: lazy_gettext("The organiser admits the application of your class despite the deadline."),
    Step.ACCEPT: lazy_gettext("The application of your class has been accepted."),
    Step.DECLINE: lazy_gettext("The application of your class could not be accepted."),
    Step.ASK_BACK: lazy_gettext("The organiser has a question about the application of your class."),
    Step.RECONSIDER: lazy_gettext("The organiser is deciding again about the application of your class."),
}
