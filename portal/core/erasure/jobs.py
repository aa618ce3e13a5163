"""Removes copies of erased rows that SQLite keeps for itself; PostgreSQL has its vacuum (docs/operators.md)."""

from contextlib import closing
from typing import Any, cast

from sqlalchemy import text

from portal.core.db import db
from portal.core.search.tables import CORPORA, table_of

PATIENCE = 200  # milliseconds for readers and writers to finish; otherwise the next minute does it
PAGES = 500  # of the index in one transaction, so that nobody waits long for it


def empty_write_ahead_log() -> None:
    """Old versions of changed pages stay in the log after they were copied back, until it is cut."""
    if db.engine.dialect.name != "sqlite":
        return
    with closing(db.engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        [[usual]] = cursor.execute("PRAGMA busy_timeout").fetchall()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute(f"PRAGMA busy_timeout = {usual}")


def merge_search_index() -> None:
    """The words of a document that was taken out stay in the index until its parts are merged."""
    if db.engine.dialect.name == "sqlite":
        for corpus in CORPORA:
            _merge(table_of(corpus))


def _merge(table: str) -> None:
    pages, n_changes = -PAGES, 2  # a negative number begins to merge all parts into one
    while n_changes > 1:  # the statement itself is one
        connection = db.session.connection()
        before = _changes(connection)
        connection.execute(text(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', :pages)"), {"pages": pages})  # noqa: S608
        n_changes, pages = _changes(connection) - before, PAGES
        db.session.commit()


def _changes(connection: Any) -> int:
    return cast(int, connection.connection.driver_connection.total_changes)
