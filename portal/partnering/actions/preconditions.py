"""Refuses what can't be done now."""

from enum import StrEnum

from portal.core.refusal import Refused


def must_not(obstacle: StrEnum | None) -> None:
    """`obstacle` is what a query of partnering/queries/preconditions.py has found."""
    if obstacle:
        raise Refused(obstacle)
