"""Counts the statements that reach the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from portal.core.cached import Cached
from portal.core.changes import following
from portal.core.db import db

TRANSACTION = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK")


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that reach the database meanwhile, without those that begin and end transactions."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(TRANSACTION):
            seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


@contextmanager
def copies_last() -> Iterator[None]:
    """What a process keeps in memory for a second, or half of one, stays good for longer on a slow machine."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Cached, "SECONDS", 3600.0)
        patched.setattr(following, "INTERVAL", 3600.0)
        yield


def n_queries(browser: FlaskClient, path: str) -> int:
    """How many statements a page costs when everything that a process stores in memory is there already."""
    browser.get(path)
    with copies_last(), counted() as seen:
        answer = browser.get(path)
    assert answer.status_code == 200
    return len(seen)
