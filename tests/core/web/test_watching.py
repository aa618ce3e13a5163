"""Every request has a number; the access log says how it was answered, also from memory, and for which role."""

import json
import logging
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.core.logs.formats import JsonLines
from tests.cast import Cast

Last = Callable[[], tuple[object, ...]]


@pytest.fixture
def last(app: Flask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Last:
    """Rule, role, whether it was kept, of the last line."""
    monkeypatch.setattr(app.wsgi_app, "is_logged", True)
    caplog.set_level(logging.INFO, "portal.access")

    def read() -> tuple[object, ...]:
        line = json.loads(JsonLines().format(caplog.records[-1]))
        return line["rule"], line["role"], line["kept"]

    return read


def test_answers_from_memory_are_known_by_their_rule(client: FlaskClient, last: Last) -> None:
    client.get("/de/regions/hessen")
    first = last()
    client.get("/de/regions/hessen")
    assert (first[0], last()) == ("/<lang>/regions/<key>", ("/<lang>/regions/<key>", "visitor", True))


def test_roles_are_known_also_where_a_page_is_open_to_everyone(cast: Cast, last: Last) -> None:
    carla, anna = cast.signed_in(cast.carla), cast.signed_in(cast.anna)
    carla.get("/de/classes")
    assert last()[1:] == ("teacher", False)
    anna.get("/de/gallery")
    assert last()[1] == "student"
    carla.post("/de/classes/new", data={"name": "8c"})
    assert last()[1] == "teacher"


def test_two_requests_have_two_numbers(client: FlaskClient) -> None:
    assert len({client.get("/de/").headers["X-Request-ID"] for _ in range(3)}) == 3
