"""Collects what a transaction changes, from its statements: of each row the key, and by what lists choose it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Delete, Engine, ForeignKey, Insert, TextClause, Update, event, select
from sqlalchemy import Table as SqlTable

from portal.core.changes.statements import tables_named
from portal.core.changes.values import Row, plain
from portal.core.db import Table

Entry = tuple[str, Row]  # a table, and what is known of one of its rows before or after the change

MOST_ROWS = 100  # of one table; more count as the whole table
PENDING = "changes"  # in the info of a connection whose changes are collected


class Pending:
    """What the transaction of a connection has changed so far."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.n_rows: Counter[str] = Counter()
        self.whole: set[str] = set()

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        entry = (table, {column: plain(value) for column, value in row.items()})
        self.n_rows[table] += 1
        if self.n_rows[table] > MOST_ROWS:
            self.whole.add(table)
        elif entry not in self.entries[-4:]:
            self.entries.append(entry)

    def rows(self) -> list[Entry]:
        return [*((table, {}) for table in sorted(self.whole)), *(e for e in self.entries if e[0] not in self.whole)]


def is_public(table: str) -> bool:
    """Whether pages for visitors may read it; what no model describes, such as the index of searches, they may."""
    return table not in Table.metadata.tables or bool(_columns_of(table))


@event.listens_for(Engine, "before_execute")
def note_old_rows(
    connection: Connection, statement: Any, several: Sequence[Any], single: Mapping[str, Any], _options: Any
) -> None:
    """Reads the rows that an UPDATE or DELETE is about to change, and locks them."""
    pending: Pending | None = connection.info.get(PENDING)
    if pending is None:
        return
    if isinstance(statement, TextClause) and not statement.text.lstrip().upper().startswith("SELECT"):
        pending.whole |= {name for name in tables_named(statement.text) if is_public(name)}
    elif isinstance(statement, (Update, Delete)) and isinstance(table := statement.table, SqlTable):
        for values in several or [single]:
            for old in _old_rows(connection, statement, table, values):
                pending.add(table.name, old)
                if isinstance(statement, Update):
                    pending.add(table.name, _updated(old, statement, values))
                else:
                    _note_hanging(connection, pending, table, old)


@event.listens_for(Engine, "after_execute")
def note_new_rows(
    connection: Connection, statement: Any, _several: Any, _single: Any, _options: Any, result: Any
) -> None:
    """The rows that an INSERT has added, with the keys that the database gave them."""
    pending: Pending | None = connection.info.get(PENDING)
    if pending is None or not isinstance(statement, Insert) or not isinstance(table := statement.table, SqlTable):
        return
    columns = _columns_of(table.name)
    if not columns:
        return
    values = result.context.compiled_parameters
    if statement._post_values_clause is not None or statement.select is not None or len(values) > MOST_ROWS:
        pending.whole.add(table.name)
        return
    keys = [column.name for column in table.primary_key]
    for row, key in zip(values, result.context.inserted_primary_key_rows, strict=True):
        given = {name: value for name, value in zip(keys, key, strict=True) if value is not None}
        pending.add(table.name, {name: row[name] for name in columns if name in row} | given)


@cache
def _columns_of(table: str) -> tuple[str, ...]:
    """The key of a table that public pages read, and what their lists choose by; nothing for every other table."""
    for mapper in Table.registry.mappers:
        listed = mapper.class_.listed_by
        if mapper.class_.__tablename__ == table and listed is not None:
            return *(column.name for column in mapper.primary_key), *listed
    return ()


def _old_rows(
    connection: Connection, statement: Update | Delete, table: SqlTable, values: Mapping[str, Any]
) -> list[Row]:
    columns = [table.c[name] for name in _columns_of(table.name)]
    if not columns:
        return []
    query = select(*columns).where(*statement._where_criteria).limit(MOST_ROWS + 1).with_for_update(of=table)
    return [dict(row) for row in connection.execute(query, values).mappings()]


def _updated(old: Row, statement: Update, values: Mapping[str, Any]) -> Row:
    """The row afterwards; what the database itself computes is unknown."""
    new = dict(old) | {name: values[name] for name in old if name in values}
    for column, value in (statement._values or {}).items():
        name = str(getattr(column, "name", column))
        if isinstance(value, BindParameter):
            new[name] = values.get(value.key, value.effective_value)
        else:
            new.pop(name, None)
    return {name: value for name, value in new.items() if name in old}


def _note_hanging(connection: Connection, pending: Pending, table: SqlTable, row: Row) -> None:
    """The rows that the database itself deletes or empties with a row."""
    for key in _keys_to(table.name):
        child = key.parent.table
        query = select(*(child.c[name] for name in _columns_of(child.name))).where(key.parent == row[key.column.name])
        for hanging in connection.execute(query.limit(MOST_ROWS + 1)).mappings():
            pending.add(child.name, old := dict(hanging))
            if key.ondelete == "CASCADE":
                _note_hanging(connection, pending, child, old)
            else:
                pending.add(child.name, old | {key.parent.name: None})


@cache
def _keys_to(table: str) -> list[ForeignKey]:
    """The foreign keys by which rows of public tables go, or lose their value, with a row of this one."""
    children = (child for child in Table.metadata.tables.values() if _columns_of(child.name))
    keys = (key for child in children for key in child.foreign_keys)
    return [key for key in keys if key.column.table.name == table and key.ondelete]
