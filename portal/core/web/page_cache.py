"""Remembers finished public pages until something visible changes: a WSGI layer in front of the application."""

import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, wraps
from threading import Lock
from typing import Any

from flask import Flask, make_response
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from portal.config import SESSION_COOKIE
from portal.core.db import db, only_reading
from portal.core.web.access import has_session

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
KEEP_BYTES = 64 * 1024 * 1024
PACKING = 6  # of 9; more costs time and saves hardly a byte
LOOK_AGAIN = 0.5  # seconds until another process's change is noticed


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
class Kept:
    """A finished page with its variants."""

    edition: int
    etag: str
    headers: list[tuple[str, str]]
    plain: bytes

    @cached_property
    def packed(self) -> bytes:
        """Made when the first browser asks for it."""
        return gzip.compress(self.plain, PACKING)


class PublicPages:
    """Answers visitors from memory while the edition stands; everything else goes through."""

    def __init__(self, app: WSGI, engine: Callable[[], Engine]) -> None:
        self.app, self.engine = app, engine
        self.pages: OrderedDict[str, Kept] = OrderedDict()
        self.bytes, self.edition, self.looked, self.lock = 0, 0, 0.0, Lock()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET" or f"{SESSION_COOKIE}=" in environ.get("HTTP_COOKIE", ""):
            return self.app(environ, start)
        edition = self._edition()
        key = f"{environ.get('PATH_INFO')}?{environ.get('QUERY_STRING')}"
        kept = self.pages.get(key)
        if kept is None or kept.edition != edition:
            return self._make(key, edition, environ, start)
        return self._answer(kept, environ, start)

    def _make(self, key: str, edition: int, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
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
            plain = b"".join(body)
        finally:
            getattr(body, "close", lambda: None)()
        if not status.startswith("200"):
            start(status, headers)
            return [plain]
        return self._answer(self._keep(key, edition, headers, plain), environ, start)

    def _keep(self, key: str, edition: int, headers: list[tuple[str, str]], plain: bytes) -> Kept:
        drop = {"content-length", "vary"}
        etag = f'"{hashlib.blake2b(plain, digest_size=12).hexdigest()}"'
        rest = [(n, v) for n, v in headers if n.lower() not in drop] + [
            ("ETag", etag),
            ("Vary", "Accept-Encoding, Cookie"),
        ]
        kept = Kept(edition, etag, rest, plain)
        with self.lock:
            old = self.pages.pop(key, None)
            self.bytes += _weight(kept) - (_weight(old) if old else 0)
            self.pages[key] = kept
            while self.bytes > KEEP_BYTES:
                self.bytes -= _weight(self.pages.popitem(last=False)[1])
        return kept

    def _answer(self, kept: Kept, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if kept.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start("304 Not Modified", [h for h in kept.headers if h[0].lower() != "content-type"])
            return [b""]
        packed = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        body = kept.packed if packed else kept.plain
        extra = [("Content-Encoding", "gzip")] if packed else []
        start("200 OK", [*kept.headers, ("Content-Length", str(len(body))), *extra])
        return [body]

    def _edition(self) -> int:
        """The current edition, read from the database at most twice a second."""
        if time.monotonic() - self.looked > LOOK_AGAIN:
            reading = only_reading.set(True)
            try:
                with self.engine().connect() as connection:
                    self.edition = connection.execute(text("SELECT number FROM cache_version")).scalar() or 0
            except DBAPIError:
                self.edition = -1 - int(time.monotonic())  # nothing kept is sure to be current
            finally:
                only_reading.reset(reading)
            self.looked = time.monotonic()
        return self.edition


def _weight(page: Kept) -> int:
    """About the bytes of both variants: HTML packs to less than a third."""
    return len(page.plain) * 4 // 3


def init_page_cache(app: Flask) -> None:
    """Puts the cache in front of the finished application."""

    def engine() -> Engine:
        with app.app_context():
            return db.engine

    app.wsgi_app = PublicPages(app.wsgi_app, engine)  # type: ignore[method-assign, assignment]
