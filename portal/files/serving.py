"""Sends kept files so that nothing in them can run: fixed type, no sniffing, no scripts; ranges for players."""

from collections.abc import Mapping
from typing import Any

from flask import Response, request, send_file
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from portal.files.names import extension, renamed
from portal.files.store import Store

NOTHING_RUNS = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def send_kept(
    store: Store, kept: Mapping[str, Any], name: str, *, download: bool = False, public_for: int = 0
) -> Response:
    """A file as an answer; `kept` is one value of intake.keep(), `name` what the person called the file.

    `public_for` seconds any cache may answer by itself; 0 means: nobody but the browser, and it asks every time.
    """
    file = store.open(kept["key"])
    served_as = renamed(name, f".{extension(kept['key'])}")
    answer = send_file(
        file, kept["mime"], as_attachment=download, download_name=served_as, conditional=False, etag=kept["sha256"]
    )
    answer.headers.update(_headers(kept["mime"], public_for))
    answer.content_length = kept["bytes"]
    try:
        answer.make_conditional(request.environ, accept_ranges=True, complete_length=kept["bytes"])
    except RequestedRangeNotSatisfiable:
        file.close()
        raise
    return answer


def _headers(mime: str, public_for: int) -> dict[str, str]:
    # Chromium shows no PDF in a sandbox; ours have no scripts left, and its viewer is a sandbox itself.
    policy = NOTHING_RUNS if mime == "application/pdf" else f"sandbox; {NOTHING_RUNS}"
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": f"public, max-age={public_for}" if public_for else "private, no-cache",
    }
