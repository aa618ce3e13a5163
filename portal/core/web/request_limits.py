"""The limits of request bodies, decided by their announced length before a byte is read, the same on every server.

Whose body it is decides how large it may be: as much as a short form from anybody; more only from somebody for whom the
route opens; files only where the route's mark takes them. So nothing of a stranger is ever written to the disk.

What is too large is still read for a while: an answer in the middle of an upload would reach the browser as
"connection reset", and what was typed into the same form would be lost.
"""

import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, cast

from flask import Flask, current_app, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import (
    ClientDisconnected,
    HTTPException,
    LengthRequired,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)
from werkzeug.wsgi import LimitedStream, get_content_length

from portal.core.db import PATIENCE, only_reading, patience
from portal.core.web.access import answer_to_others, mark_of_request
from portal.core.web.arriving import Arriving
from portal.core.web.finished_answers import WSGI
from portal.core.web.saved import pause

FORMS = ("", "application/x-www-form-urlencoded", "multipart/form-data")  # the bodies that are read, by media type
READING = ("GET", "HEAD", "OPTIONS")
PIECE = 64 * 1024  # bytes read at once
TYPED = 1024 * 1024  # bytes of a form without files
NEEDS_NO_DISK = 512 * 1024  # bytes; a body up to this length is accepted even when the disk has no room for it
MOST_FIELDS = 5000  # of one form; Werkzeug counts those of forms with files alone
ENCODED = 3  # bytes that one byte of typed text may take in a form without files ("%C5%82")
DROPPED, DROPPING = 64 * 1024 * 1024, 20.0  # bytes and seconds for which a refused body is still read


class DiskFull(HTTPException):
    """507: reading goes on, writing waits until there is room. Werkzeug has no class of its own for it."""

    code = 507


class WholeBodies:
    """A WSGI layer: the application reads the announced body and no more; the rest is dropped before the answer."""

    def __init__(self, app: WSGI) -> None:
        self.app = app

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if not (length := get_content_length(environ)):
            return self.app(environ, start)
        body = LimitedStream(environ["wsgi.input"], length)  # raises ClientDisconnected when the body ends too early
        environ["wsgi.input"], environ["wsgi.input_terminated"] = body, True
        answer = self.app(environ, start)
        with suppress(ClientDisconnected):
            _drop(body)
        return answer


def init_request_limits(app: Flask) -> None:
    """Must come before whatever asks the database: no connection to it is held while a body arrives slowly."""
    app.extensions["arriving"] = Arriving()
    app.wsgi_app = WholeBodies(app.wsgi_app)  # type: ignore[method-assign, assignment]
    app.before_request(_check)


def room_on_disk(app: Flask) -> int:
    """Bytes that may still be written; below zero, reading alone goes on."""
    free: int = shutil.disk_usage(app.config["DATA_DIR"]).free - app.config["LOW_DISK_BYTES"]
    return free


def largest_file() -> int:
    """How many bytes an uploaded file may have; none when this request is too large as a whole."""
    is_whole = (request.content_length or 0) < current_app.config["MAX_BODY_BYTES"]
    return current_app.config["MAX_FILE_BYTES"] if is_whole else 0


def _drop(body: LimitedStream) -> None:
    """Reads what is left; of very much, or when it comes very slowly, the connection is closed instead."""
    dropped, end = 0, time.monotonic() + DROPPING
    while dropped < DROPPED and time.monotonic() < end and (piece := body.read(PIECE)):
        dropped += len(piece)


def _check() -> ResponseReturnValue | None:
    """Refuses what cannot be taken in, then reads the form with its files."""
    if request.method in READING or request.routing_exception:
        return None
    if "Transfer-Encoding" in request.headers:
        raise LengthRequired  # a break in such a body would go unnoticed
    length = request.content_length or 0
    if length < current_app.config["MAX_CONTENT_LENGTH"]:
        _read(length)
        return None
    reading = only_reading.set(True)
    if length < DROPPED:
        request.max_content_length = length + 1  # text of an ended session is kept, and no file
    try:
        answer, mark, sender = answer_to_others(), mark_of_request(), current_user.get_id()
    finally:
        pause()
        only_reading.reset(reading)
    if answer is not None or mark is None:
        return answer
    if not mark.roles or (length > TYPED and not mark.takes_files):
        raise RequestEntityTooLarge
    request.takes_files, request.max_content_length = mark.takes_files, length + 1  # type: ignore[attr-defined]
    with _arriving().body(sender, length):
        _read(length)
    patience.set(PATIENCE)  # who has waited for a large body to travel rather waits again than sends it again
    return None


def _read(length: int) -> None:
    """The form, with its files; what arrives at the same time needs its room on the disk, too."""
    needed = max(length, _arriving().n_bytes) if length > NEEDS_NO_DISK and largest_file() else 0
    if room_on_disk(current_app) < needed:
        raise DiskFull
    if request.mimetype != "multipart/form-data" and length > ENCODED * current_app.config["MAX_FORM_MEMORY_SIZE"]:
        raise RequestEntityTooLarge
    if length and request.mimetype not in FORMS:
        raise UnsupportedMediaType  # before a form takes JSON for what somebody has typed
    if sum(map(len, request.form.listvalues())) > MOST_FIELDS:
        raise RequestEntityTooLarge  # a page that shows what was typed would be a hundred times as large


def _arriving() -> Arriving:
    return cast(Arriving, current_app.extensions["arriving"])
