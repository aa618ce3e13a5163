"""The log of changes: every transaction that changed what visitors can see leaves one row, in the order of commits."""

from random import getrandbits
from typing import Any

from sqlalchemy import Connection, delete, insert, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.core.changes.writes import PENDING, Pending
from portal.core.db import Table, listen_to_sessions

LENGTH = 1000  # transactions; a process that fell further behind starts anew
TRIMMED_EVERY = 100


class CacheVersion(Table):
    """A single row. Whoever counts it up holds it until the commit: so no lower number is committed later."""

    __tablename__ = "cache_version"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    number: Mapped[int] = mapped_column(default=1)


class PublicChange(Table):
    """What one transaction changed: of each row the keys by which pages read it, before and after; no other facts."""

    __tablename__ = "public_change"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    mark: Mapped[int]  # by chance: a database that was restored has other changes under the same numbers
    rows: Mapped[list[Any]]  # [[table, {column: value}], …]


def init_log() -> None:
    """Listens to the sessions of this process, once for however many applications."""
    listen_to_sessions(after_begin=_begin, before_commit=_write)


def has_changes(session: Session) -> bool:
    """Whether the transaction changes what visitors see, or may do so; nobody else knows it yet."""
    is_noted = PENDING in session.info and bool(session.info[PENDING].rows())
    return is_noted or bool(session.new or session.dirty or session.deleted)


def _begin(session: Session, _transaction: Any, connection: Connection) -> None:
    if not session.in_nested_transaction():
        session.info[PENDING] = connection.info[PENDING] = Pending()


def _write(session: Session) -> None:
    """The last statements of a transaction: other writers wait for the number no longer than the commit takes."""
    if session.in_nested_transaction():
        return
    session.flush()
    if rows := session.info.pop(PENDING, Pending()).rows():
        counted = update(CacheVersion).values(number=CacheVersion.number + 1).returning(CacheVersion.number)
        number = session.execute(counted, execution_options={"synchronize_session": False}).scalar_one()
        session.execute(insert(PublicChange).values(number=number, mark=getrandbits(31), rows=rows))
        if number % TRIMMED_EVERY == 0:
            session.execute(delete(PublicChange).where(PublicChange.number < number - LENGTH))
