"""What a page has read and what a transaction has changed, as plain values that can be compared."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

Row = Mapping[str, Any]  # column → value, as far as they are known

FORMAT = "%Y-%m-%dT%H:%M:%S.%f"  # moments in UTC: their order is that of the texts


@dataclass(frozen=True, slots=True)
class Condition:
    """What a value of a column must be like for a row to be read."""

    column: str
    relation: str  # a key of RELATIONS
    value: Any = None

    def holds(self, row: Row) -> bool:
        """A value that nobody knows might be any."""
        return self.column not in row or RELATIONS[self.relation](row[self.column], self.value)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Read:
    """The rows of a table that fulfil all conditions; without conditions the whole table."""

    table: str
    conditions: tuple[Condition, ...] = ()

    def has(self, row: Row) -> bool:
        return all(condition.holds(row) for condition in self.conditions)


RELATIONS: dict[str, Callable[[Any, Any], bool]] = {
    "in": lambda value, known: value in known,
    "<=": lambda value, known: value is not None and known is not None and value <= known,
    ">=": lambda value, known: value is not None and known is not None and value >= known,
    "null": lambda value, _: value is None,
    "filled": lambda value, _: value is not None,
}


def plain(value: Any) -> Any:
    """As JSON keeps it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime(FORMAT)
    return value.isoformat() if isinstance(value, date) else value


def among(column: str, values: Iterable[Any]) -> Condition:
    return Condition(column, "in", tuple(sorted({plain(value) for value in values}, key=repr)))


def joined(reads: Iterable[Read]) -> list[Read]:
    """The same with fewer reads: those of single rows of a table become one, and a whole table holds all of it."""
    together: defaultdict[tuple[str, str], set[Any]] = defaultdict(set)
    others: set[Read] = set()
    for read in reads:
        if len(read.conditions) == 1 and read.conditions[0].relation == "in":
            together[read.table, read.conditions[0].column].update(read.conditions[0].value)
        else:
            others.add(read)
    whole = {read.table for read in others if not read.conditions}
    rows = [Read(table, (among(column, values),)) for (table, column), values in together.items()]
    return [read for read in (*others, *rows) if read.table not in whole or not read.conditions]
