"""What a coordinator wants to see of the queue."""

from dataclasses import dataclass
from typing import Any

ALL = "all"  # languages
WAITING_DAYS = (1, 3, 7, 14)


@dataclass(frozen=True)
class Filters:
    """What is empty filters nothing; without `languages` only those that the coordinator reads are shown."""

    languages: str = ""  # ALL, or the code of one
    project: int | None = None
    school: int | None = None
    days: int | None = None  # that it has waited at least

    @property
    def chosen(self) -> dict[str, Any]:
        """Name → value, for addresses."""
        return {name: value for name, value in vars(self).items() if value}

    @property
    def others(self) -> dict[str, Any]:
        """What is chosen beside the languages."""
        return {name: value for name, value in self.chosen.items() if name != "languages"}
