"""Uploads streamed in, stored files sent out."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.core.storage.ingest import ingest, store_variants
from portal.core.storage.serving import serve
from portal.core.storage.streaming import IncomingFile, init_streaming, the_store
from tests.builders import uploads

LIMIT = 100_000  # bytes

Sent = Callable[..., TestResponse]


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    app = Flask(__name__)
    app.config.update(
        DURABLE=False, FILES_DIR=tmp_path / "files", MAX_FILE_BYTES=LIMIT, MAX_BODY_BYTES=9 * LIMIT, TESTING=True
    )
    init_streaming(app)
    return app


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


@pytest.fixture
def sent(app: Flask, client: FlaskClient) -> Sent:
    """Ingests a file, stores it, and asks for its "full" variant."""
    stored: list[tuple[dict[str, Any], str]] = []

    @app.get("/file")
    def file() -> Response:
        return serve(*stored[-1], public="public" in request.args)

    def send(upload: bytes, name: str, query: str = "", **headers: str) -> TestResponse:
        path = app.config["FILES_DIR"].parent / "upload"
        path.write_bytes(upload)
        with app.app_context():
            store = the_store()
            file = ingest(path, name, workdir=store.incoming())
            stored.append((store_variants(file, store)["full"], name))
        asked = {key.replace("_", "-"): value for key, value in headers.items()}
        return client.get(f"/file?{query}", headers=asked, buffered=True)

    return send


def test_an_upload_is_on_the_stores_disk_until_the_request_ends(app: Flask, client: FlaskClient) -> None:
    seen: list[tuple[int, str, str]] = []

    @app.post("/")
    def upload_page() -> str:
        request.takes_files = True  # type: ignore[attr-defined]
        stream = request.files["file"].stream
        assert isinstance(stream, IncomingFile)
        seen.append((stream.path.stat().st_size, stream.path.parent.name, request.form["text"]))
        return "thanks"

    upload = (io.BytesIO(b"x" * 90_000), "a.jpg")
    assert client.post("/", data={"file": upload, "text": "typed"}).text == "thanks"
    assert seen == [(90_000, "incoming", "typed")]
    assert list((app.config["FILES_DIR"] / "incoming").iterdir()) == []


def test_too_large_a_file_fills_no_disk_and_costs_no_typed_text(app: Flask, client: FlaskClient) -> None:
    @app.post("/")
    def upload_page() -> str:
        request.takes_files = True  # type: ignore[attr-defined]
        stream = request.files["file"].stream
        assert isinstance(stream, IncomingFile)
        return f"{stream.path.stat().st_size} {request.form['text']}"

    upload = (io.BytesIO(b"x" * 3 * LIMIT), "a.jpg")
    assert client.post("/", data={"file": upload, "text": "typed"}).text == f"{LIMIT + 1} typed"


@pytest.mark.parametrize(
    ("make", "name", "policy"),
    [
        (lambda: uploads.picture("PNG"), "a.png", "sandbox allow-same-origin; default-src 'none'; "),
        (
            lambda: uploads.recording("wav", "pcm_s16le", seconds=1),
            "a.wav",
            "sandbox allow-same-origin; default-src 'none'; ",
        ),
        (uploads.pdf, "a.pdf", "default-src 'none'; "),
    ],
)
def test_nothing_in_a_sent_file_can_run(sent: Sent, make: Callable[[], bytes], name: str, policy: str) -> None:
    answer = sent(make(), name)
    assert answer.headers["Content-Security-Policy"].startswith(policy)
    assert {"base-uri 'none'", "form-action 'none'"} < set(answer.headers["Content-Security-Policy"].split("; "))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_a_file_is_named_as_people_called_it(sent: Sent) -> None:
    answer = sent(uploads.picture("PNG"), 'Фото "ё".png')
    assert answer.mimetype == "image/webp"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("inline; ")
    assert disposition.endswith("filename*=UTF-8''%D0%A4%D0%BE%D1%82%D0%BE%20%22%D1%91%22.webp")


def test_an_unchanged_file_is_not_sent_twice(sent: Sent) -> None:
    first = sent(uploads.recording("wav", "pcm_s16le", seconds=1), "a.wav", "public")
    assert (first.status_code, first.headers["Cache-Control"]) == (200, "private, max-age=60")
    again = sent(uploads.recording("wav", "pcm_s16le", seconds=1), "a.wav", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")


def test_a_player_may_ask_for_a_part(sent: Sent) -> None:
    whole = sent(uploads.recording("wav", "pcm_s16le", seconds=1), "a.wav")
    part = sent(uploads.recording("wav", "pcm_s16le", seconds=1), "a.wav", Range="bytes=8-11")
    assert (part.status_code, part.headers["Content-Length"]) == (206, "4")
    assert part.headers["Content-Range"] == f"bytes 8-11/{len(whole.data)}"
    assert part.data == b"WAVE" == whole.data[8:12]


def test_a_part_beyond_the_end_is_refused(sent: Sent) -> None:
    assert sent(uploads.picture("PNG"), "a.png", Range="bytes=900000-").status_code == 416
