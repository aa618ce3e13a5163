"""Walks through the portal's doors as people do: every request stands alone, forms are sent as the page shows them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from portal.core.cached import Cached
from portal.core.db import db, only_reading
from portal.core.web.page_cache import PublicPages
from portal.site.views.cards import shelf
from tests.cast import Browser

OUR_SCRIPT = re.compile(r"/static/js/\w+\.js\?v=\w+$")
OWN = re.compile(r"/(?!/)|http://portal\.example/|$")
JAVASCRIPT = re.compile(r"[\s\0-\x20]*(javascript|vbscript|data):", re.IGNORECASE)
JSON = {"Accept": "application/json"}
# What breaks out of pages that forget to escape: some of our own, some of the Big List of Naughty Strings (MIT).
NAUGHTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'\"><svg onload=alert(1)>",
    '<a href="javascript\\x3Ajavascript:alert(1)">test</a>',
    "{{ 7*7 }} {% raw %} %(name)s %s %d",
    "</title></textarea><script>alert(1)</script>",
    "ÅÍÎÏ˝ÓÔÒÚÆ☃ 社會科學院語學研究所",
    "👩🏽 👨‍👩‍👧 🇩🇪 ❤️",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    "\u202etest\u202e \u2066test\u2067",
)


class Walker(Browser):
    """Nothing that the test has open leaks into a request, nor the other way round; no page comes from memory."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        db.session.rollback()
        cast(PublicPages, self.application.wsgi_app).looked = 0.0
        with self.application.app_context():
            answer = super().open(*args, **kwargs)
        only_reading.set(False)
        return answer


@pytest.fixture
def app(app: Flask) -> Iterator[Flask]:
    """The house, visited by walkers; remembers no page of an earlier test."""
    before, app.test_client_class = app.test_client_class, Walker
    forget_pages(app)
    yield app
    app.test_client_class = before


def forget_pages(app: Flask) -> None:
    """Nothing of what was made before the rooms were emptied is shown again."""
    cast(PublicPages, app.wsgi_app).pages.clear()
    shelf.cards.clear()


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that reach the database meanwhile."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


@contextmanager
def copies_last() -> Iterator[None]:
    """What a process keeps in memory for a second stays good for longer, however slow the machine is."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Cached, "SECONDS", 3600.0)
        yield


def n_queries(browser: FlaskClient, path: str) -> int:
    """How many statements a page costs when everything that is kept in memory is there already."""
    browser.get(path)
    with copies_last(), counted() as seen:
        answer = browser.get(path)
    assert answer.status_code == 200
    return len([statement for statement in seen if not statement.startswith("BEGIN")])


def parsed(answer: TestResponse) -> Element:
    page: Element = html5lib.parse(answer.text, namespaceHTMLElements=False)
    return page


def words(answer: TestResponse) -> str:
    """All that can be read in the main part of the page, with single blanks."""
    main = parsed(answer).find(".//main")
    assert main is not None
    return " ".join("".join(main.itertext()).split())


def harm(answer: TestResponse) -> list[str]:
    """What would run, or call strangers, if a browser showed this page."""
    found = []
    for element in parsed(answer).iter():
        source = element.get("src") or element.get("href") or element.get("action") or ""
        runs = element.tag in ("script", "iframe", "object", "embed", "base", "style") and not OUR_SCRIPT.match(source)
        called = element.tag in ("img", "audio", "video", "source", "link", "form") and not OWN.match(source)
        if runs or called or JAVASCRIPT.match(source) or any(name.startswith("on") for name in dict(element.items())):
            found.append(f"<{element.tag} {dict(element.items())}>")
    return found


def the_form(answer: TestResponse, action: str) -> Element:
    """The form whose address ends like this; an empty address is the page's own."""
    addresses = [(form, form.get("action") or "") for form in parsed(answer).iter("form")]
    found = [form for form, address in addresses if (address.endswith(action) if action else not address)]
    return found[0]


def sent_by(answer: TestResponse, action: str, **changes: Any) -> MultiDict[str, Any]:
    """What a browser sends for this form, after somebody changed some of its fields."""
    sent: MultiDict[str, Any] = MultiDict()
    for field in the_form(answer, action).iter():
        name, value = field.get("name"), _value(field)
        if name and value is not None:
            sent.add(name, value)
    for name, value in changes.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    return sent


def _value(field: Element) -> str | None:
    if field.tag == "textarea":
        return "".join(field.itertext()).removeprefix("\n")
    if field.tag == "select":
        options = list(field.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return chosen[0].get("value") if chosen else None
    if field.tag != "input" or field.get("type") in ("file", "submit"):
        return None
    if field.get("type") in ("checkbox", "radio") and field.get("checked") is None:
        return None
    return field.get("value") or ""
