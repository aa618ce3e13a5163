"""The outermost WSGI layer: gives every request a number, and notes how it was answered."""

import logging
import re
import socket
from collections.abc import Callable, Iterable
from functools import lru_cache
from random import getrandbits
from time import perf_counter
from typing import Any

from flask import Flask, request, request_started

from portal.core.logs.answering import Answering, answering, note_rule, rule_now
from portal.core.metrics.answers import Answers
from portal.core.web.finished_answers import WSGI, Header

HEADER, IN_ENVIRON = "X-Request-ID", "HTTP_X_REQUEST_ID"
TRUSTED = re.compile(r"[A-Za-z0-9._-]{8,64}")  # from proxies
CONVERTER = re.compile(r"<[^<>:]+:(\w+)>")
ACCESS = logging.getLogger("portal.access")


class Watching:
    """Also for answers that never reach Flask: kept pages, static files."""

    def __init__(self, app: WSGI, answers: Answers, *, has_proxies: bool, is_logged: bool) -> None:
        self.app, self.answers, self.has_proxies, self.is_logged = app, answers, has_proxies, is_logged

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        began, now = perf_counter(), Answering(self._number(environ))
        status, sent = "500", list[Header]()

        def begin(told: str, headers: list[Header], *more: Any) -> Any:
            nonlocal status, sent
            status, sent = told, headers
            return start(told, [*headers, (HEADER, now.number)], *more)

        token = answering.set(now)
        try:
            return self.app(environ, begin)
        finally:
            seconds = perf_counter() - began
            self.answers.count(now.rule, status[:3], seconds, is_kept=now.is_kept)
            if self.is_logged:
                _log(now, environ["REQUEST_METHOD"], status, (sent, seconds))
            answering.reset(token)

    def _number(self, environ: dict[str, Any]) -> str:
        told = environ.get(IN_ENVIRON, "") if self.has_proxies else ""
        return told if told and TRUSTED.fullmatch(told) else f"{getrandbits(64):016x}"


def _log(now: Answering, method: str, status: str, rest: tuple[list[Header], float]) -> None:
    headers, seconds = rest
    length = next((value for name, value in headers if name.lower() == "content-length"), None)
    facts = {
        "method": method if method.isalpha() else "?",
        "rule": now.rule,
        "status": int(status[:3]),
        "ms": round(seconds * 1000, 1),
        "bytes": 0 if method == "HEAD" or status[:3] == "304" else length and int(length),
        "role": now.role,
        "kept": now.is_kept,
    }
    ACCESS.info("answered", extra={"facts": facts})


def init_watching(app: Flask) -> None:
    """Goes around the finished application. ACCESS_LOG=1 writes a line for every answer."""
    ACCESS.setLevel(logging.INFO)
    request_started.connect(_note_rule, app, weak=False)
    app.log_exception = lambda exc_info: app.logger.error(  # type: ignore[method-assign]
        "%s %s failed", request.method, rule_now(), exc_info=exc_info
    )
    folder = app.config["DATA_DIR"] / "metrics" / socket.gethostname()  # nodes share the folder, not their numbers
    rules = (_shown(rule.rule) for rule in app.url_map.iter_rules())
    answers = app.extensions["answers"] = Answers(folder, rules)
    app.wsgi_app = Watching(  # type: ignore[method-assign, assignment]
        app.wsgi_app, answers, has_proxies=bool(app.config["TRUSTED_PROXIES"]), is_logged=app.config["ACCESS_LOG"]
    )


def _note_rule(_app: Flask) -> None:
    note_rule(_shown(request.url_rule.rule) if request.url_rule else "")


@lru_cache(maxsize=2000)
def _shown(rule: str) -> str:
    """`/<any(de,fr):lang>/gallery` is `/<lang>/gallery`."""
    return CONVERTER.sub(r"<\1>", rule)
