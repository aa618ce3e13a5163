"""Which rows a SELECT reads, derived from the statement: its tables, their conditions, the keys in its result.

What is not understood makes a read larger, never smaller: a condition is left out, at worst the whole table is read.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, Table, TextClause
from sqlalchemy.engine import Compiled
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import ClauseElement, Null
from sqlalchemy.sql.selectable import Alias, SelectBase

from portal.core.changes.clauses import leaves_of
from portal.core.changes.conditions import Conditions, Source
from portal.core.changes.values import Condition, Read, among, plain

NAMED = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+\"?(\w+)", re.IGNORECASE)

Values = Mapping[str, Any]  # of a statement, by the names of its parameters
Rows = Sequence[Sequence[Any]]  # the result as the database sent it


class Plan:
    """Made once for a statement; tells its reads each time it is executed."""

    def __init__(self, compiled: Compiled) -> None:
        self.names: Mapping[Any, str] = compiled.bind_names  # type: ignore[attr-defined]
        self.selects: list[Conditions] = []
        self.whole: set[str] = set()
        statement: Any = compiled.statement
        if isinstance(statement, TextClause):
            self.whole = tables_named(statement.text)
        else:
            of_orm = getattr(getattr(compiled, "compile_state", None), "statement", None)
            self._take_query(statement if of_orm is None else of_orm, frozenset(), is_top=True)

    def reads(self, values: Values, rows: Rows) -> Iterator[Read]:
        yield from map(Read, self.whole)
        for select in self.selects:
            for source in select.sources:
                yield Read(source.table.name, tuple(self._conditions(source, values, rows)))

    def _conditions(self, source: Source, values: Values, rows: Rows) -> Iterator[Condition]:
        for column, value in source.keys:
            known = self._value(value, values)
            yield among(column, known if isinstance(known, Collection) and not isinstance(known, str) else [known])
        for column, relation, value in source.conditions:
            yield Condition(column, relation, plain(self._value(value, values)))
        if source.result:
            column, index = source.result
            yield among(column, (row[index] for row in rows))

    def _value(self, value: Any, values: Values) -> Any:
        return None if isinstance(value, Null) else values[self.names[value]]

    def _take_query(self, query: Any, outer: frozenset[Any], *, is_top: bool = False) -> None:
        if not isinstance(query, Select):
            self.whole |= {found.name for found in visitors.iterate(query) if isinstance(found, Table)}
            return
        leaves, clauses = leaves_of(query)
        own = [leaf for leaf in leaves if leaf not in outer] or leaves  # the others are those of the query around it
        self.selects.append(Conditions(query, own, clauses, is_top))
        for leaf in own:
            if not isinstance(leaf, (Table, Alias)) or not isinstance(getattr(leaf, "element", leaf), Table):
                self._take_query(getattr(leaf, "element", leaf), frozenset())
        inside = outer | set(leaves)
        for part in (*(clause for clause, _ in clauses), *query.inner_columns, *query._order_by_clauses):
            self._take_inner(part, inside)

    def _take_inner(self, part: ClauseElement, outer: frozenset[Any]) -> None:
        """The queries inside an expression."""
        if isinstance(part, SelectBase):
            self._take_query(getattr(part, "element", part), outer)
        elif not isinstance(part, (Table, Alias)):
            for child in part.get_children():
                self._take_inner(child, outer)


def tables_named(sql: str) -> set[str]:
    """Every table that a statement in plain text can mean."""
    return set(NAMED.findall(sql))
