"""Passwords: what makes one acceptable, and how they are hashed (argon2id)."""

import secrets
from enum import StrEnum
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MIN_PASSWORD = 10  # characters
MAX_PASSWORD = 200
COMMON = frozenset((Path(__file__).parents[1] / "data" / "common_passwords.txt").read_text("utf-8").split())

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)  # OWASP's minimum; about 30 ms

# Verified when there is no account or no password, so that the answer takes as long.
NOBODY = HASHER.hash(secrets.token_urlsafe())


class PasswordFault(StrEnum):
    """What is wrong with a password."""

    TOO_SHORT = "too_short"
    IS_ADDRESS = "is_address"
    TOO_COMMON = "too_common"


def fault_of(password: str, email: str = "") -> PasswordFault | None:
    """What is wrong with a password, None when it will do; there is no rule about kinds of characters."""
    plain = password.casefold()
    if len(password) < MIN_PASSWORD:
        return PasswordFault.TOO_SHORT
    if email and plain in (email.casefold(), email.casefold().partition("@")[0]):
        return PasswordFault.IS_ADDRESS
    if plain in COMMON or len(set(plain)) < 4:
        return PasswordFault.TOO_COMMON
    return None


def hashed(password: str) -> str:
    return HASHER.hash(password)


def is_right(stored: str | None, password: str) -> bool:
    """Whether the password belongs to the stored hash; takes equally long without one."""
    try:
        return HASHER.verify(stored or NOBODY, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(stored: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(stored)
