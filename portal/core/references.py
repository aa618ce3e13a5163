"""Moves what points to one row of a table to another row, whatever feature it belongs to."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Column, RowMapping, Table, and_, delete, update
from sqlalchemy.exc import IntegrityError

from portal.core.db import Table as Base
from portal.core.db import db

DUPLICATE = {"23505", sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}


def references(target: Table) -> Iterator[tuple[Table, list[Column[Any]]]]:
    """Every table with foreign keys to that one, with the columns that hold them."""
    for table in Base.metadata.tables.values():
        columns = [column for column in table.columns if any(key.references(target) for key in column.foreign_keys)]
        if columns:
            yield table, columns


def move(table: Table, row: RowMapping, values: Mapping[Column[Any], int]) -> None:
    """Gives the row these values; drops it when there is one with the same unique values already."""
    is_row = and_(*(column == row[column] for column in table.primary_key))
    if not _written(update(table).where(is_row).values(dict(values))):
        db.session.execute(delete(table).where(is_row))


def _written(query: Any) -> bool:
    """Whether the row could be changed; False when there is one with the same unique values already."""
    try:
        with db.session.begin_nested():
            db.session.execute(query)
    except IntegrityError as error:
        code = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorcode", None)
        if code not in DUPLICATE:
            raise
        return False
    return True
