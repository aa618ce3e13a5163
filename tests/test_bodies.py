"""Strangers send large bodies to every address: nothing of them is written anywhere."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.test_attackers import address, routes

LARGE = 3_000_000  # bytes
FILE = (
    b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n' + bytes(LARGE) + b"\r\n--b--\r\n"
)
BODIES = {
    "multipart/form-data; boundary=b": FILE,
    "application/x-www-form-urlencoded": b"text=" + b"x" * LARGE,
    "application/json": b'"' + b"x" * LARGE + b'"',
    "application/octet-stream": bytes(LARGE),
}


@pytest.fixture
def closed_store(app: Flask) -> Iterator[None]:
    """Whatever writes an upload to the disk fails: a file stands where the store's folder was."""
    folder: Path = app.config["FILES_DIR"]
    shutil.rmtree(folder, ignore_errors=True)
    folder.touch()
    yield
    folder.unlink()


@pytest.mark.parametrize("kind", BODIES)
def test_no_address_takes_a_large_body_from_a_stranger(
    app: Flask, client: FlaskClient, closed_store: None, kind: str
) -> None:
    statuses = {}
    for method, rule in routes(app, "POST", "PUT", "PATCH", "DELETE"):
        answer = client.open(address(rule), method=method, data=BODIES[kind], content_type=kind)
        statuses[rule.endpoint] = answer.status_code
    assert {endpoint: code for endpoint, code in statuses.items() if code not in (303, 413)} == {}
    assert {303, 413} == set(statuses.values())


@pytest.mark.parametrize("path", ["/de/", "/de/gallery", "/de/sign-in", "/de/nowhere", "/healthz"])
def test_a_body_that_nobody_asked_for_is_dropped(client: FlaskClient, closed_store: None, path: str) -> None:
    answer = client.open(path, method="GET", data=FILE, content_type="multipart/form-data; boundary=b")
    assert answer.status_code in (200, 404, 503)
