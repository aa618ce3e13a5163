"""Reverse proxies in front: whose word counts about who asks, and BASE_URL about where the portal stands."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.core.web.finished_answers import WSGI

MONITORED = ("/healthz", "/readyz", "/metrics")  # monitors ask past the proxy


def init_proxies(app: Flask) -> None:
    """Wraps the finished application; without TRUSTED_PROXIES nothing that a header says is believed."""
    n_trusted: int = app.config["TRUSTED_PROXIES"]
    if n_trusted:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n_trusted, x_proto=0, x_host=0)  # type: ignore[method-assign]
    address = PublicAddress(app.wsgi_app, app.config["BASE_URL"], n_trusted)
    address.warn = app.logger.warning
    app.wsgi_app = address  # type: ignore[method-assign, assignment]


class PublicAddress:
    """A WSGI layer: every request is one to BASE_URL, whatever scheme and host a proxy or a client tells.

    A proxy that hides who asks, or serves another scheme, is complained of in the log, once in each process.
    """

    warn: Callable[[str], None]

    def __init__(self, app: WSGI, base_url: str, n_trusted: int) -> None:
        self.app, self.n_trusted = app, n_trusted
        self.scheme, self.host = urlsplit(base_url)[:2]
        self.is_content = self.scheme != "https" and not n_trusted  # nothing is in front of a portal at home

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if not self.is_content and environ.get("PATH_INFO") not in MONITORED:
            if words := complaint(environ, self.scheme, self.n_trusted):
                self.warn(words)
            self.is_content = True
        environ["wsgi.url_scheme"], environ["HTTP_HOST"] = self.scheme, self.host
        return self.app(environ, start)


def complaint(environ: dict[str, Any], scheme: str, n_trusted: int) -> str:
    """What is wrong with the proxy, and what to do; empty when all is well."""
    n_told = len(environ.get("HTTP_X_FORWARDED_FOR", "").split(",")) if environ.get("HTTP_X_FORWARDED_FOR") else 0
    told_scheme = environ.get("HTTP_X_FORWARDED_PROTO", environ["wsgi.url_scheme"]).rpartition(",")[2].strip()
    if not n_trusted and environ["wsgi.url_scheme"] != scheme:
        return (
            f"BASE_URL begins with {scheme}://, so a proxy must be in front, but TRUSTED_PROXIES is 0: all visitors "
            "count as one, and a limit that one of them reaches stops all. Set TRUSTED_PROXIES=1."
        )
    if n_told < n_trusted:
        return (
            f"TRUSTED_PROXIES is {n_trusted}, but a request came with {n_told} addresses in X-Forwarded-For: the proxy "
            "hides who asks. In nginx: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;"
        )
    if n_trusted and told_scheme != scheme:
        return (
            f"The proxy says that it was asked over {told_scheme}, or does not say it, but BASE_URL begins with "
            f"{scheme}://. BASE_URL counts. In nginx: proxy_set_header X-Forwarded-Proto $scheme;"
        )
    return ""
