"""What the conditions of one SELECT ask of each of its tables."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from operator import eq, ge, gt, le, lt
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Table
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.elements import AsBoolean, BinaryExpression, ClauseElement, Null, Tuple
from sqlalchemy.sql.selectable import Alias

from portal.core.changes.clauses import Clause, parts

BOUNDS: dict[Any, str] = {lt: "<=", le: "<=", gt: ">=", ge: ">="}  # the bound itself is let in: a row more is read
TURNED = {"<=": ">=", ">=": "<="}
NULLS: dict[Any, str] = {operators.is_: "null", operators.is_not: "filled"}
KEYS = (eq, operators.in_op)

Place = tuple[Any, str]  # a table or an alias of it, and a column


@dataclass
class Source:
    """A table or an alias of it in a SELECT."""

    leaf: Any
    table: Table
    keys: list[tuple[str, Any]] = field(default_factory=list)  # column, one of what
    conditions: list[tuple[str, str, Any]] = field(default_factory=list)  # column, relation, with what
    is_filtered: bool = False  # a condition, understood or not, decides which of its rows count
    result: tuple[str, int] | None = None  # its key, and where that stands in the result


class Conditions:
    """The sources of a SELECT, with what is known of the rows that it reads of each."""

    def __init__(self, select: Any, own: Collection[Any], clauses: Collection[Clause], is_top: bool) -> None:
        by_leaf = {leaf: Source(leaf, table) for leaf in own if (table := _table_of(leaf)) is not None}
        self.by_leaf: dict[Any, Source] = by_leaf
        self.sources = list(by_leaf.values())
        self.known: dict[Place, Any] = {}
        self.equal: list[tuple[Place, Place, bool]] = []  # this column has the values of that; is it an outer join?
        for clause, restricted in clauses:
            for part in parts(clause):
                self._take(part, restricted)
        self._spread()
        if is_top:
            self._find_in_result(select)

    def _take(self, part: Any, restricted: Collection[Any] | None) -> None:
        if not self._understood(part, restricted):
            for place in _places(part):
                if source := self.by_leaf.get(place[0]):
                    source.is_filtered = True

    def _understood(self, part: Any, restricted: Collection[Any] | None) -> bool:
        if isinstance(part, AsBoolean) or not isinstance(part, BinaryExpression):
            return False
        left, right = _place(part.left), _place(part.right)
        if part.operator is eq and left and right and left[0] != right[0]:
            self.equal += [(a, b, restricted is not None) for a, b in ((left, right), (right, left))
                           if restricted is None or a[0] in restricted]  # fmt: skip
            return True
        return self._compared(part, restricted)

    def _compared(self, part: Any, restricted: Collection[Any] | None) -> bool:
        """A column compared with a value."""
        place, value, relation = _comparison(part)
        source = self.by_leaf.get(place[0]) if place and relation else None
        if source is None or place is None or (restricted is not None and source.leaf not in restricted):
            return False
        source.is_filtered = True
        if relation == "in":
            self.known[place] = value
        else:
            source.conditions.append((place[1], relation, value))
        return True

    def _spread(self) -> None:
        """What is known of a column is known of those that equal it."""
        for _ in self.equal:
            for to, of, _is_outer in self.equal:
                if of in self.known and to[0] in self.by_leaf:
                    self.known.setdefault(to, self.known[of])
        for (leaf, column), value in self.known.items():
            self.by_leaf[leaf].keys.append((column, value))

    def _find_in_result(self, select: Any) -> None:
        """Tables whose rows are all in the result: joined by a foreign key to others, and with no say in the choice."""
        found = {source.leaf: pair for source in self.sources if (pair := self._key_in_result(source, select))}
        while bad := [leaf for leaf, (_, parent, _) in found.items() if self._decides(leaf, parent, found)]:
            for leaf in bad:
                del found[leaf]
        for leaf, (column, _, index) in found.items():
            self.by_leaf[leaf].result = column, index

    def _key_in_result(self, source: Source, select: Any) -> tuple[str, Any, int] | None:
        if source.is_filtered or source.keys or _orders_a_part(select, source.leaf):
            return None
        shown = {place: index for index, column in enumerate(select.inner_columns) if (place := _place(column))}
        joined = [(to, of) for to, of, _ in self.equal if to[0] == source.leaf]
        for to, of in joined:
            is_only = sum(other[0] == of[0] for _, other in joined) == 1
            index = shown.get(to, shown.get(of))
            if is_only and index is not None and _is_foreign_key(of, source.table, to[1]):
                return to[1], of[0], index
        return None

    def _decides(self, leaf: Any, parent: Any, found: Collection[Any]) -> bool:
        """Whether another table hangs on this one that has conditions of its own."""
        pairs = [(to[0], of[0]) for to, of, _ in self.equal]
        beside = {of for to, of in pairs if to == leaf} | {to for to, of in pairs if of == leaf}
        return any(other != parent and other not in found for other in beside)


def _comparison(part: Any) -> tuple[Place | None, Any, str]:
    """(column, value, relation); for pairs, such as positions in a list, of their first values."""
    left, right = _first(part.left), _first(part.right)
    is_pair = left is not part.left
    relation = BOUNDS.get(part.operator) or NULLS.get(part.operator, "")
    if part.operator in KEYS and not is_pair:
        relation = "in"
    if _place(left) is None and _place(right) and relation in (*TURNED, "in") and part.operator is not operators.in_op:
        left, right, relation = right, left, TURNED.get(relation, relation)
    is_value = isinstance(right, Null) if part.operator in NULLS else isinstance(right, BindParameter)
    return (_place(left), right, relation) if is_value else (None, None, "")


def _first(side: Any) -> Any:
    return next(iter(side.clauses)) if isinstance(side, Tuple) else side


def _place(column: Any) -> Place | None:
    table = getattr(column, "table", None)
    return (table, column.name) if isinstance(column, ColumnElement) and table is not None else None


def _places(part: ClauseElement) -> Iterator[Place]:
    for found in visitors.iterate(part):
        if place := _place(found):
            yield place


def _table_of(leaf: Any) -> Table | None:
    table = leaf.element if isinstance(leaf, Alias) else leaf
    return table if isinstance(table, Table) else None


def _is_foreign_key(place: Place, table: Table, column: str) -> bool:
    """Whether a column always holds the key of a row of that table."""
    keys = place[0].c[place[1]].foreign_keys if place[1] in getattr(place[0], "c", ()) else ()
    return any(key.column.table.name == table.name and key.column.name == column for key in keys)


def _orders_a_part(select: Any, leaf: Any) -> bool:
    """Whether a column of the table decides which rows are the first ones."""
    ordered = (place for clause in select._order_by_clauses for place in _places(clause))
    return select._limit_clause is not None and any(place[0] == leaf for place in ordered)
