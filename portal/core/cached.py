"""Values that a process keeps for a second: many pages ask for them, few people change them."""

import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

from flask import current_app

Value = TypeVar("Value")


class Cached(Generic[Value]):
    """Decorates a function without arguments. Every application has a copy of its own; another process's change is seen
    when the copy is older than `SECONDS`.
    """

    SECONDS = 1.0

    def __init__(self, read: Callable[[], Value]) -> None:
        self.read = read

    def __call__(self) -> Value:
        made, value = _copies().get(self, (-self.SECONDS, None))
        if time.monotonic() - made > self.SECONDS:
            value = self.read()
            _copies()[self] = time.monotonic(), value
        return cast(Value, value)

    def stale(self) -> Value | None:
        """The copy however old it is, for functions that only read what has changed since."""
        return cast("Value | None", _copies().get(self, (0, None))[1])

    def forget(self) -> None:
        """The next call reads anew: for whoever has just changed what is read."""
        _copies().pop(self, None)


def forget_all() -> None:
    """Empties all copies of the application, for tests that change the database behind their back."""
    _copies().clear()


def _copies() -> dict[Any, tuple[float, Any]]:
    return cast(dict[Any, tuple[float, Any]], current_app.extensions.setdefault("cached", {}))
