"""Words for where a report stands, and for what was done about it."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.reports.rules import Status, Step

STATUSES = {
    Status.OPEN: lazy_pgettext("reports", "Open"),
    Status.CLOSED: lazy_pgettext("reports", "Closed"),
}

# What was done, as a noun phrase for the history.
HISTORY = {
    Step.WARN: lazy_pgettext("history of a report", "Teacher warned"),
    Step.HIDE: lazy_pgettext("history of a report", "Message hidden"),
    Step.SHOW: lazy_pgettext("history of a report", "Message shown again"),
    Step.LOCK: lazy_pgettext("history of a report", "Account suspended"),
    Step.TELL: lazy_pgettext("history of a report", "Other region informed"),
    Step.NOTE: lazy_pgettext("history of a report", "Note"),
    Step.CLOSE: lazy_pgettext("history of a report", "Closed with an answer"),
    Step.REOPEN: lazy_pgettext("history of a report", "Opened again"),
}

DONE = {
    Step.WARN: lazy_gettext("The warning has been sent."),
    Step.HIDE: lazy_gettext("The message is hidden from both teachers."),
    Step.SHOW: lazy_gettext("Both teachers can read the message again."),
    Step.LOCK: lazy_gettext("The account is suspended. All its devices are logged out."),
    Step.TELL: lazy_gettext("The coordination of the other region has been informed."),
    Step.NOTE: lazy_gettext("Your note has been saved."),
    Step.CLOSE: lazy_gettext("Closed. The teacher who reported it reads your answer in an email."),
    Step.REOPEN: lazy_gettext("The report is open again."),
}

# On the form of a step: what it is called, and what follows.
STEPS = {
    Step.CLOSE: lazy_gettext("Close with an answer"),
    Step.WARN: lazy_gettext("Warn the teacher"),
    Step.TELL: lazy_gettext("Inform the other region"),
    Step.LOCK: lazy_gettext("Suspend the account"),
    Step.NOTE: lazy_gettext("Write a note"),
    Step.REOPEN: lazy_gettext("Open again"),
}
NOTES = {
    Step.CLOSE: lazy_gettext("The teacher who reported it reads your answer in an email."),
    Step.WARN: lazy_gettext("The teacher of the other class reads it in an email, and not who has reported."),
    Step.TELL: lazy_gettext("The coordination of the other class can then read this report and act on it as well."),
    Step.LOCK: lazy_gettext(
        "The teacher of the other class is logged out everywhere and cannot log in. The reason is in the email about "
        "it. This can be taken back on the page of the account."
    ),
    Step.NOTE: lazy_gettext("Only coordinations and administrators read it."),
}

DEALT_WITH = KindWords(
    lazy_gettext("Reports of teachers that were dealt with"),
    lazy_gettext(
        "If something happens again, the coordination can look up what was done. Two years outlast a partnership."
    ),
)
