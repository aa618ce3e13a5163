"""Security headers on every answer, and no writing on a full disk."""

import shutil

from flask import Flask, current_app, request
from werkzeug.exceptions import BadRequest, HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Response

from portal.core.db import only_reading
from portal.core.web.request_limits import Fate, fate

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "frame-src 'self'; manifest-src 'self'"
)


class DiskFull(HTTPException):
    """507: reading goes on, writing waits until there is room. Werkzeug has no class of its own for it."""

    code = 507


def init_headers(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_send)


def room_on_disk(app: Flask) -> int:
    """Bytes that may still be written; below zero, reading alone goes on."""
    free: int = shutil.disk_usage(app.config["DATA_DIR"]).free - app.config["LOW_DISK_BYTES"]
    return free


def _begin() -> None:
    reading = request.method in ("GET", "HEAD", "OPTIONS")
    only_reading.set(reading)
    if not request.query_string.isascii():
        raise BadRequest  # Werkzeug could not decode it
    if fate(request.environ) == Fate.NO_ROOM or not (reading or room_on_disk(current_app) >= 0):
        raise DiskFull
    if fate(request.environ) == Fate.CUT and request.mimetype != "multipart/form-data":
        raise RequestEntityTooLarge


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
