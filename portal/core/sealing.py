"""Seals what only few people may read: in the database, its logs and its dumps it stands encrypted.

The key is a secret of the installation beside SECRET_KEY; whoever has both the database and the key can read all.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from flask import current_app


def seal(text: str) -> str:
    """Another text each time, also of the same words."""
    return _fernet().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str | None:
    """None: it was sealed with another key, or changed since."""
    try:
        return _fernet().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _fernet() -> Fernet:
    """With 32 bytes that follow from the key, whatever its length."""
    key = sha256(b"sealed texts " + str(current_app.config["ANSWERS_KEY"]).encode()).digest()
    return Fernet(urlsafe_b64encode(key))
