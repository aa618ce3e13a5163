"""Codes that students type: easy to read, forgiving when typed, impossible to guess."""

import hmac
import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # 32 characters; without I, L, O, U
CLASS_CODE_LENGTH = 6
CARD_CODE_LENGTH = 10
# Other characters of the same shape stand for ours, Cyrillic ones too.
SAME_SHAPE = str.maketrans("OILUАВЕКМНОРСТУХ", "011VABEKMH0PCTYX")


def new_class_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CLASS_CODE_LENGTH))


def card_code(secret: str, person_id: int, serial: int) -> str:
    """The code on a student's card; it follows from the installation's secret, so that it is stored nowhere."""
    number = int.from_bytes(_keyed(secret, f"card {person_id} {serial}").digest(), "big")
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(CARD_CODE_LENGTH))


def card_hash(secret: str, code: str) -> str:
    """What the database knows of a card; keyed, because ten characters alone could be tried out."""
    return _keyed(secret, f"hash {code}").hexdigest()


def typed(text: str) -> str:
    """A code as it is meant: case, blanks, hyphens and characters of the same shape do not matter."""
    letters = unicodedata.normalize("NFKC", text).upper().replace("İ", "I")
    return "".join(c for c in letters if c.isalnum()).translate(SAME_SHAPE)


def shown(code: str) -> str:
    """A card's code in two groups: `XXXXX-XXXXX`."""
    return f"{code[:5]}-{code[5:]}" if len(code) == CARD_CODE_LENGTH else code


def _keyed(secret: str, message: str) -> hmac.HMAC:
    return hmac.new(secret.encode(), message.encode(), "sha256")
