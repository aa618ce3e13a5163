"""How a rule says no: a code that is put into words once, above."""

from enum import StrEnum
from typing import TypeVar

Value = TypeVar("Value")


class Refused(Exception):
    """A rule does not allow this; `code` has its words in the feature's labels."""

    def __init__(self, code: StrEnum) -> None:
        super().__init__(code)
        self.code = code


class NotFound(Exception):
    """There is no such thing, or it is not open to this person: both look the same from outside (404)."""


class Gone(NotFound):
    """It was open to everybody, and is not any more (410)."""


def existing(value: Value | None) -> Value:
    """The value that a query found; raises NotFound when it found none."""
    if value is None:
        raise NotFound
    return value
