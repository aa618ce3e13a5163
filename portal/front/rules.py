"""What visitors can filter the gallery by: plain values, taken from the address and put back into it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields

AGES = range(6, 20)


@dataclass(frozen=True)
class Filters:
    """What is chosen; an empty text means everything. Each value is one that the gallery knows."""

    region: str = ""
    topic: str = ""
    language: str = ""
    age: str = ""
    kind: str = ""
    project: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """The choices that narrow the list, as they stand in the address."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value}

    @property
    def facets(self) -> list[str]:
        """The names of the facets to look for, the rarest kind first."""
        return [f"{name}:{self.chosen[name]}" for name in ("topic", "age", "kind") if name in self.chosen]

    def without(self, name: str) -> dict[str, str]:
        return {key: value for key, value in self.chosen.items() if key != name}


def known(typed: Mapping[str, str], values: Mapping[str, Collection[str]]) -> Filters:
    """The filters of an address; what the gallery does not know counts as not chosen."""
    project = typed.get("project", "")
    choices = {name: typed[name] for name in values if typed.get(name) in values[name]}
    return Filters(**choices, project=project if project.isascii() and project.isdigit() and len(project) < 10 else "")
