"""The second factor: who needs one, codes of authenticator apps (TOTP, RFC 6238), recovery codes."""

import hmac
import secrets
from base64 import b32encode
from datetime import datetime

import pyotp

NEED_ONE = ("coordinator", "administrator")
REQUIRED, OFFERED = "required", "offered"  # values of the setting
N_RECOVERY_CODES = 10
RECOVERY_LENGTH = 12  # of 31 characters: 59 bits
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
STEPS = (0, -1, 1)  # the present code, the one before and the next: clocks of phones differ
ISSUER = "European Dialogue"  # what the app calls the portal


def is_required(role: str, setting: str) -> bool:
    return setting == REQUIRED and role in NEED_ONE


def app_secret(secret: str, person_id: int, salt: str) -> str:
    """What the app and the portal share: 160 bits, stored nowhere: they follow from the installation's secret."""
    return b32encode(_keyed(secret, f"authenticator app {person_id} {salt}").digest()[:20]).decode()


def app_address(shared: str, account: str) -> str:
    """What the app reads from a QR code."""
    return pyotp.TOTP(shared, name=account, issuer=ISSUER).provisioning_uri()


def matching_step(shared: str, code: str, moment: datetime) -> int | None:
    """The time step that a code belongs to; None when it is wrong or not of now."""
    app = pyotp.TOTP(shared)
    present = app.timecode(moment)
    steps = (present + step for step in STEPS)
    return next((step for step in steps if hmac.compare_digest(app.generate_otp(step), code)), None)


def new_salt() -> str:
    return secrets.token_urlsafe(16)


def new_recovery_codes() -> list[str]:
    return ["".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_LENGTH)) for _ in range(N_RECOVERY_CODES)]


def recovery_hash(secret: str, person_id: int, code: str) -> str:
    return _keyed(secret, f"recovery code {person_id} {code}").hexdigest()


def typed(text: str) -> str:
    """A code as it is meant: case, blanks and hyphens do not matter."""
    return "".join(character for character in text.lower() if character.isascii() and character.isalnum())


def shown(code: str) -> str:
    """In groups of four, to be read and typed."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def challenge(secret: str, purpose: str, token_hash: str) -> bytes:
    """What a passkey signs. The token of a session changes with every answer that is right, so it counts once."""
    return _keyed(secret, f"passkey {purpose} {token_hash}").digest()


def _keyed(secret: str, message: str) -> hmac.HMAC:
    return hmac.new(secret.encode(), message.encode(), "sha256")
