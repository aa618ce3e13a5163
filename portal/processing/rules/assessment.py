"""What a data protection impact assessment (Article 35 GDPR) asks about this portal."""

from collections.abc import Iterable
from enum import StrEnum

EEA = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
     "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"}
)  # fmt: skip


class Risk(StrEnum):
    """What could happen to people."""

    SHOWN = "shown"
    READ = "read"
    TAKEN_OVER = "taken_over"
    CARD = "card"
    CONTACTED = "contacted"
    TOO_LONG = "too_long"
    ABROAD = "abroad"
    LOST = "lost"
    PROFILED = "profiled"


class Question(StrEnum):
    """What only the operator can answer."""

    NEEDED = "needed"
    INFORMED = "informed"
    HEARD = "heard"
    CONTRACT = "contract"
    TRANSFERS = "transfers"
    AGES = "ages"
    BACKUPS = "backups"


class Safeguard(StrEnum):
    """What protects the data, by this program or its settings."""

    ENCRYPTED = "encrypted"
    NOT_ENCRYPTED = "not_encrypted"
    SECOND_FACTOR = "second_factor"
    SECOND_FACTOR_OFFERED = "second_factor_offered"
    ROLES = "roles"
    GATE = "gate"
    METADATA = "metadata"
    LOGS = "logs"
    RECORDED = "recorded"
    OVERWRITTEN = "overwritten"


def safeguards(base_url: str, second_factor: str) -> list[Safeguard]:
    """As this installation is set up."""
    is_encrypted, is_required = base_url.startswith("https://"), second_factor == "required"
    return [
        Safeguard.ENCRYPTED if is_encrypted else Safeguard.NOT_ENCRYPTED,
        Safeguard.SECOND_FACTOR if is_required else Safeguard.SECOND_FACTOR_OFFERED,
        *list(Safeguard)[4:],
    ]


def outside_eea(countries: Iterable[str]) -> set[str]:
    """Those to which data go as to third countries (Chapter V GDPR)."""
    return set(countries) - EEA
