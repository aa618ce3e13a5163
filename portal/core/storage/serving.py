"""Sends stored files so that nothing in them can run: fixed type, no sniffing, no scripts; ranges for players."""

from collections.abc import Mapping
from typing import Any

from flask import Response, current_app, request, send_file
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from portal.core.refusal import NotFound
from portal.core.storage.names import extension, renamed
from portal.core.storage.streaming import the_store

NO_ACTIVE_CONTENT = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
PUBLIC_SECONDS = 60  # in which a reader's own browser shows its copy without asking; nobody else keeps one


def serve(stored: Mapping[str, Any], name: str, *, public: bool = False, download: bool = False) -> Response:
    """A stored file as a response; `stored` is one value of ingest.store_variants(), `name` how the person named it.

    What is not public stays out of shared caches, and the browser asks before it shows its own copy again.
    """
    try:
        file = the_store().open(stored["key"])
    except FileNotFoundError as error:
        current_app.logger.warning("a stored file is missing: %s", stored["key"])  # `flask files check` lists all
        raise NotFound from error
    served_as = renamed(name, f".{extension(stored['key'])}")
    response = send_file(
        file, stored["mime"], as_attachment=download, download_name=served_as, conditional=False, etag=stored["sha256"]
    )
    response.headers.update(_headers(stored["mime"], public))
    response.content_length = stored["bytes"]
    try:
        response.make_conditional(request.environ, accept_ranges=True, complete_length=stored["bytes"])
    except RequestedRangeNotSatisfiable:
        response.close()
        raise
    return response


def _headers(mime: str, public: bool) -> dict[str, str]:
    # Chromium shows no PDF in a sandbox; ours have no scripts left, and its viewer is a sandbox itself.
    # Without allow-same-origin it plays no film that is opened by its own address; scripts stay forbidden.
    policy = NO_ACTIVE_CONTENT if mime == "application/pdf" else f"sandbox allow-same-origin; {NO_ACTIVE_CONTENT}"
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": f"private, max-age={PUBLIC_SECONDS}" if public else "private, no-cache",
    }
