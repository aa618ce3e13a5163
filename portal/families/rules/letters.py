"""Codes of letters, and what a letter to a family says."""

from enum import StrEnum

from portal.accounts.rules.throttle import Limits
from portal.classes.rules import codes

CODE_LENGTH = codes.CARD_CODE_LENGTH
LETTER_CODES = Limits(network=100)  # wrong ones from one network, of a thousand trillion
LONGEST_INTRODUCTION = 700  # characters that fit on the sheet beside the other language

Words = dict[str, str]  # a part of a letter → its words in one language


class LetterRefusal(StrEnum):
    """Why a letter can't be answered."""

    ANSWERED = "letter_answered"
    ENDED = "letter_ended"


def letter_code(secret: str, letter_id: int, person_id: int) -> str:
    """What a family scans or types; it follows from the installation's secret, so that it is stored nowhere.

    SQLite gives the number of a letter that was erased to the next one, but that of a person to nobody.
    """
    return codes.letters_from(secret, f"letter {letter_id} to {person_id}", CODE_LENGTH)


def former_code(secret: str, letter_id: int) -> str:
    """That of letters which were written until December 2026."""
    return codes.letters_from(secret, f"letter {letter_id}", CODE_LENGTH)


def letter_hash(secret: str, code: str) -> str:
    """What the database knows of a letter's code."""
    return codes.keyed(secret, f"letter hash {code}").hexdigest()
