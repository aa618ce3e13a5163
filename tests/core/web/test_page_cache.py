"""Public pages are cached until something visible changes, and never for the wrong reader."""

import gzip
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, text
from werkzeug.test import Client, TestResponse

from portal.core.web import page_cache
from portal.core.web.page_cache import PageCache


class Site:
    """A site whose every answer says how often it was asked."""

    def __init__(self, engine: Engine, status: str = "200 OK", **headers: str) -> None:
        self.asked, self.status, self.engine = 0, status, engine
        self.headers = {"Content-Type": "text/html", "Cache-Control": "public, no-cache"}
        self.headers |= {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages = PageCache(self.answer, lambda: engine)

    def answer(self, _environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        self.asked += 1
        start(self.status, list(self.headers.items()))
        return [f"answer {self.asked}".encode()]

    def get(self, path: str = "/de/", method: str = "GET", **headers: str) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return Client(self.pages, use_cookies=False).open(path, method=method, headers=named)

    def change(self) -> None:
        with self.engine.begin() as connection:
            connection.execute(text("UPDATE cache_version SET number = number + 1"))


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setattr(page_cache, "CHECK_INTERVAL", -1.0)  # every request reads the cache version
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE cache_version (number INTEGER)"))
        connection.execute(text("INSERT INTO cache_version VALUES (1)"))
    yield engine
    engine.dispose()


def test_a_page_is_made_once_until_something_visible_changes(engine: Engine) -> None:
    site = Site(engine)
    assert [site.get().text for _ in range(3)] == ["answer 1"] * 3
    site.change()
    assert [site.get().text for _ in range(3)] == ["answer 2"] * 3


def test_addresses_and_queries_are_pages_of_their_own(engine: Engine) -> None:
    site = Site(engine)
    paths = ["/de/", "/fr/", "/de/?page=2", "/de/", "/de/?page=2"]
    assert [site.get(path).text for path in paths] == ["answer 1", "answer 2", "answer 3", "answer 1", "answer 3"]


def test_who_has_it_already_gets_no_second_copy(engine: Engine) -> None:
    site = Site(engine)
    tag = site.get().headers["ETag"]
    again = site.get(If_None_Match=tag)
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    site.change()
    assert site.get(If_None_Match=tag).status_code == 200


def test_a_change_that_leaves_the_page_alike_is_still_the_same_page(engine: Engine) -> None:
    site = Site(engine)
    tag = site.get().headers["ETag"]
    site.change()
    site.asked = 0
    assert site.get(If_None_Match=tag).status_code == 304


def test_pages_are_sent_compressed_to_those_who_can_read_it(engine: Engine) -> None:
    site = Site(engine)
    compressed, plain = site.get(Accept_Encoding="br, gzip"), site.get()
    assert (compressed.headers["Content-Encoding"], gzip.decompress(compressed.data)) == ("gzip", b"answer 1")
    assert ("Content-Encoding" in plain.headers, plain.data) == (False, b"answer 1")
    assert {page.headers["Vary"] for page in (compressed, plain)} == {"Accept-Encoding, Cookie"}
    assert [len(page.data) for page in (compressed, plain)] == [page.content_length for page in (compressed, plain)]


def test_who_carries_a_session_is_answered_afresh(engine: Engine) -> None:
    site = Site(engine)
    site.get()
    assert site.get(Cookie="other=1; portal=abc").text == "answer 2"
    assert site.get().text == "answer 1"


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT"])
def test_only_reading_is_cached(engine: Engine, method: str) -> None:
    site = Site(engine)
    site.get(method=method)
    site.get(method=method)
    assert site.asked == 2


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        ("200 OK", {"Cache_Control": "no-store"}),
        ("200 OK", {"Cache_Control": "private"}),
        ("200 OK", {"Set_Cookie": "portal=abc"}),
        ("404 Not Found", {}),
        ("500 Internal Server Error", {}),
        ("302 Found", {"Location": "/de/"}),
    ],
)
def test_what_is_not_for_everybody_is_not_cached(engine: Engine, status: str, headers: dict[str, str]) -> None:
    site = Site(engine, status, **headers)
    assert [site.get().text for _ in range(2)] == ["answer 1", "answer 2"]
    assert site.get().status == status


def test_old_pages_make_room_for_new_ones(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(engine)
    site.get("/1")
    one_page = site.pages.bytes
    monkeypatch.setattr(page_cache, "MOST_BYTES", 3 * one_page)
    for number in range(2, 6):
        site.get(f"/{number}")
    assert list(site.pages.pages) == ["/3?", "/4?", "/5?"]
    assert site.pages.bytes == 3 * one_page


def test_without_the_database_what_was_shown_is_shown(engine: Engine) -> None:
    site = Site(engine)
    site.get()
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE cache_version"))
    assert site.get().text == "answer 1"
