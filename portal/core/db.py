"""The database: one base for all tables, SQLite made safe, moments in UTC."""

import sqlite3
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import Enum
from typing import Any, ClassVar

from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from sqlalchemy import JSON, DateTime, Dialect, Engine, MetaData, event, types
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# A request that only reads takes no write lock; the web sets this for GET and HEAD.
only_reading: ContextVar[bool] = ContextVar("only_reading", default=False)

# How long a transaction waits for the lock of SQLite: a page less than a job or a command, which have nobody waiting.
PAGE_PATIENCE, PATIENCE = 4_000, 15_000  # milliseconds
patience: ContextVar[int] = ContextVar("patience", default=PATIENCE)


class Moment(TypeDecorator[datetime]):
    """A point in time, always aware and in UTC (SQLite alone would forget the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


# Columns of codes: `Mapped[Status]` keeps the values of the enum as text and reads them as its members.
Code = types.Enum(
    Enum,
    values_callable=lambda codes: [code.value for code in codes],
    native_enum=False,
    create_constraint=False,
    length=40,
)


class Table(DeclarativeBase):
    """Base of every table."""

    # For tables that public pages read: the columns, beside the key, by which their lists choose (no personal data).
    listed_by: ClassVar[Sequence[str] | None] = None

    metadata = MetaData(naming_convention=NAMES)
    registry = registry(
        metadata=metadata,
        type_annotation_map={
            datetime: Moment,
            Enum: Code,
            dict[str, str]: JSON,
            dict[str, int]: JSON,
            list[str]: JSON,
            dict[str, Any]: JSON,
            list[Any]: JSON,
        },
    )


class OwnSession(Session):
    """Ends without complaint when the connection broke meanwhile: what was read is answered, all was saved before."""

    def close(self) -> None:
        try:
            super().close()
        except DBAPIError:
            self.invalidate()


db = SQLAlchemy(model_class=Table, session_options={"class_": OwnSession})

INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_into(table: type[Table]) -> Any:
    """An INSERT that can say what happens `on_conflict…`, on either database."""
    return INSERTS[db.session.get_bind().dialect.name](table)


def listen_to_sessions(**listeners: Callable[..., None]) -> None:
    """Calls each function at the event that it is named by, in every session: `after_commit=…`."""
    for name, listener in listeners.items():
        event.listen(db.session, name, listener)


@event.listens_for(Engine, "connect")
def make_sqlite_safe(connection: Any, _record: object) -> None:
    """WAL with full sync survives power loss; secure_delete leaves no traces of erased people."""
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None  # the begin event below decides how a transaction starts
        for pragma in (
            f"busy_timeout={PATIENCE}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
            "temp_store=MEMORY",
            "cache_size=-4000",
        ):
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def begin_for_writing(connection: Connection) -> None:
    """A writing transaction takes the lock at its start, so it waits there instead of failing in the middle."""
    if connection.dialect.name == "sqlite":
        cursor = connection.connection.cursor()  # without the detours of a statement that brings rows
        cursor.execute(f"PRAGMA busy_timeout={patience.get()}")
        cursor.execute("BEGIN" if only_reading.get() else "BEGIN IMMEDIATE")
        cursor.close()
