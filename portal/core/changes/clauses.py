"""The tables that one SELECT reads from, and its conditions, joins taken apart."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import BooleanClauseList, ClauseElement, Grouping
from sqlalchemy.sql.selectable import Join

Clause = tuple[ClauseElement, Collection[Any] | None]  # a condition, and the only tables that it restricts


def leaves_of(select: Any) -> tuple[list[Any], list[Clause]]:
    """What a SELECT reads from, and its conditions."""
    leaves: list[Any] = []
    clauses: list[Clause] = [(clause, None) for clause in select._where_criteria]
    for item in select.get_final_froms():
        _flatten(item, leaves, clauses)
    return leaves, clauses


def _flatten(item: Any, leaves: list[Any], clauses: list[Clause]) -> list[Any]:
    """Adds the leaves and conditions of a join; returns its leaves."""
    if not isinstance(item, Join):
        leaves.append(item)
        return [item]
    left, right = _flatten(item.left, leaves, clauses), _flatten(item.right, leaves, clauses)
    restricted: Collection[Any] | None = [] if item.full else right if item.isouter else None
    if item.onclause is not None:
        clauses.append((item.onclause, restricted))
    return [*left, *right]


def parts(clause: Any) -> Iterator[Any]:
    if isinstance(clause, BooleanClauseList) and clause.operator is operators.and_:
        for part in clause.clauses:
            yield from parts(part)
    elif isinstance(clause, Grouping):
        yield from parts(clause.element)
    else:
        yield clause
