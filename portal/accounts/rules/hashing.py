"""Passwords as argon2id hashes."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)  # OWASP's minimum; about 30 ms

# Checked when there is no account or no password, so that the answer takes as long.
NOBODY = HASHER.hash(secrets.token_urlsafe())


def hashed(password: str) -> str:
    return HASHER.hash(password)


def is_right(kept: str | None, password: str) -> bool:
    """Whether the password belongs to the hash; takes equally long without one."""
    try:
        return HASHER.verify(kept or NOBODY, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(kept)
