"""How a rule says no: a code that is put into words once, above."""

from enum import StrEnum


class Refused(Exception):
    """A rule does not allow this; `code` has its words in the room's labels.py."""

    def __init__(self, code: StrEnum) -> None:
        super().__init__(code)
        self.code = code
