"""Bodies that are too large, find no room or break off: read to their end, with what was typed kept."""

import io
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, NamedTuple

import pytest
from flask import Flask, jsonify, request
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue

from portal.accounts.models import Person
from portal.app import create_app
from portal.core.storage.streaming import IncomingFile, the_store
from portal.core.web.access import Role, open_to, open_to_everyone, open_to_signed_in
from portal.core.web.arriving import MOST_AT_ONCE
from portal.core.web.request_limits import DROPPED, NEEDS_NO_DISK, PIECE, TYPED, largest_file

LARGEST_FILE, LARGEST_BODY = 100_000, 1_300_000  # bytes
ANNA, BEN = "1", "2"  # their numbers
MULTIPART = "multipart/form-data; boundary=b"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """A portal with forms that answer what of them arrived; whoever has a session is Anna, so no database is asked."""
    limits = {"MAX_FILE_BYTES": LARGEST_FILE, "MAX_BODY_BYTES": LARGEST_BODY, "LOW_DISK_BYTES": 0}
    app = create_app({"JOBS_IN_PROCESS": False, "WTF_CSRF_ENABLED": False, **limits}, tmp_path_factory.mktemp("limits"))

    app.login_manager.user_loader(lambda number: Person(id=int(number), role=Role.STUDENT))  # type: ignore[attr-defined]
    for path, mark in {
        "form": open_to(Role.STUDENT, takes_files=True),
        "teachers": open_to(Role.TEACHER, takes_files=True),
        "words": open_to_signed_in,
        "open": open_to_everyone,
    }.items():
        app.add_url_rule(f"/<lang>/{path}", path, mark(partial(answer_what_arrived)), methods=["POST"])
    return app


def answer_what_arrived() -> ResponseReturnValue:
    streams = [file.stream for file in request.files.getlist("files")]
    on_disk = [stream for stream in streams if isinstance(stream, IncomingFile)]
    sizes = [stream.seek(0, io.SEEK_END) for stream in streams]
    return jsonify(fields=request.form, sizes=sizes, largest=largest_file(), on_disk=len(on_disk))


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    """Anna's browser."""
    with app.test_client() as client:
        with client.session_transaction() as session:
            session["_user_id"] = ANNA
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
    facts = sent(client, body(*sizes))
    assert facts["fields"] == {"text": "typed", "language": "pl"}
    assert (facts["sizes"], facts["largest"]) == (sizes, LARGEST_FILE)


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


@pytest.mark.parametrize(("n_fields", "status"), [(5000, 200), (5001, 413)])
def test_more_fields_than_any_form_has_are_not_shown_again(client: FlaskClient, n_fields: int, status: int) -> None:
    answer = client.post("/de/words", data="A=B&" * n_fields, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == status


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


def test_more_files_than_any_form_has_are_told(client: FlaskClient) -> None:
    assert client.post("/de/form", data=body(*[1000] * 200), content_type=MULTIPART).status_code == 413


# --- who may send how much ---


def status_of(client: FlaskClient, path: str, length: int) -> int:
    """Of the answer to a file in a body of about so many bytes."""
    return client.post(f"/de/{path}", data=body(length), content_type=MULTIPART).status_code


@pytest.mark.parametrize(("path", "status"), [("form", 303), ("teachers", 303), ("words", 303), ("open", 413)])
def test_nothing_large_is_taken_from_strangers(app: Flask, path: str, status: int) -> None:
    assert status_of(app.test_client(), path, 131_000) == status


@pytest.mark.parametrize(("path", "status"), [("form", 200), ("teachers", 403), ("words", 413), ("open", 413)])
def test_files_are_taken_where_they_belong_from_whom_it_opens_for(client: FlaskClient, path: str, status: int) -> None:
    assert status_of(client, path, TYPED) == status


def test_a_long_text_without_files_is_taken_from_people_who_are_signed_in(client: FlaskClient) -> None:
    answer = client.post("/de/words", data={"text": "x" * (TYPED - 10)})
    assert len(answer.get_json()["fields"]["text"]) == TYPED - 10


def test_only_what_may_be_large_comes_to_the_disk(app: Flask, client: FlaskClient) -> None:
    assert sent(client, body(100_000, 60_000))["on_disk"] == 2
    assert sent(client, body(60_000, 60_000))["on_disk"] == 0
    answer = app.test_client().post("/de/open", data=body(100_000), content_type=MULTIPART)
    assert (answer.get_json()["sizes"], answer.get_json()["on_disk"]) == ([100_000], 0)


class Endless(io.RawIOBase):
    """A body that never ends, as it seems to the one who reads it."""

    n_read = 0

    def tell(self) -> int:
        return 0

    def seek(self, position: int, whence: int = 0) -> int:
        return position

    def readinto(self, buffer: Any) -> int:
        self.n_read += len(buffer)
        return len(buffer)

    def readable(self) -> bool:
        return True


def test_a_refused_body_is_not_read_for_ever(app: Flask) -> None:
    body, length = Endless(), {"CONTENT_LENGTH": str(2_600_000_000), "CONTENT_TYPE": MULTIPART}
    answer = app.test_client().post("/de/open", input_stream=body, environ_overrides=length)
    assert answer.status_code == 413
    assert DROPPED <= body.n_read <= DROPPED + PIECE


class Held(io.BytesIO):
    """A body that stops in the middle until it is let go."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.is_read, self.may_end = threading.Event(), threading.Event()

    def readinto(self, buffer: Any) -> int:
        if self.tell():
            self.is_read.set()
            self.may_end.wait(10)
        return super().readinto(buffer)


@contextmanager
def held_bodies(app: Flask, number: int, sender: str) -> Iterator[None]:
    """So many bodies of somebody that are on their way."""
    bodies = [Held(body(LARGEST_FILE * 2)) for _ in range(number)]
    threads = [threading.Thread(target=send, args=(app, held, sender)) for held in bodies]
    for thread in threads:
        thread.start()
    assert all(held.is_read.wait(10) for held in bodies)
    yield
    for held in bodies:
        held.may_end.set()
    for thread in threads:
        thread.join()


def send(app: Flask, content: io.BytesIO, sender: str) -> int:
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = sender
    facts = {"CONTENT_LENGTH": str(len(content.getvalue())), "CONTENT_TYPE": MULTIPART}
    return client.post("/de/form", input_stream=content, environ_overrides=facts).status_code


def test_one_person_does_not_send_without_end_at_once(app: Flask) -> None:
    with held_bodies(app, MOST_AT_ONCE, ANNA):
        assert send(app, io.BytesIO(body(LARGEST_FILE * 2)), ANNA) == 429
        assert send(app, io.BytesIO(body(LARGEST_FILE * 2)), BEN) == 200
        assert send(app, io.BytesIO(body(1000)), ANNA) == 200
    assert send(app, io.BytesIO(body(LARGEST_FILE * 2)), ANNA) == 200


def test_what_arrives_at_the_same_time_needs_its_room_on_the_disk(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    large = body(NEEDS_NO_DISK)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**9, 10**9 - 10**6, 10**6))
    assert send(app, io.BytesIO(large), BEN) == 200
    with held_bodies(app, 3, ANNA):
        assert send(app, io.BytesIO(large), BEN) == 507
