"""How Alembic meets our database: inside the application, one transaction for all steps."""

import sqlite3
from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy.engine import Connection

from portal.core.db import Moment, Table

database = current_app.extensions["migrate"].db


def ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """Search tables and the demo's marker are made by portal/core/search and portal/core/installation themselves."""
    return not (kind == "table" and (name or "").startswith(("search_", "demo_")))


def plain(kind: str, item: Any, _context: Any) -> str | bool:
    """Migrations must not change when our own types do."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


def leave_rows_alone(connection: Connection) -> bool:
    """SQLite changes a table by making a new one: without this, dropping the old one would delete what points to it.

    Must come before the transaction begins. False on other databases.
    """
    raw = connection.connection.dbapi_connection
    is_sqlite = isinstance(raw, sqlite3.Connection)
    if is_sqlite:
        raw.execute("PRAGMA foreign_keys=OFF")
    return is_sqlite


def take_time(connection: Connection) -> None:
    """A step may need longer than any page: PostgreSQL gives up on none of its statements."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql("SET LOCAL lock_timeout = 0")


def check_rows(connection: Connection) -> None:
    """Nothing may point to a row that is not there."""
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lost:
        raise RuntimeError(f"rows point to nothing: {lost[:5]}")


with database.engine.connect() as connection:
    is_sqlite = leave_rows_alone(connection)
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        render_as_batch=True,
        include_object=ours,
        render_item=plain,
    )
    try:
        with connection.begin():
            take_time(connection)
            context.run_migrations()
            if is_sqlite:
                check_rows(connection)
    finally:
        connection.invalidate()  # the next one checks its rows again
