"""Codes that students type: easy to read, forgiving when typed, hard to guess; and what QR codes carry for them.

A code that is typed is short, so every attempt is counted. A QR code carries a link code: the short one with a check
that only this installation can make. Looking at its page therefore needs no counting, and locks nobody out.
"""

import hmac
import secrets
import unicodedata
from datetime import timedelta

from portal.accounts.rules.throttle import Limits

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # 32 characters; without I, L, O, U
CLASS_CODE_LENGTH = 8
CLASS_CODE_LENGTHS = (6, CLASS_CODE_LENGTH)  # six characters until 2026: until these have expired
CARD_CODE_LENGTH = 10
CHECK_LENGTH = 12
PIN_LENGTH = 6

# Wrong codes from one network: very few of a trillion class codes, and of a thousand times as many card codes.
CLASS_CODES = Limits(network=100)
CARD_CODES = Limits(network=500)
# Wrong PINs at one student: a classmate has as few as a stranger.
PINS = Limits(network=300, everywhere=20, here=10, device=10, window=timedelta(days=1))

# Other characters of the same shape stand for ours, Cyrillic ones too.
SAME_SHAPE = str.maketrans("OILUАВЕКМНОРСТУХ", "011VABEKMH0PCTYX")


def new_class_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CLASS_CODE_LENGTH))


def card_code(secret: str, person_id: int, serial: int) -> str:
    """The code on a student's card; it follows from the installation's secret, so that it is stored nowhere."""
    return letters_from(secret, f"card {person_id} {serial}", CARD_CODE_LENGTH)


def pin(secret: str, person_id: int, serial: int) -> str:
    """What a student types besides the code of the class, which all classmates know; it is renewed with the card."""
    return f"{_number(secret, f'pin {person_id} {serial}') % 10**PIN_LENGTH:0{PIN_LENGTH}}"


def link_code(secret: str, code: str) -> str:
    """What a QR code carries for a code."""
    return code + letters_from(secret, f"check {code}", CHECK_LENGTH)


def code_of(secret: str, link: str) -> str | None:
    """The code in a link code; None when this installation has not made it."""
    code = link[:-CHECK_LENGTH]
    return code if hmac.compare_digest(link_code(secret, code).encode(), link.encode()) else None


def card_hash(secret: str, code: str) -> str:
    """What the database knows of a card; keyed, because ten characters alone could be tried out."""
    return keyed(secret, f"hash {code}").hexdigest()


def typed(text: str) -> str:
    """A code as it is meant: case, blanks, hyphens and characters of the same shape do not matter."""
    letters = unicodedata.normalize("NFKC", text).upper().replace("İ", "I")
    return "".join(c for c in letters if c.isalnum()).translate(SAME_SHAPE)


def shown(code: str) -> str:
    """A card's code in two groups: `XXXXX-XXXXX`."""
    return f"{code[:5]}-{code[5:]}" if len(code) == CARD_CODE_LENGTH else code


def shown_pin(pin: str) -> str:
    """`123 456`."""
    return f"{pin[:3]} {pin[3:]}"


def could_be_one(code: str) -> bool:
    """Whether a code, as `typed` gives it, has the form of one."""
    return len(code) in (*CLASS_CODE_LENGTHS, CARD_CODE_LENGTH) and set(code) <= set(ALPHABET)


def is_class_code(code: str) -> bool:
    """Whether a code, as `typed` gives it, is one of a class and not of a card."""
    return len(code) in CLASS_CODE_LENGTHS


def subject(person_id: int, serial: int) -> str:
    """What attempts at a student's card or PIN are counted for, and devices are known for."""
    return f"student {person_id} {serial}"


def letters_from(secret: str, message: str, length: int) -> str:
    """A code that only this installation can make of the message."""
    number = _number(secret, message)
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(length))


def _number(secret: str, message: str) -> int:
    return int.from_bytes(keyed(secret, message).digest(), "big")


def keyed(secret: str, message: str) -> hmac.HMAC:
    """For what is told of a code without telling the code."""
    return hmac.new(secret.encode(), message.encode(), "sha256")
