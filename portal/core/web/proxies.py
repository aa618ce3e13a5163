"""What is believed of a request's origin: the client's address from trusted proxies; its host from nobody."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.core.web.finished_answers import WSGI


class OwnHost:
    """A WSGI layer: every request is one to BASE_URL, whatever host it claims to be for, or if it names none."""

    def __init__(self, app: WSGI, config: dict[str, Any]) -> None:
        self.app, self.config = app, config

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        environ["wsgi.url_scheme"], environ["HTTP_HOST"] = _origin(self.config["BASE_URL"])
        return self.app(environ, start)


def init_own_host(app: Flask) -> None:
    app.wsgi_app = OwnHost(app.wsgi_app, app.config)  # type: ignore[method-assign, assignment]


def init_proxies(app: Flask) -> None:
    """Wraps the finished application; without TRUSTED_PROXIES the address is the connection's own."""
    if n := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=0, x_host=0)  # type: ignore[method-assign]


@lru_cache
def _origin(base_url: str) -> tuple[str, str]:
    parts = urlsplit(base_url)
    return parts.scheme, parts.netloc
