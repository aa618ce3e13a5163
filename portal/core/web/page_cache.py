"""Caches finished public pages until something visible changes: a WSGI layer in front of the application."""

import sqlite3
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any

from flask import Flask, make_response
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from portal.config import SESSION_COOKIE
from portal.core.connections import glancing
from portal.core.db import db
from portal.core.web.access import has_session
from portal.core.web.finished_answers import WSGI, FinishedAnswer, Header

MOST_BYTES = 64 * 1024 * 1024
CHECK_INTERVAL = 0.5  # seconds until another process's change is noticed


def public_page(view: Callable[..., Any]) -> Callable[..., Any]:
    """Marks a view whose answer to a visitor without a session is the same for everybody."""

    @wraps(view)
    def shared(*args: Any, **kwargs: Any) -> Any:
        answer = make_response(view(*args, **kwargs))
        if not has_session() and answer.status_code == 200:
            answer.headers["Cache-Control"] = "public, no-cache"
        return answer

    return shared


@dataclass(frozen=True)
class CachedPage:
    """A finished page and the version of the cache it was made for."""

    version: int
    answer: FinishedAnswer


class PageCache:
    """Answers visitors from memory while the version of the cache stands; everything else goes through."""

    def __init__(self, app: WSGI, engine: Callable[[], Engine]) -> None:
        self.app, self.engine = app, engine
        self.pages: OrderedDict[str, CachedPage] = OrderedDict()
        self.bytes, self.version, self.checked_at, self.lock = 0, 0, 0.0, Lock()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET" or f"{SESSION_COOKIE}=" in environ.get("HTTP_COOKIE", ""):
            return self.app(environ, start)
        version = self._current_version()
        key = f"{environ.get('PATH_INFO')}?{environ.get('QUERY_STRING')}"
        page = self.pages.get(key)
        if page is None or page.version != version:
            return self._make(key, version, environ, start)
        return page.answer.send(environ, start)

    def _make(self, key: str, version: int, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        seen: list[Any] = []

        def note(*args: Any) -> None:
            seen.append(args)

        body = self.app(environ, note)
        status, headers = seen[0][0], seen[0][1]
        fields = {name.lower(): value for name, value in headers}
        if fields.get("cache-control") != "public, no-cache" or "set-cookie" in fields:
            start(*seen[0])
            return body
        try:
            whole = b"".join(body)
        finally:
            getattr(body, "close", lambda: None)()
        if not status.startswith("200"):
            start(status, headers)
            return [whole]
        return self._store(key, version, headers, whole).answer.send(environ, start)

    def _store(self, key: str, version: int, headers: list[Header], body: bytes) -> CachedPage:
        fixed = [(name, value) for name, value in headers if name.lower() not in ("content-length", "vary")]
        page = CachedPage(version, FinishedAnswer(body, [*fixed, ("Vary", "Accept-Encoding, Cookie")]))
        with self.lock:
            old = self.pages.pop(key, None)
            self.bytes += _weight(page) - (_weight(old) if old else 0)
            self.pages[key] = page
            while self.bytes > MOST_BYTES:
                self.bytes -= _weight(self.pages.popitem(last=False)[1])
        return page

    def _current_version(self) -> int:
        """The current version of the cache, read from the database at most twice a second."""
        if time.monotonic() - self.checked_at > CHECK_INTERVAL:
            self.checked_at = time.monotonic()
            # While it is away nothing changes: what was current goes on being shown.
            with glancing(), suppress(SQLAlchemyError, sqlite3.Error), self.engine().connect() as connection:
                self.version = connection.execute(text("SELECT number FROM cache_version")).scalar() or 0
        return self.version


def _weight(page: CachedPage) -> int:
    """About the bytes of both forms: HTML is compressed to less than a third."""
    return len(page.answer.body) * 4 // 3


def init_page_cache(app: Flask) -> None:
    """Puts the cache in front of the finished application."""

    def engine() -> Engine:
        with app.app_context():
            return db.engine

    app.wsgi_app = PageCache(app.wsgi_app, engine)  # type: ignore[method-assign, assignment]
