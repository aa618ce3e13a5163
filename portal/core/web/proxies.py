"""Reverse proxies in front: whose X-Forwarded-… headers are believed."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix


def init_proxies(app: Flask) -> None:
    """Wraps the finished application; without TRUSTED_PROXIES nothing that a header says is believed."""
    if n := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
