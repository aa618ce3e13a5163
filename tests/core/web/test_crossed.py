"""Two people change the same in the opposite order: the database ends one request, which is done again unnoticed."""

from io import BytesIO

import pytest
from flask import Flask, flash, session
from flask.testing import FlaskClient
from psycopg.errors import DeadlockDetected, UndefinedTable
from sqlalchemy.exc import OperationalError, ProgrammingError

from portal.core.db import db
from portal.core.web.crossed import TRIES, init_crossed

DEADLOCK = OperationalError("UPDATE", {}, DeadlockDetected())


@pytest.fixture
def errors() -> list[Exception]:
    """That the next tries end with, the last one first."""
    return []


@pytest.fixture
def browser(errors: list[Exception]) -> FlaskClient:
    app = Flask(__name__)
    app.config.update(SECRET_KEY="of a test", SQLALCHEMY_DATABASE_URI="sqlite://", TESTING=True)
    db.init_app(app)

    def write() -> list[str]:
        flash("saved")
        if errors:
            raise errors.pop()
        return [words for _, words in session["_flashes"]]

    app.add_url_rule("/", view_func=write, methods=["GET", "POST"])
    init_crossed(app)
    return app.test_client()


def test_it_is_done_again_and_says_everything_once(browser: FlaskClient, errors: list[Exception]) -> None:
    errors += [DEADLOCK] * (TRIES - 1)
    assert browser.post("/").json == ["saved"]


def test_whoever_always_loses_is_told(browser: FlaskClient, errors: list[Exception]) -> None:
    errors += [DEADLOCK] * TRIES
    with pytest.raises(OperationalError):
        browser.post("/")


def test_other_errors_are_told_at_once(browser: FlaskClient, errors: list[Exception]) -> None:
    errors += [DEADLOCK, ProgrammingError("SELECT", {}, UndefinedTable())]
    with pytest.raises(ProgrammingError):
        browser.post("/")
    assert errors == [DEADLOCK]


def test_files_are_used_up_and_pages_are_asked_for_again(browser: FlaskClient, errors: list[Exception]) -> None:
    errors += [DEADLOCK] * 2
    with pytest.raises(OperationalError):
        browser.post("/", data={"file": (BytesIO(b"words"), "a.txt")})
    with pytest.raises(OperationalError):
        browser.get("/")
