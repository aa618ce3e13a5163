"""Counts the SQL statements of a request inside the process, and asks the database how it would run them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event

from portal.core.db import db
from scripts.bench.pages import Page

Statement = tuple[str, Any]


def statements(app: Flask, page: Page) -> list[Statement]:
    """The statements of the page that asks most, made anew, before any card of it was kept."""
    with _listening(app) as heard:
        return max((_asked(app, path, page.cookie, heard) for path in page.paths[:7]), key=len)


def plan(app: Flask, statement: Statement) -> str:
    """How the database would find the rows."""
    sql, values = statement
    with app.app_context(), db.engine.connect() as connection:
        word = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
        rows = connection.exec_driver_sql(word + sql, values).all()
    return "\n".join(str(row[-1]) for row in rows)


@contextmanager
def _listening(app: Flask) -> Iterator[list[Statement]]:
    heard: list[Statement] = []

    def count(_connection: Any, _cursor: Any, sql: str, values: Any, *_others: Any) -> None:
        if sql.split(None, 1)[0] in ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH"):
            heard.append((sql, values))

    with app.app_context():
        engine: Engine = db.engine
    event.listen(engine, "before_cursor_execute", count)
    yield heard
    event.remove(engine, "before_cursor_execute", count)


def _asked(app: Flask, path: str, cookie: str, heard: list[Statement]) -> list[Statement]:
    heard.clear()
    answer = app.test_client(use_cookies=False).get(path, headers={"Cookie": cookie} if cookie else {})
    if answer.status_code != 200:
        raise LookupError(f"{path} answers {answer.status}")
    return list(heard)
