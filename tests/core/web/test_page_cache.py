"""Public pages are kept until something that they read changes, and never for the wrong reader."""

import gzip
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, func, insert, select, text
from werkzeug.test import Client, TestResponse

from portal.core.changes import following
from portal.core.changes.following import Follower
from portal.core.changes.log import LENGTH, PublicChange
from portal.core.mail.models import Email
from portal.core.web.page_cache import PageCache


class Site:
    """A site whose every answer reads the regions, and says how often it was asked."""

    def __init__(self, engine: Engine, status: str = "200 OK", **headers: str) -> None:
        self.asked, self.status, self.engine = 0, status, engine
        self.headers = {"Content-Type": "text/html", "Cache-Control": "public, no-cache"}
        self.headers |= {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages = PageCache(self.answer, Follower(lambda: engine))

    def answer(self, _environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        self.asked += 1
        with self.engine.connect() as connection:
            connection.execute(text("SELECT key FROM region"))
        start(self.status, list(self.headers.items()))
        return [f"answer {self.asked}".encode()]

    def get(self, path: str = "/de/", method: str = "GET", **headers: str) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return Client(self.pages, use_cookies=False).open(path, method=method, headers=named)

    def change(self, table: str = "region", number: int | None = None) -> None:
        with self.engine.begin() as connection:
            last = connection.scalar(select(func.max(PublicChange.number))) or 0
            changed: dict[str, Any] = {"number": number or last + 1, "mark": 0, "rows": [[table, {}]]}
            connection.execute(insert(PublicChange).values(changed))


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Engine]:
    monkeypatch.setattr(following, "INTERVAL", -1.0)  # every request asks for changes
    engine = create_engine(f"sqlite:///{tmp_path / 'site.db'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE region (key TEXT)"))
        connection.execute(text("CREATE TABLE public_change (number INTEGER PRIMARY KEY, mark INTEGER, rows JSON)"))
        connection.execute(text("INSERT INTO public_change VALUES (1, 0, '[]')"))
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


def test_what_the_page_did_not_read_leaves_it_alone(engine: Engine) -> None:
    site = Site(engine)
    site.get()
    site.change("holiday")
    assert site.get().text == "answer 1"


def test_a_process_that_fell_behind_or_has_another_database_begins_anew(engine: Engine) -> None:
    site = Site(engine)
    assert site.get().text == "answer 1"
    site.change("holiday", LENGTH * 3)
    assert site.get().text == "answer 1"
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM public_change WHERE number < 10"))
    site.change("holiday", LENGTH * 5)
    assert site.get().text == "answer 1"  # the last one that it knows is still there
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM public_change WHERE number = :last"), {"last": LENGTH * 5})
    assert site.get().text == "answer 2"
    with engine.begin() as connection:
        connection.execute(text("UPDATE public_change SET mark = 7"))
    assert site.get().text == "answer 3"


def test_what_changes_while_a_page_is_made_is_not_kept_with_it(engine: Engine) -> None:
    site = Site(engine)

    def late(*args: Any) -> Iterable[bytes]:
        body = site.answer(*args)
        site.change()
        site.pages.follower.catch_up()
        return body

    site.pages.app = late
    assert site.get().text == "answer 1"
    site.pages.app = site.answer
    assert site.get().text == "answer 2"


def test_many_who_ask_at_once_have_it_made_once(engine: Engine) -> None:
    site, everybody = Site(engine), Barrier(8)

    def slowly(*args: Any) -> Iterable[bytes]:
        time.sleep(0.1)
        return site.answer(*args)

    def ask(_number: int) -> str:
        everybody.wait()
        return site.get().text

    site.pages.app = slowly
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {"answer 1"}
    assert site.asked == 1


def test_who_asks_for_the_headers_alone_gets_those_of_the_page(engine: Engine) -> None:
    site = Site(engine)
    first, page, again = site.get(method="HEAD"), site.get(), site.get(method="HEAD")
    assert site.asked == 1
    assert [first.data, again.data, page.text] == [b"", b"", "answer 1"]
    assert dict(first.headers) == dict(again.headers) == dict(page.headers)


@pytest.mark.parametrize("method", ["POST", "PUT"])
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


def test_pages_that_nobody_asked_for_last_make_room_for_new_ones(engine: Engine) -> None:
    site = Site(engine)
    site.get("/1")
    site.pages.pages.most = 3 * site.pages.pages.weight
    for number in (2, 3, 1, 4, 5):
        site.get(f"/{number}")
    assert list(site.pages.pages.items) == ["/1?", "/4?", "/5?"]


def test_while_the_database_is_away_kept_pages_are_answered(engine: Engine) -> None:
    site = Site(engine)
    site.get()
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE public_change RENAME TO away"))
    assert site.get().text == "answer 1"
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO public_change"))
    site.change()
    assert site.get().text == "answer 2"


def test_a_page_that_reads_what_is_not_public_is_never_kept(engine: Engine) -> None:
    site = Site(engine)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE TABLE {Email.__tablename__} (id INTEGER)"))

    def careless(*args: Any) -> Iterable[bytes]:
        with engine.connect() as connection:
            connection.execute(text("SELECT id FROM email"))
        return site.answer(*args)

    site.pages.app = careless
    assert [site.get().text for _ in range(2)] == ["answer 1", "answer 2"]
