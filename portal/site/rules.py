"""What visitors can filter the gallery by: plain values, taken from the address and put back into it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from portal.core.choices import Choices

NUMBERED = ("project", "school")  # chosen by links, not by menus


@dataclass(frozen=True)
class Filters(Choices):
    """What is chosen; an empty text means everything. Each value is one that the gallery knows."""

    region: str = ""
    topic: str = ""
    language: str = ""
    age: str = ""
    kind: str = ""
    project: str = ""
    school: str = ""

    @property
    def facets(self) -> list[str]:
        """The names of the facets to look for, the rarest kind first."""
        return [f"{name}:{self.chosen[name]}" for name in ("topic", "age", "kind") if name in self.chosen]


def known_filters(typed: Mapping[str, str], values: Mapping[str, Collection[str]]) -> Filters:
    """The filters of an address; what the gallery does not know counts as not chosen."""
    choices = {name: typed[name] for name in values if typed.get(name) in values[name]}
    numbers = {name: typed[name] for name in NUMBERED if _is_number(typed.get(name, ""))}
    return Filters(**choices, **numbers)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
