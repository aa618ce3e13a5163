"""Housekeeping: failed sign-ins and former addresses are forgotten when they no longer count."""

from portal.accounts import changing_email, throttle


def forget_failures() -> None:
    throttle.sweep()


def forget_changes() -> None:
    changing_email.forget_changes()


EVERY_HOUR = [forget_failures, forget_changes]
