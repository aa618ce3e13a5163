"""What two towns are to each other: the key of a pair, and why something can't be done with a partnership."""

from dataclasses import dataclass, field
from enum import StrEnum

from portal.core.text import words

EARLIEST = 1900  # a year of founding before it is a slip


class TwinningRefusal(StrEnum):
    """Why something can't be done with a partnership of two towns."""

    KNOWN = "twinning_known"
    ONE_REGION = "twinning_one_region"
    NOT_YOUR_TOWN = "twinning_not_your_town"
    DECIDED = "twinning_decided"


@dataclass(frozen=True)
class Town:
    """A town of a region, as it calls itself."""

    name: str
    region_key: str

    @property
    def key(self) -> str:
        """The same for all spellings that differ in signs, marks and capitals alone."""
        return f"{self.region_key}:{' '.join(words(self.name))}"


@dataclass(frozen=True)
class About:
    """What is said about a partnership of two towns."""

    one: Town
    other: Town
    founded: int | None = None
    source: str = ""
    schools: list[int] = field(default_factory=list)
    projects: list[int] = field(default_factory=list)

    @property
    def pair(self) -> str:
        """One key for both orders."""
        return "|".join(sorted((self.one.key, self.other.key)))


def is_in_town(school_town: str, town: Town, region_key: str) -> bool:
    """Whether a school lies there: `Lindenbrück (Nord)` lies in `Lindenbrück`."""
    at, named = words(school_town), words(town.name)
    return region_key == town.region_key and bool(named) and at[: len(named)] == named
