"""The portal's own style sheet, modules and icons: compressed, and asked for again only when they have changed."""

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from flask import Flask, current_app, request
from werkzeug.wrappers import Response

A_YEAR = 31_536_000  # seconds
TEXTS = {"text/css", "text/javascript", "image/svg+xml"}


class Content(NamedTuple):
    version: str
    packed: bytes


def init_assets(app: Flask) -> None:
    app.jinja_env.globals["asset"] = asset
    app.after_request(deliver)


def asset(name: str) -> str:
    """The address of a file in static/, with a sign that changes with its content."""
    return f"{request.root_path}{current_app.static_url_path}/{name}?v={_content(name).version}"


def deliver(answer: Response) -> Response:
    """After a request for a static file: what is addressed by its content stays valid."""
    if request.endpoint != "static" or answer.status_code != 200:
        return answer
    if "v" in request.args:
        answer.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    if answer.mimetype in TEXTS:
        answer.vary.add("Accept-Encoding")
        if request.accept_encodings["gzip"]:
            _pack(answer, _content((request.view_args or {})["filename"]))
    return answer


def _pack(answer: Response, content: Content) -> None:
    getattr(answer.response, "close", lambda: None)()  # the file that was about to be sent
    answer.direct_passthrough = False
    answer.set_data(content.packed)
    answer.headers["Content-Encoding"] = "gzip"
    answer.set_etag(answer.get_etag()[0] or content.version, weak=True)  # the same content, differently packed


def _content(name: str) -> Content:
    path = Path(current_app.static_folder or "") / name
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=200)
def _read(path: Path, _changed: int) -> Content:
    content = path.read_bytes()
    return Content(hashlib.blake2b(content, digest_size=6).hexdigest(), gzip.compress(content, 9))
