"""Housekeeping: failed sign-ins and former addresses are forgotten when they no longer count."""

from portal.accounts.actions import email_change as changing_email
from portal.accounts.views import throttle


def forget_failures() -> None:
    throttle.sweep()


def forget_changes() -> None:
    changing_email.forget_changes()
