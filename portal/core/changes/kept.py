"""Values that a process keeps until a row changes that they were made of: many pages ask for them."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Generic, TypeVar, cast

from flask import Flask
from sqlalchemy import Connection
from sqlalchemy.orm import ORMExecuteState, Session

from portal.core.changes.following import NONE, init_follower, the_follower
from portal.core.changes.log import has_changes, init_log
from portal.core.changes.recording import recording, recording_now
from portal.core.changes.shelf import Item
from portal.core.changes.values import Read, among
from portal.core.db import Table, db, listen_to_sessions

SINCE = "since"  # in the info of a session: the last change that was known when its transaction began

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Decorates a function without arguments that depends on rows and the day alone."""

    def __init__(self, read: Callable[[], Value]) -> None:
        self.read = read

    def __call__(self) -> Value:
        return kept(self, self.read)


def kept(key: Hashable, make: Callable[[], Value]) -> Value:
    """What was made under this key, or what is made now."""
    found = _find(key)
    return _made({key: key}, lambda _keys: {key: make()})[key] if found is None else cast(Value, found)


def kept_rows(
    table: str, keys: Mapping[int, Hashable], make: Callable[[list[int]], Mapping[int, Value]]
) -> dict[int, Value]:
    """What is made of rows of a table, by their numbers; missing ones are made together, each is kept by itself."""
    found = {number: value for number, key in keys.items() if (value := _find(key)) is not None}
    missing = {number: key for number, key in keys.items() if number not in found}
    return found | (_made(missing, make, table) if missing else {})


def init_changes(app: Flask) -> None:
    """Follows the changes for this application, and notes those that its sessions make."""
    init_follower(app)
    init_log()
    listen_to_sessions(after_begin=_remember_since, after_commit=_hurry, do_orm_execute=_read_anew)


def _find(key: Hashable) -> Any:
    """Nothing for whoever has changed something: others see it only after the commit."""
    follower = the_follower()
    follower.catch_up()
    return None if has_changes(db.session()) else follower.values.find(key)


def _made(
    keys: Mapping[Any, Hashable], make: Callable[[list[Any]], Mapping[Any, Value]], table: str = ""
) -> dict[Any, Value]:
    follower, session = the_follower(), db.session()
    since = session.info.get(SINCE, NONE.number) if session.in_transaction() else follower.number
    with recording(since) as recorded:
        recorded.reads_anew = True
        made = make(list(keys))
    if not has_changes(session):
        for number, value in made.items():
            reads = _narrowed(recorded.reads, table, number) if table else recorded.reads
            follower.keep(follower.values, keys[number], Item(value), recorded.of(reads))
    return dict(made)


def _narrowed(reads: Iterable[Read], table: str, number: int) -> Iterator[Read]:
    """Of the reads that name rows of the table, or rows that belong to them, those of one row."""
    names = _names_of(table)
    for read in reads:
        is_named = any(c.relation == "in" and (read.table, c.column) in names for c in read.conditions)
        yield replace(read, conditions=tuple(
            among(c.column, [number]) if is_named and c.relation == "in" and (read.table, c.column) in names else c
            for c in read.conditions
        ))  # fmt: skip


@cache
def _names_of(table: str) -> set[tuple[str, str]]:
    """(table, column) of the key and of every foreign key to it."""
    keys = Table.metadata.tables[table].primary_key.columns
    children = (key for child in Table.metadata.tables.values() for key in child.foreign_keys)
    return {(table, key.name) for key in keys} | {
        (key.parent.table.name, key.parent.name) for key in children if key.column.table.name == table
    }


def _remember_since(session: Session, _transaction: Any, _connection: Connection) -> None:
    if not session.in_nested_transaction():
        session.info[SINCE] = the_follower().number


def _hurry(_session: Session) -> None:
    """What this process has changed itself, it knows at once."""
    the_follower().checked_at = 0.0


def _read_anew(state: ORMExecuteState) -> None:
    """An object that the session has already is read once more, so that its rows are noted."""
    recorded = recording_now.get()
    if recorded and recorded.reads_anew and state.is_select and not state.is_relationship_load:
        state.update_execution_options(populate_existing=True)
