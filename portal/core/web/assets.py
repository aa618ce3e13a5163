"""The portal's own style sheet, modules and icons: read and compressed once, kept by browsers until they change."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from flask import Flask, request

from portal.core.logs.answering import note_rule
from portal.core.web.finished_answers import WSGI, FinishedAnswer, finished
from portal.core.web.headers import security_headers

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
}
FOREVER = "public, max-age=31536000, immutable"  # a year: the address changes with the content


class Assets:
    """A WSGI layer: answers for the files it has read; everything else goes through."""

    def __init__(self, app: WSGI, files: dict[str, FinishedAnswer], versions: dict[str, str]) -> None:
        self.app, self.files, self.versions = app, files, versions

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        file = self.files.get(environ.get("PATH_INFO", ""))
        if file is None or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self.app(environ, start)
        note_rule("/static/<filename>")
        is_version = environ.get("QUERY_STRING") == f"v={self.versions[environ['PATH_INFO']]}"
        return file.send(environ, start, ("Cache-Control", FOREVER if is_version else "no-cache"))


def init_assets(app: Flask) -> None:
    """Reads static/ once, puts it in front of the application, and gives templates `asset(name)`."""
    folder, start = Path(app.static_folder or ""), app.static_url_path
    paths = {f"{start}/{path.relative_to(folder)}": path for path in folder.rglob("*") if path.suffix in TYPES}
    versions = {url: hashlib.blake2b(path.read_bytes(), digest_size=6).hexdigest() for url, path in paths.items()}

    def asset(name: str) -> str:
        """The address of a file in static/, with a version that changes with its content."""
        return f"{request.root_path}{start}/{name}?v={versions[f'{start}/{name}']}"

    app.jinja_env.globals["asset"] = asset
    if not app.debug:  # who works on a file sees it at once
        app.wsgi_app = Assets(app.wsgi_app, {url: _read(path, app) for url, path in paths.items()}, versions)  # type: ignore[method-assign, assignment]


def _read(path: Path, app: Flask) -> FinishedAnswer:
    headers = {"Content-Type": TYPES[path.suffix], "Vary": "Accept-Encoding", **security_headers(app.config)}
    return finished(path.read_bytes(), headers.items())
