"""Errors in words, with the right number, for people and for scripts; and the headers of every answer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine
from sqlalchemy.orm.exc import StaleDataError

from portal.app import create_app
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.core.web.access import open_to_everyone
from portal.core.web.headers import POLICY
from tests.cast import Cast

JSON = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A portal with pages in which something goes wrong; none of them asks the database."""
    app = create_app({"JOBS_IN_PROCESS": False, "LOW_DISK_BYTES": 0}, tmp_path_factory.mktemp("troubled"))

    @app.get("/<lang>/broken")
    @open_to_everyone
    def broken() -> str:
        raise RuntimeError("a secret of the server")

    @app.get("/<lang>/refused")
    @open_to_everyone
    def refused() -> str:
        raise Refused(Impossible.ALREADY_TAKEN)

    @app.get("/<lang>/overtaken")
    @open_to_everyone
    def overtaken() -> str:
        raise StaleDataError("UPDATE expected to update 1 row(s); 0 were matched.")

    @app.get("/<lang>/full/<what>")
    @open_to_everyone
    def full(what: str) -> str:
        (FULL | BROKEN)[what]()
        return ""

    return app.test_client()


def _write_to(device: str) -> None:
    with Path(device).open("w", buffering=1) as file:
        file.write("\n")


def _fill_a_database() -> None:
    with create_engine("sqlite://").begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
        connection.exec_driver_sql("CREATE TABLE rows (number)")


def _read_a_table_that_is_not_there() -> None:
    with create_engine("sqlite://").begin() as connection:
        connection.exec_driver_sql("SELECT number FROM rows")


FULL: dict[str, Callable[[], None]] = {"disk": lambda: _write_to("/dev/full"), "database": _fill_a_database}
BROKEN: dict[str, Callable[[], None]] = {
    "file": lambda: _write_to("/nowhere/to/be/seen"),
    "table": _read_a_table_that_is_not_there,
}


def test_what_somebody_else_has_removed_meanwhile_is_no_fault_of_the_server(troubled: FlaskClient) -> None:
    page = troubled.get("/en/overtaken")
    assert (page.status_code, "Somebody else was faster" in page.text) == (409, True)


@pytest.mark.parametrize("what", FULL)
def test_a_disk_that_fills_up_in_the_middle_is_reported(troubled: FlaskClient, what: str) -> None:
    page = troubled.get(f"/en/full/{what}")
    assert page.status_code == 507
    assert "almost full" in page.text


@pytest.mark.parametrize("what", BROKEN)
def test_only_a_full_disk_is_reported_as_one(troubled: FlaskClient, what: str) -> None:
    page = troubled.get(f"/en/full/{what}")
    assert (page.status_code, "almost full" in page.text) == (500, False)


def test_an_error_of_ours_is_reported_without_its_secrets(
    troubled: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    page = troubled.get("/en/broken")
    assert page.status_code == 500
    assert "Something went wrong on our side" in page.text
    assert "secret" not in page.text
    assert "GET /<lang>/broken failed" in caplog.text


def test_a_refusal_is_put_into_words(troubled: FlaskClient) -> None:
    page = troubled.get("/en/refused")
    assert page.status_code == 409
    assert "Somebody else was faster" in page.text


def test_scripts_read_the_same_words_as_json(troubled: FlaskClient) -> None:
    answer = troubled.get("/en/refused", headers=JSON)
    assert (answer.status_code, answer.content_type) == (409, "application/json")
    assert answer.get_json() == {"message": "Somebody else was faster: this step has already been taken."}


@pytest.mark.parametrize(("method", "path", "code"), [("GET", "/en/nowhere", 404), ("POST", "/en/gallery", 405)])
def test_other_errors_have_words_too(client: FlaskClient, method: str, path: str, code: int) -> None:
    page = client.open(path, method=method)
    assert (page.status_code, 'role="alert"' in page.text) == (code, True)
    assert client.open(path, method=method, headers=JSON).get_json().keys() == {"message"}


def test_a_form_without_its_token_is_answered_with_advice(troubled: FlaskClient) -> None:
    page = troubled.post("/en/sign-in", data={"email": "carla@school.example"})
    assert page.status_code == 400
    assert "send the form again" in page.text


def test_a_full_disk_stops_writing_and_leaves_reading(app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "LOW_DISK_BYTES", 2**60)
    carla = cast.signed_in(cast.carla)
    assert carla.get("/de/classes").status_code == 200
    assert carla.post("/de/classes/new", data={"name": "8c"}).status_code == 507


def test_a_portal_on_https_is_never_asked_for_over_http(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Strict-Transport-Security" not in client.get("/de/").headers
    monkeypatch.setitem(app.config, "SESSION_COOKIE_SECURE", True)
    answer = client.get("/healthz")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize("path", ["/de/", "/de/nowhere", "/de/sign-in", "/healthz", "/static/portal.css"])
def test_every_answer_protects_its_reader(client: FlaskClient, path: str) -> None:
    headers = client.get(path, buffered=True).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    assert [headers[name] for name in ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")] == [
        "nosniff",
        "DENY",
        "same-origin",
    ]


def test_pages_of_signed_in_people_are_cached_nowhere(cast: Cast) -> None:
    assert cast.signed_in(cast.carla).get("/de/desk").headers["Cache-Control"] == "no-store"
    assert cast.signed_in(cast.carla).get("/de/gallery").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/de/", "/de/gallery", "/de/projects", "/de/regions", "/de/regions/bursa", "/de/search"]
)
def test_visitors_get_no_cookie(client: FlaskClient, path: str) -> None:
    page = client.get(path)
    assert (page.status_code, page.headers.get("Set-Cookie")) == (200, None)
