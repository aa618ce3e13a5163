"""Removes copies of erased rows that SQLite keeps for itself; PostgreSQL has its vacuum (docs/operators.md)."""

import sqlite3
from contextlib import closing
from typing import Any, cast

from huey.storage import SqliteStorage
from sqlalchemy import text

from portal.core.db import db
from portal.core.jobs.queue import the_jobs
from portal.core.search.tables import CORPORA, table_of

PATIENCE = 200  # milliseconds for readers and writers to finish; otherwise the next minute does it
PAGES = 500  # of the index in one transaction, so that nobody waits long for it


def empty_write_ahead_logs() -> bool:
    """Old versions of changed pages stay in a log after they were copied back, until it is cut.

    False when somebody was reading meanwhile.
    """
    logs = [_cut_log(db.engine.raw_connection())] if db.engine.dialect.name == "sqlite" else []
    queue = the_jobs().huey.storage
    if isinstance(queue, SqliteStorage):
        logs.append(_cut_log(sqlite3.connect(queue.filename)))
    return all(logs)


def _cut_log(opened: Any) -> bool:
    with closing(opened) as connection, closing(connection.cursor()) as cursor:
        [[usual]] = cursor.execute("PRAGMA busy_timeout").fetchall()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        [[is_busy, *_pages]] = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        cursor.execute(f"PRAGMA busy_timeout = {usual}")
    return not is_busy


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
