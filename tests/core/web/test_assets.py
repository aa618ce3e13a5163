"""The portal's own files travel compressed and rarely."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import portal
from portal.app import create_app
from portal.core.web.assets import init_assets
from portal.core.web.headers import POLICY

STATIC = Path(portal.__file__).parent / "static"


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A visitor of a portal whose database is not there: static files need none."""
    return create_app({"JOBS_IN_PROCESS": False}, tmp_path_factory.mktemp("assets")).test_client()


def asked(visitor: FlaskClient, path: str, **headers: str) -> TestResponse:
    return visitor.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()}, buffered=True)


def test_pages_address_the_sheet_by_its_content_and_browsers_keep_it(visitor: FlaskClient) -> None:
    address = re.search(r'href="(/static/portal\.css\?v=[0-9a-f]{12})"', asked(visitor, "/de/sign-in").text)
    assert address
    answer = asked(visitor, address[1], Accept_Encoding="gzip, br")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.content_type == "text/css; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert gzip.decompress(answer.data) == (STATIC / "portal.css").read_bytes()


def test_an_older_version_of_a_file_is_not_kept_under_its_address(visitor: FlaskClient) -> None:
    for wrong in ("v=1", "v=", "v=0123456789ab"):
        assert asked(visitor, f"/static/portal.css?{wrong}").headers["Cache-Control"] == "no-cache"


def test_a_module_that_another_one_loads_is_asked_for_again_each_time(visitor: FlaskClient) -> None:
    assert asked(visitor, "/static/js/drafts.js").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", [path.relative_to(STATIC) for path in STATIC.rglob("*") if path.is_file()], ids=str)
def test_who_cannot_decompress_gets_it_plain(visitor: FlaskClient, path: Path) -> None:
    answer = asked(visitor, f"/static/{path}")
    assert "Content-Encoding" not in answer.headers
    assert answer.data == (STATIC / path).read_bytes()


@pytest.mark.parametrize(
    ("accepted", "coding"), [("gzip;q=0", None), ("br, gzip; q=0.0", None), ("gzip;q=0.5", "gzip")]
)
def test_who_refuses_gzip_does_not_get_it(visitor: FlaskClient, accepted: str, coding: str | None) -> None:
    answer = asked(visitor, "/static/portal.css", Accept_Encoding=accepted)
    assert answer.headers.get("Content-Encoding") == coding


def test_what_is_unchanged_is_not_sent_again(visitor: FlaskClient) -> None:
    mark = asked(visitor, "/static/js/menu.js", Accept_Encoding="gzip").headers["ETag"]
    again = asked(visitor, "/static/js/menu.js", Accept_Encoding="gzip", If_None_Match=mark)
    assert (again.status_code, again.data) == (304, b"")


def test_who_asks_for_the_headers_alone_gets_those_of_the_file(visitor: FlaskClient) -> None:
    address = "/static/portal.css?v=1"
    file, headers = (
        asked(visitor, address, Accept_Encoding="gzip"),
        visitor.head(address, headers={"Accept-Encoding": "gzip"}),
    )
    assert headers.status_code == 200
    for answer in (headers, file):
        answer.headers.pop("X-Request-ID")
    assert headers.headers == file.headers
    assert headers.data == b""


def test_nothing_outside_is_reached(visitor: FlaskClient) -> None:
    assert asked(visitor, "/static/../app.py").status_code == 404
    assert asked(visitor, "/static/none.css", Accept_Encoding="gzip").status_code == 404
    assert visitor.post("/static/portal.css").status_code == 405


def test_everything_of_a_first_visit_is_small() -> None:
    sheet = len(gzip.compress((STATIC / "portal.css").read_bytes(), 9))
    modules = {path.stem: len(gzip.compress(path.read_bytes(), 9)) for path in (STATIC / "js").glob("*.js")}
    assert sheet < 14 * 1024
    assert sum(modules[name] for name in ("portal", "menu", "share", "lightbox", "suggest")) < 4 * 1024
    assert max(modules.values()) < 2 * 1024  # the others, by those who write


def test_every_script_that_pages_ask_for_is_there() -> None:
    needs = (STATIC / "js" / "portal.js").read_text("utf-8").partition("NEEDS = {")[2].partition("};")[0]
    names = re.findall(r"^  (\w+):", needs, re.MULTILINE)
    assert names
    assert [name for name in names if not (STATIC / "js" / f"{name}.js").exists()] == []


def test_who_works_on_a_file_sees_it_at_once(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    sheet = tmp_path / "static" / "portal.css"
    sheet.write_text("before")
    app = Flask("in debug mode", root_path=str(tmp_path))
    app.debug = True
    init_assets(app)
    sheet.write_text("after")
    assert asked(app.test_client(), "/static/portal.css").text == "after"
