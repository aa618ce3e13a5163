"""What the log says when things go wrong with data of people in them: enough to find the cause, and nobody's facts."""

import io
import json
import logging
import smtplib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from portal.app import create_app
from portal.core.db import db
from portal.core.logs.formats import JsonLines, TextLines
from portal.core.mail.jobs.smtp import reason
from portal.core.web.access import open_to_everyone
from tests.conftest import SETTINGS

PRIVATE = "anna@school.example"
Read = Callable[[], str]


def insert_twice() -> None:
    db.session.execute(text("CREATE TABLE pupil (email TEXT PRIMARY KEY)"))
    for _ in range(2):
        db.session.execute(text("INSERT INTO pupil VALUES (:email)"), {"email": PRIVATE})


def number() -> None:
    int(PRIVATE)


def key() -> None:
    try:
        raise ValueError(PRIVATE)
    except ValueError as error:
        raise KeyError(PRIVATE) from error


def file() -> None:
    open(f"/nowhere/{PRIVATE}")  # noqa: SIM115, PTH123


def letters() -> None:
    PRIVATE.encode().replace(b"@", b"\xff").decode()


BREAKS = {"database": insert_twice, "number": number, "key": key, "file": file, "letters": letters}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A portal with a page that breaks over what somebody typed; its address holds a code."""
    app = create_app({**SETTINGS, "TESTING": False, "ACCESS_LOG": True}, tmp_path_factory.mktemp("portal"))

    @app.route("/<lang>/card/<code>/<what>", methods=["GET", "POST"])
    @open_to_everyone
    def broken(code: str, what: str) -> str:
        BREAKS[what]()
        return code

    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(params=[JsonLines, TextLines])
def log(request: pytest.FixtureRequest) -> Iterator[Read]:
    """All that the log says."""
    handler = logging.StreamHandler(stream := io.StringIO())
    handler.setFormatter(request.param())
    logging.getLogger().addHandler(handler)
    yield stream.getvalue
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("what", BREAKS)
def test_no_error_repeats_what_people_typed(portal: Flask, log: Read, what: str) -> None:
    page = portal.test_client().post(f"/en/card/SECRET-CODE/{what}?name=Anna", data={"email": PRIVATE})
    assert page.status_code == 500
    assert "POST /<lang>/card/<code>/<what> failed" in log()
    assert f" {BREAKS[what].__name__}: " in log()  # where to look
    assert [leak for leak in ("anna", "Anna", "school.example", "SECRET") if leak in log()] == []


def test_the_database_says_what_it_refused(portal: Flask, log: Read) -> None:
    portal.test_client().get("/en/card/x/database")
    assert "INSERT INTO pupil VALUES" in log()
    assert "SQLITE_CONSTRAINT_PRIMARYKEY" in log()


def test_the_page_of_an_error_names_its_number_in_the_log(portal: Flask, log: Read) -> None:
    answer = portal.test_client().get("/en/card/x/number")
    found = answer.headers["X-Request-ID"]
    assert f"number: {found}" in answer.text
    assert found in log()
    told = portal.test_client().get("/en/card/x/number", headers={"Accept": "application/json"})
    assert told.get_json()["request"] == told.headers["X-Request-ID"]


def test_messages_of_libraries_keep_their_values_to_themselves(log: Read) -> None:
    logging.getLogger("some.library").warning("cannot write to %s", PRIVATE)
    assert "cannot write to %s" in log()
    assert PRIVATE not in log()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (smtplib.SMTPRecipientsRefused({PRIVATE: (550, b"no such user")}), "SMTPRecipientsRefused 550"),
        (smtplib.SMTPDataError(554, PRIVATE.encode()), "SMTPDataError 554"),
        (ConnectionRefusedError(111, "Connection refused"), "ConnectionRefusedError Connection refused"),
        (ValueError(PRIVATE), "ValueError"),
    ],
)
def test_an_email_that_cannot_be_sent_names_nobody(error: Exception, words: str) -> None:
    assert reason(error) == words


class Lines:
    """The access log, as objects."""

    def __init__(self) -> None:
        self.stream = io.StringIO()
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(JsonLines())

    def last(self) -> dict[str, Any]:
        facts: dict[str, Any] = json.loads(self.stream.getvalue().splitlines()[-1])
        return facts


@pytest.fixture
def lines() -> Iterator[Lines]:
    logging.getLogger("portal.access").addHandler((found := Lines()).handler)
    yield found
    logging.getLogger("portal.access").removeHandler(found.handler)


def test_the_access_log_has_rules_instead_of_paths(portal: Flask, lines: Lines) -> None:
    client = portal.test_client()
    answer = client.get("/de/card/SECRET/none", environ_base={"REMOTE_ADDR": "203.0.113.9"})
    line = lines.last()
    assert line["request"] == answer.headers["X-Request-ID"]
    assert (line["method"], line["rule"], line["status"]) == ("GET", "/<lang>/card/<code>/<what>", 500)
    assert (line["role"], line["bytes"], line["ms"] > 0) == ("visitor", len(answer.data), True)
    assert "203.0.113.9" not in lines.stream.getvalue()
    assert "SECRET" not in lines.stream.getvalue()
    client.get("/nowhere/SECRET?next=SECRET")
    assert (lines.last()["rule"], lines.last()["status"]) == ("", 404)
    assert "SECRET" not in lines.stream.getvalue()


def test_static_files_are_in_the_access_log_too(portal: Flask, lines: Lines) -> None:
    portal.test_client().get("/static/portal.css", buffered=True)
    assert (lines.last()["rule"], lines.last()["status"]) == ("/static/<filename>", 200)


@pytest.mark.parametrize(("trusted", "is_taken"), [(0, False), (1, True)])
def test_a_number_is_taken_from_trusted_proxies_alone(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, trusted: int, is_taken: bool
) -> None:
    monkeypatch.setattr(client.application.wsgi_app, "has_proxies", bool(trusted))
    answers = [client.get("/de/", headers={"X-Request-ID": told}) for told in ("of-the-proxy-1", 'x" \tfoo', "x" * 65)]
    numbers = [answer.headers["X-Request-ID"] for answer in answers]
    assert (numbers[0] == "of-the-proxy-1") is is_taken
    assert all(len(number) == 16 for number in numbers[1:])
    assert len(set(numbers)) == 3
