"""Words for what keeps an email from its reader, and for refusals about emails."""

from flask_babel import lazy_gettext

from portal.core.mail.rules import Failure, MailRefusal
from portal.core.retention import KindWords
from portal.core.web.errors import Words

REFUSALS: Words = {
    MailRefusal.PERSONAL: lazy_gettext(
        "This message holds a link that opens an account, so it goes to no other address. Please send an invitation or "
        "a link to the right address instead."
    ),
}

FAILURES = {
    Failure.NO_MAILBOX: lazy_gettext(
        "The mail server says that this address has no mailbox. Please check how it is spelled."
    ),
    Failure.MAILBOX_FULL: lazy_gettext("The mailbox of this address is full, so it takes no messages at the moment."),
    Failure.REFUSED: lazy_gettext("The mail server has refused this message for good."),
    Failure.IMPOSSIBLE: lazy_gettext("The mail server takes no message to this address, or with this subject."),
    Failure.LATER: lazy_gettext("The mail server asks the portal to try again later."),
    Failure.UNREACHABLE: lazy_gettext("The mail server cannot be reached. Please check the setting MAIL_URL."),
    Failure.LOGIN: lazy_gettext("The mail server does not accept the user or the password in the setting MAIL_URL."),
    Failure.SENDER: lazy_gettext("The mail server does not accept the sender in the setting MAIL_FROM."),
}

DONE_WITH = KindWords(
    lazy_gettext("Emails that were sent or given up"),
    lazy_gettext(
        "They hold names and addresses. Three months are enough to find out what did not arrive. Emails that still "
        "wait always stay."
    ),
)
