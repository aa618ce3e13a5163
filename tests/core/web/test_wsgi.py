"""Any WSGI server can serve the portal: the standard’s own checker watches both sides of a conversation."""

from collections.abc import Iterator
from typing import Any
from wsgiref.validate import validator

import pytest
from flask import Flask
from werkzeug.test import Client, EnvironBuilder

from tests.cast import Cast

FORM = "multipart/form-data; boundary=b"


@pytest.fixture
def server(app: Flask, cast: Cast) -> Client:
    return Client(validator(app.wsgi_app))


@pytest.mark.filterwarnings("ignore:Unknown REQUEST_METHOD")
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
@pytest.mark.parametrize(
    "path", ["/de/", "/de/gallery", "/static/portal.css?v=1", "/de/nowhere", "/de/desk", "/healthz"]
)
def test_every_answer_keeps_to_the_standard(server: Client, method: str, path: str) -> None:
    for headers in ({}, {"Accept-Encoding": "gzip"}):
        answer = server.open(path, method=method, headers=headers, buffered=True)
        again = server.open(
            path, method=method, headers={**headers, "If-None-Match": answer.headers.get("ETag", '"x"')}, buffered=True
        )
        assert {answer.status_code, again.status_code} <= {200, 303, 304, 404, 405, 503}


@pytest.mark.parametrize("body", [b"", b"--b--\r\n", b"half a fo"])
def test_bodies_are_read_as_the_standard_says(server: Client, body: bytes) -> None:
    answer = server.post("/de/sign-in", data=body, content_type=FORM, buffered=True)
    assert answer.status_code < 500


@pytest.mark.parametrize("path", ["/de/", "/static/portal.css"])
def test_what_a_server_may_leave_out_is_not_missed(app: Flask, cast: Cast, path: str) -> None:
    environ = EnvironBuilder(path).get_environ()
    del environ["QUERY_STRING"], environ["HTTP_HOST"]
    status: list[Any] = []
    answer: Iterator[bytes] = iter(app.wsgi_app(environ, lambda *args: status.append(args)))  # type: ignore[arg-type]
    assert b"".join(answer)
    assert status[0][0] == "200 OK"
