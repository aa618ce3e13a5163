"""Bodies that are too large, find no room or break off: read to their end, with what was typed kept."""

import io
import shutil
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from flask import Flask, jsonify, request
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue

from portal.app import create_app
from portal.core.storage.streaming import IncomingFile, the_store
from portal.core.web.access import open_to_everyone
from portal.core.web.request_limits import NEEDS_NO_DISK, largest_file

LARGEST_FILE, LARGEST_BODY = 100_000, 1_300_000  # bytes
MULTIPART = "multipart/form-data; boundary=b"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """A portal with a form that answers what of it arrived; it asks no database."""
    limits = {"MAX_FILE_BYTES": LARGEST_FILE, "MAX_BODY_BYTES": LARGEST_BODY, "LOW_DISK_BYTES": 0}
    app = create_app({"JOBS_IN_PROCESS": False, "WTF_CSRF_ENABLED": False, **limits}, tmp_path_factory.mktemp("limits"))

    @app.post("/<lang>/form")
    @open_to_everyone
    def form() -> ResponseReturnValue:
        streams = [file.stream for file in request.files.getlist("files")]
        sizes = [stream.path.stat().st_size for stream in streams if isinstance(stream, IncomingFile)]
        return jsonify(fields=request.form, sizes=sizes, largest=largest_file())

    return app


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client
    with app.app_context():
        assert list(the_store().incoming().iterdir()) == []


def body(*file_sizes: int, text: str = "typed") -> bytes:
    """As the form for contributions sends it: what is typed first, then files, then the rest."""
    files = "".join(
        f'--b\r\nContent-Disposition: form-data; name="files"; filename="{n}.mp4"\r\n\r\n{"x" * size}\r\n'
        for n, size in enumerate(file_sizes)
    )
    before = f'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n{text}\r\n'
    after = '--b\r\nContent-Disposition: form-data; name="language"\r\n\r\npl\r\n--b--\r\n'
    return f"{before}{files}{after}".encode()


def sent(client: FlaskClient, data: bytes) -> dict[str, Any]:
    answer = client.post("/de/form", data=data, content_type=MULTIPART)
    assert answer.status_code == 200
    facts: dict[str, Any] = answer.get_json()
    return facts


@pytest.mark.parametrize("sizes", [[], [0, 10], [LARGEST_FILE], [LARGEST_FILE] * 12])
def test_what_fits_arrives_as_it_is(client: FlaskClient, sizes: list[int]) -> None:
    assert sent(client, body(*sizes)) == {
        "fields": {"text": "typed", "language": "pl"},
        "sizes": sizes,
        "largest": LARGEST_FILE,
    }


def test_too_large_a_file_is_cut_and_all_that_was_typed_kept(client: FlaskClient) -> None:
    facts = sent(client, body(10, 5 * LARGEST_FILE, 20, text="ż" * 200_000))
    assert facts["fields"] == {"text": "ż" * 200_000, "language": "pl"}
    assert facts["sizes"] == [10, LARGEST_FILE + 1, 20]


def test_of_too_large_a_form_no_file_is_taken_in(client: FlaskClient) -> None:
    facts = sent(client, body(*[LARGEST_FILE] * 30))
    assert facts["fields"] == {"text": "typed", "language": "pl"}
    assert facts["sizes"] == [1] * 30
    assert facts["largest"] == 0


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "application/json"])
def test_too_much_without_files_is_told_in_the_readers_language(client: FlaskClient, kind: str) -> None:
    page = client.post("/tr/form", data=b"x" * 7_000_000, content_type=kind)
    assert page.status_code == 413
    assert '<html lang="tr">' in page.text


def test_a_long_text_of_foreign_letters_is_not_too_much(client: FlaskClient) -> None:
    answer = client.post("/de/form", data={"text": "Ж" * 400_000})
    assert answer.get_json()["fields"] == {"text": "Ж" * 400_000}


def test_too_long_a_text_beside_files_is_told(client: FlaskClient) -> None:
    assert client.post("/de/form", data=body(text="x" * 3_000_000), content_type=MULTIPART).status_code == 413


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_what_finds_no_room_on_the_disk_is_told(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**9, 10**9 - 1000, 1000))
    page = client.post("/tr/form", data=body(NEEDS_NO_DISK), content_type=MULTIPART)
    assert page.status_code == 507
    assert '<html lang="tr">' in page.text
    assert sent(client, body(1000))["fields"]["text"] == "typed"


@pytest.mark.parametrize("path", ["/de/nowhere", "/de/gallery", "/de/form"])
def test_an_answer_waits_until_everything_was_read(client: FlaskClient, path: str) -> None:
    stream = io.BytesIO(b"x" * 7_000_000)
    length = {"CONTENT_LENGTH": "7000000", "CONTENT_TYPE": "text/plain"}
    answer = client.post(path, input_stream=stream, environ_overrides=length)
    assert answer.status_code in (404, 405, 413)
    assert stream.tell() == 7_000_000


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", MULTIPART])
def test_what_breaks_off_is_never_taken_for_whole(client: FlaskClient, kind: str) -> None:
    data = body(1000) if kind == MULTIPART else b"text=half+of+w"
    length = {"CONTENT_LENGTH": str(len(data) + 1), "CONTENT_TYPE": kind}
    assert client.post("/de/form", input_stream=io.BytesIO(data), environ_overrides=length).status_code == 400


def test_a_body_of_unknown_length_is_refused(client: FlaskClient) -> None:
    assert client.post("/de/form", headers={"Transfer-Encoding": "chunked"}).status_code == 411
