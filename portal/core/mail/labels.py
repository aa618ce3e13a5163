"""Words for refusals about emails."""

from flask_babel import lazy_gettext

from portal.core.mail.rules import MailRefusal
from portal.core.web.errors import Words

REFUSALS: Words = {
    MailRefusal.PERSONAL: lazy_gettext(
        "This message holds a link that opens an account, so it goes to no other address. Please send an invitation or "
        "a link to the right address instead."
    ),
}
