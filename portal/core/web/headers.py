"""Security headers on every answer."""

from flask import Flask, current_app, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from portal.core.db import only_reading
from portal.core.web.request_limits import READING

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "frame-src 'self'; manifest-src 'self'"
)


def init_headers(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_send)


def _begin() -> None:
    only_reading.set(request.method in READING)
    if not request.query_string.isascii():
        raise BadRequest  # Werkzeug could not decode it


def _send(answer: Response) -> Response:
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("X-Frame-Options", "DENY")
    answer.headers.setdefault("Referrer-Policy", "same-origin")
    answer.headers.setdefault("Permissions-Policy", "geolocation=(), microphone=(), camera=(), browsing-topics=()")
    answer.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if current_app.config["SESSION_COOKIE_SECURE"]:
        answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    if "Cache-Control" not in answer.headers:
        answer.headers["Cache-Control"] = "no-store"
    return answer
