"""Forgets what was sent and what was kept, each after its time."""

from portal.core.sending import kept, sent


def forget_old() -> None:
    sent.forget_old()
    kept.forget_old()
