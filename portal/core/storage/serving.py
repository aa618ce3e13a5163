"""Sends kept files so that nothing in them can run: fixed type, no sniffing, no scripts; ranges for players."""

from collections.abc import Mapping
from typing import Any

from flask import Response, request, send_file
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from portal.core.storage.names import extension, renamed
from portal.core.storage.streaming import the_store

NOTHING_RUNS = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
PUBLIC_SECONDS = 300  # how long a copy may outlive a withdrawal in somebody's cache


def serve(kept: Mapping[str, Any], name: str, *, public: bool = False, download: bool = False) -> Response:
    """A kept file as an answer; `kept` is one value of intake.keep(), `name` what the person called the file.

    What is not public stays out of shared caches, and the browser asks before it shows its own copy again.
    """
    file = the_store().open(kept["key"])
    served_as = renamed(name, f".{extension(kept['key'])}")
    answer = send_file(
        file, kept["mime"], as_attachment=download, download_name=served_as, conditional=False, etag=kept["sha256"]
    )
    answer.headers.update(_headers(kept["mime"], public))
    answer.content_length = kept["bytes"]
    try:
        answer.make_conditional(request.environ, accept_ranges=True, complete_length=kept["bytes"])
    except RequestedRangeNotSatisfiable:
        answer.close()
        raise
    return answer


def _headers(mime: str, public: bool) -> dict[str, str]:
    # Chromium shows no PDF in a sandbox; ours have no scripts left, and its viewer is a sandbox itself.
    # Without allow-same-origin it plays no film that is opened by its own address; scripts stay forbidden.
    policy = NOTHING_RUNS if mime == "application/pdf" else f"sandbox allow-same-origin; {NOTHING_RUNS}"
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": f"public, max-age={PUBLIC_SECONDS}" if public else "private, no-cache",
    }
