"""Email addresses of accounts: how they are stored, how long links and changes count, why one is refused."""

from datetime import datetime, timedelta
from enum import StrEnum

LINK_INTERVAL = timedelta(minutes=5)  # asking for a link again and again fills nobody's mailbox
PROVE_WITHIN = timedelta(days=2)  # a new address
TAKE_BACK_WITHIN = timedelta(days=7)  # a change of address


class AccountRefusal(StrEnum):
    """Why an account can't be made, changed or opened."""

    EMAIL_TAKEN = "email_taken"
    SUSPENDED = "account_suspended"


def plain_email(email: str) -> str:
    """An address as it is stored: people type capitals and blanks."""
    return email.strip().lower()


def link_interval(moment: datetime) -> int:
    """The number of the five minutes that a moment lies in: an email is sent once in them."""
    return int(moment.timestamp() // LINK_INTERVAL.total_seconds())
