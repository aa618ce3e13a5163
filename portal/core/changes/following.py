"""Follows the log of changes: drops from this process's shelves what was made of rows that have changed since."""

import sqlite3
import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, NamedTuple, cast
from weakref import WeakValueDictionary

from flask import Flask, current_app
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from portal.core.changes.log import LENGTH, PublicChange
from portal.core.changes.recording import Recording, recording_now
from portal.core.changes.shelf import Item, Shelf
from portal.core.changes.values import Read, Row, joined
from portal.core.changes.writes import is_public
from portal.core.connections import glancing
from portal.core.db import db

INTERVAL = 0.5  # seconds until a change that another process committed is noticed
MOST_VALUES = 8000  # cards, menus and facts, each about a kilobyte


class Change(NamedTuple):
    """A transaction of the log."""

    number: int
    mark: int
    rows: Sequence[tuple[str, Row]]


NONE = Change(-1, 0, ())  # where there is no log


class Follower:
    """What one process keeps, and up to which change it is true."""

    def __init__(self, engine: Callable[[], Engine]) -> None:
        self.engine = engine
        self.last, self.checked_at = NONE, 0.0
        self.recent: deque[Change] = deque(maxlen=LENGTH)
        self.shelves: list[Shelf[Any]] = []
        self.known: WeakValueDictionary[Read, Read] = WeakValueDictionary()  # equal reads of many things are one
        self.lock, self.asking = Lock(), Lock()
        self.values: Shelf[Any] = self.shelf(MOST_VALUES)

    @property
    def number(self) -> int:
        """Of the last change that is known."""
        return self.last.number

    def shelf(self, most: int) -> Shelf[Any]:
        """A new shelf for things of this weight together."""
        shelf: Shelf[Any] = Shelf(most)
        self.shelves.append(shelf)
        return shelf

    def catch_up(self) -> None:
        """Reads new changes at most twice a second; while one thread asks, the others go on with what they know."""
        if time.monotonic() - self.checked_at < INTERVAL or not self.asking.acquire(blocking=self.last is NONE):
            return
        try:
            began = time.monotonic()
            if began - self.checked_at >= INTERVAL:
                self._take(self._changes())
                self.checked_at = began
        except (SQLAlchemyError, sqlite3.Error):
            self.checked_at = began  # nobody else can change anything either: what is kept goes on being answered
        finally:
            self.asking.release()

    def keep(self, shelf: Shelf[Any], key: Any, item: Item[Any], recorded: Recording) -> None:
        """Unless what it was made of has changed while it was made, or nobody would hear of its changes."""
        reads = joined(recorded.reads)
        with self.lock:
            missed = [change for change in self.recent if change.number > recorded.since]
            is_known = recorded.since != NONE.number and len(missed) == self.number - recorded.since
            if is_known and all(is_public(read.table) for read in reads) and not _hit(missed, reads):
                own = tuple(self.known.setdefault(read, read) for read in reads)
                shelf.put(key, item._replace(reads=own, until=recorded.until))

    def forget(self) -> None:
        """Starts anew, knowing nothing."""
        with self.lock:
            for shelf in self.shelves:
                shelf.clear()
            self.recent.clear()
            self.last, self.checked_at = NONE, 0.0

    def _changes(self) -> Sequence[Change]:
        """From the last known one on; when that is no longer there, the newest alone."""
        log = select(PublicChange.number, PublicChange.mark, PublicChange.rows).order_by(PublicChange.number)
        token = recording_now.set(None)
        try:
            with glancing(), self.engine().connect() as connection:
                since = connection.execute(log.where(PublicChange.number >= self.last.number).limit(LENGTH))
                found = [Change(*row) for row in since]
                if found and found[0][:2] == self.last[:2]:
                    return found
                newest = select(func.max(PublicChange.number)).scalar_subquery()
                return [Change(*row) for row in connection.execute(log.where(PublicChange.number == newest))]
        finally:
            recording_now.reset(token)

    def _take(self, changes: Sequence[Change]) -> None:
        if not changes or changes[0][:2] != self.last[:2]:
            self.forget()
            self.last = changes[-1] if changes else NONE
            return
        with self.lock:
            self.last = changes[-1]
            self.recent += changes[1:]
            if hit := _hit(changes[1:], list(self.known.values())):
                for shelf in self.shelves:
                    shelf.drop(hit)


def init_follower(app: Flask) -> None:
    """Gives the application what it keeps in this process."""

    def engine() -> Engine:
        with app.app_context():
            return db.engine

    app.extensions["follower"] = Follower(engine)


def the_follower() -> Follower:
    return cast(Follower, current_app.extensions["follower"])


def _hit(changes: Sequence[Change], reads: Sequence[Read]) -> set[Read]:
    """The reads that would bring something else after these changes."""
    changed: defaultdict[str, list[Row]] = defaultdict(list)
    for change in changes:
        for table, row in change.rows:
            changed[table].append(row)
    return {read for read in reads if any(map(read.has, changed.get(read.table, ())))} if changed else set()
