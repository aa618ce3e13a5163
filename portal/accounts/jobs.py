"""Housekeeping: failed sign-ins are forgotten when they no longer count."""

from portal.accounts import throttle


def forget_failures() -> None:
    throttle.sweep()


EVERY_HOUR = [forget_failures]
