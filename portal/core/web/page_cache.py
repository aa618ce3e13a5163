"""Keeps finished public pages until something that they read changes: a WSGI layer in front of the application."""

from collections.abc import Callable, Iterable
from functools import wraps
from threading import Event
from typing import Any

from flask import Flask, make_response

from portal.config import SESSION_COOKIE
from portal.core.changes.following import Follower
from portal.core.changes.recording import recording
from portal.core.changes.shelf import Item, Shelf
from portal.core.logs.answering import note_rule, rule_now
from portal.core.web.access import has_session
from portal.core.web.finished_answers import WSGI, FinishedAnswer, Header, finished

MOST_BYTES = 32 * 1024 * 1024  # compressed
OVERHEAD = 1500  # bytes of what else is kept of a page
PATIENCE = 10  # seconds in which a page should be made by whoever asked for it first


def public_page(view: Callable[..., Any]) -> Callable[..., Any]:
    """Marks a view whose answer to a visitor without a session is the same for everybody."""

    @wraps(view)
    def shared(*args: Any, **kwargs: Any) -> Any:
        answer = make_response(view(*args, **kwargs))
        if not has_session() and answer.status_code == 200:
            answer.headers["Cache-Control"] = "public, no-cache"
        return answer

    return shared


class PageCache:
    """Answers visitors from memory; everything else goes through."""

    def __init__(self, app: WSGI, follower: Follower) -> None:
        self.app, self.follower = app, follower
        self.pages: Shelf[FinishedAnswer] = follower.shelf(MOST_BYTES)
        self.under_way: dict[str, Event] = {}  # pages that somebody is making now

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        self.follower.catch_up()
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or f"{SESSION_COOKIE}=" in environ.get("HTTP_COOKIE", ""):
            return self.app(environ, start)
        key = f"{environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO')}?{environ.get('QUERY_STRING')}"
        page = self.pages.find(key) or self._wait(key)
        if page is None:
            return self._make(key, environ, start)
        note_rule(page.rule, is_kept=True)
        return page.send(environ, start)

    def _wait(self, key: str) -> FinishedAnswer | None:
        """The page that somebody else is making; None for whoever is to make it."""
        is_made = Event()
        other = self.under_way.setdefault(key, is_made)
        if other is is_made:
            return None
        other.wait(PATIENCE)
        return self.pages.find(key)

    def _make(self, key: str, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        seen: list[Any] = []

        def note(*args: Any) -> None:
            seen.append(args)

        try:
            with recording(self.follower.number) as recorded:
                body = self.app({**environ, "REQUEST_METHOD": "GET"}, note)
                page = _finished(seen[0][0], seen[0][1], body)
            if page:
                self.follower.keep(self.pages, key, Item(page, len(page.compressed) + OVERHEAD), recorded)
                return page.send(environ, start)
        finally:
            if waiting := self.under_way.pop(key, None):
                waiting.set()
        start(*seen[0])
        return body if environ["REQUEST_METHOD"] == "GET" else _closed(body)


def _finished(status: str, headers: list[Header], body: Iterable[bytes]) -> FinishedAnswer | None:
    """The whole answer if it is the same for everybody."""
    fields = {name.lower(): value for name, value in headers}
    if fields.get("cache-control") != "public, no-cache" or "set-cookie" in fields or not status.startswith("200"):
        return None
    fixed = [(name, value) for name, value in headers if name.lower() not in ("content-length", "vary")]
    try:
        return finished(b"".join(body), [*fixed, ("Vary", "Accept-Encoding, Cookie")], rule_now())
    finally:
        _closed(body)


def _closed(body: Iterable[bytes]) -> Iterable[bytes]:
    getattr(body, "close", lambda: None)()
    return []


def init_page_cache(app: Flask) -> None:
    """Puts the cache in front of the finished application."""
    cache = app.extensions["page_cache"] = PageCache(app.wsgi_app, app.extensions["follower"])
    app.wsgi_app = cache  # type: ignore[method-assign, assignment]
