"""Which works a coordinator looks for, and what ends an archive of them."""

from dataclasses import dataclass
from typing import Any

from portal.consent.rules.codes import Use


class ConsentEnded(Exception):
    """Somebody has withdrawn while an archive was sent: it breaks off, so that nobody has a whole one."""


@dataclass(frozen=True)
class Filters:
    """What is empty filters nothing."""

    use: Use = Use.EXHIBITION
    region: str = ""
    project: int | None = None
    topic: str = ""
    age: int | None = None

    @property
    def chosen(self) -> dict[str, Any]:
        """Name → value, for addresses."""
        return {name: value for name, value in vars(self).items() if value}
