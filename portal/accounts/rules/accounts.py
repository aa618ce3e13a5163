"""Email addresses of accounts: how long links and changes count, why one is refused."""

from datetime import timedelta
from enum import StrEnum

LINK_INTERVAL = timedelta(minutes=5)  # until a change of address can be asked for again
LETS_IN_FOR = timedelta(minutes=60)  # a link that signs somebody in
RENEWED_FOR = timedelta(days=30)  # a link that is too old to sign in sends a new one with one click
PROVE_WITHIN = timedelta(days=2)  # a new address
TAKE_BACK_WITHIN = timedelta(days=7)  # a change of address


class AccountRefusal(StrEnum):
    """Why an account can't be made, changed or opened."""

    EMAIL_TAKEN = "email_taken"
    LINK_USED = "link_used"
    PASSKEY_KNOWN = "passkey_known"
    LAST_SECOND_FACTOR = "last_second_factor"
    SUSPENDED = "account_suspended"
