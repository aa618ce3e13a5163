"""How the portal is connected to its database: how long anybody waits for it, and what it means when it is away."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import URL, exc, make_url

from portal.core.db import db, only_reading, patience

CONNECT_SECONDS = 3  # until a database that does not answer at all counts as away
POOL_SECONDS = 5  # until somebody who finds every connection in use is asked to come back
STATEMENT_SECONDS = 30  # until PostgreSQL gives up on a statement, or on a row that somebody else changes
IDLE_SECONDS = 1800  # after which a connection is renewed: firewalls forget silent ones
SILENT_SECONDS = 15  # until a database whose machine has gone is noticed
GLANCE = 100  # milliseconds

# Extended codes of SQLite have these in their last byte. "No such table" is not among them: it is an error of ours.
AWAY = {
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PROTOCOL,
}  # fmt: skip
READ_ONLY = "25006"  # PostgreSQL that is not the primary any more


def init_database(app: Flask) -> None:
    """Connects the application; what its settings say about the engine wins."""
    chosen = app.config.get("SQLALCHEMY_ENGINE_OPTIONS", {})
    options = engine_options(make_url(app.config["SQLALCHEMY_DATABASE_URI"]))
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {**options, **chosen}
    db.init_app(app)


def engine_options(url: URL) -> dict[str, Any]:
    """No error repeats what people typed."""
    return {"hide_parameters": True, **_pool_options(url)}


def _pool_options(url: URL) -> dict[str, Any]:
    """A connection that broke while it lay in the pool is replaced before anybody uses it."""
    if url.get_backend_name() == "sqlite":
        return (
            {"pool_timeout": POOL_SECONDS, "max_overflow": 60} if url.database else {}
        )  # readers pass waiting writers
    limits = f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout={STATEMENT_SECONDS // 3}s"
    arguments = {
        "connect_timeout": CONNECT_SECONDS,
        "keepalives_idle": SILENT_SECONDS,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": SILENT_SECONDS * 1000,
        "options": limits,
    }
    return {
        "pool_pre_ping": True,
        "pool_recycle": IDLE_SECONDS,
        "pool_timeout": POOL_SECONDS,
        "connect_args": {name: value for name, value in arguments.items() if name not in url.query},
    }


@contextmanager
def glancing() -> Iterator[None]:
    """Around a reading for which nobody should have to wait."""
    tokens = only_reading.set(True), patience.set(GLANCE)
    try:
        yield
    finally:
        only_reading.reset(tokens[0])
        patience.reset(tokens[1])


def is_away(error: BaseException | None) -> bool:
    """Whether database or queue are away, locked or overloaded, so that the same may work a moment later."""
    if isinstance(error, exc.TimeoutError) or is_redis_away(error):
        return True  # the first one: every connection is in use
    cause = error.orig if isinstance(error, exc.DBAPIError) else error  # the lock of SQLite comes as it is
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in AWAY
    if not isinstance(error, exc.DBAPIError):
        return False
    is_broken = error.connection_invalidated or getattr(cause, "sqlstate", None) == READ_ONLY
    return is_broken or isinstance(error, (exc.OperationalError, exc.InterfaceError))


def is_redis_away(error: BaseException | None) -> bool:
    """Told by their names: its library is installed only where it is used."""
    kinds = {f"{kind.__module__}.{kind.__name__}" for kind in type(error).__mro__}
    return bool(kinds & {"redis.exceptions.ConnectionError", "redis.exceptions.TimeoutError"})
