"""What the tests of this room share."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from portal.core.db import db


@pytest.fixture
def count_queries(app: Flask) -> Iterator[Callable[[], list[str]]]:
    """Call it to begin: the list then fills with every statement sent to the database."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    def begin() -> list[str]:
        event.listen(db.engine, "before_cursor_execute", note)
        return seen

    yield begin
    event.remove(db.engine, "before_cursor_execute", note)
