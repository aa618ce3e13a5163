"""Security headers on every answer."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from portal.core.db import PAGE_PATIENCE, only_reading, patience
from portal.core.web.request_limits import READING

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "frame-src 'self'; manifest-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(), camera=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
CAMERA = HEADERS["Permissions-Policy"].replace("camera=()", "camera=(self)")
HTTPS_ONLY = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}


def init_headers(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_send)


def _begin() -> None:
    only_reading.set(request.method in READING)
    patience.set(PAGE_PATIENCE)
    if not request.query_string.isascii():
        raise BadRequest  # Werkzeug could not decode it


def security_headers(config: Mapping[str, Any]) -> dict[str, str]:
    """What every answer tells the browser."""
    return {**HEADERS, **(HTTPS_ONLY if config["SESSION_COOKIE_SECURE"] else {})}


def with_camera(answer: Response) -> Response:
    """The one page on which the browser may ask for the camera; no other page of the portal can."""
    answer.headers["Permissions-Policy"] = CAMERA
    return answer


def _send(answer: Response) -> Response:
    if request.routing_exception and answer.location:  # /de to /de/: Werkzeug names a host
        parts = urlsplit(answer.location)
        answer.location = parts._replace(scheme="", netloc="", path="/" + parts.path.lstrip("/")).geturl()
    for name, value in security_headers(current_app.config).items():
        answer.headers.setdefault(name, value)
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer
