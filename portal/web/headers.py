"""Security headers on every answer, and no writing on a full disk."""

import shutil

from flask import Flask, current_app, request
from werkzeug.exceptions import BadRequest, HTTPException
from werkzeug.wrappers import Response

from portal.db import only_reading

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "frame-src 'self'; manifest-src 'self'"
)


class DiskFull(HTTPException):
    """507: reading goes on, writing waits until there is room. Werkzeug has no class of its own for it."""

    code = 507


def protect(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_send)


def _begin() -> None:
    reading = request.method in ("GET", "HEAD", "OPTIONS")
    only_reading.set(reading)
    if not request.query_string.isascii():
        raise BadRequest  # Werkzeug could not decode it
    if not reading and shutil.disk_usage(current_app.config["DATA_DIR"]).free < current_app.config["LOW_DISK_BYTES"]:
        raise DiskFull


def _send(answer: Response) -> Response:
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("X-Frame-Options", "DENY")
    answer.headers.setdefault("Referrer-Policy", "same-origin")
    answer.headers.setdefault("Permissions-Policy", "geolocation=(), microphone=(), camera=(), browsing-topics=()")
    answer.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if current_app.config["SESSION_COOKIE_SECURE"]:
        answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if "Cache-Control" not in answer.headers:
        answer.headers["Cache-Control"] = "no-store"
    return answer
