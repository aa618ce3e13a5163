"""Values that a process keeps for a second: many pages ask for them, few people change them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Generic, TypeVar, cast

from flask import current_app

from portal.core.changes.log import has_changes
from portal.core.db import db

Value = TypeVar("Value")


@dataclass
class Copy:
    """A value with the moment in which its reading began; `lock` is held by whoever reads it anew."""

    value: Any = None
    began: float = float("-inf")
    lock: Lock = field(default_factory=Lock)


class Cached(Generic[Value]):
    """Decorates a function without arguments. Every application has a copy of its own; another process's change is seen
    when the copy is older than `SECONDS`. One thread reads, the others go on with the old copy meanwhile; only where
    there is none they wait for the one that reads.
    """

    SECONDS = 1.0

    def __init__(self, read: Callable[[], Value]) -> None:
        self.read = read

    def __call__(self) -> Value:
        copy = self._copy()
        if self._is_good(copy):
            return cast(Value, copy.value)
        if has_changes(db.session()):
            return self.read()  # nobody else knows of them yet
        db.session.connection()  # a lock of the database comes first in every thread, so that no two wait in a circle
        self._renew(copy)
        return cast(Value, copy.value)

    def stale(self) -> Value | None:
        """The copy however old it is, for functions that only read what has changed since."""
        return cast("Value | None", self._copy().value)

    def forget(self) -> None:
        """The next call reads anew: for whoever has just changed what is read."""
        _copies().pop(self, None)

    def _renew(self, copy: Copy) -> None:
        if copy.lock.acquire(blocking=copy.value is None):
            try:
                if not self._is_good(copy):
                    began = time.monotonic()
                    copy.value, copy.began = self.read(), began
            finally:
                copy.lock.release()

    def _is_good(self, copy: Copy) -> bool:
        return time.monotonic() - copy.began <= self.SECONDS

    def _copy(self) -> Copy:
        return _copies().setdefault(self, Copy())


def forget_all() -> None:
    """Empties all copies of the application, for tests that change the database behind their back."""
    _copies().clear()


def _copies() -> dict[Any, Copy]:
    return cast(dict[Any, Copy], current_app.extensions.setdefault("cached", {}))
