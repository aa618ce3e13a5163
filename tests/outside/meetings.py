"""Writes and reads like adults of the demo: visits, items of their programmes, applications, news with pictures.

An adapter like `adapter.py`, on which it stands: start the tools with the project in PYTHONPATH.
"""

import io
import re
import secrets
import urllib.request
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.cookiejar import CookieJar

import html5lib
from PIL import Image

from tests.outside.adapter import File, Student, _found, make_file
from tests.page_reading import forms_as_filled

__all__ = ["login", "make_file", "read", "upload", "visible", "whole", "write"]

VISIT, EVENT = 1, 2  # of the demo: Frau Ahorn's, and the one whose call is open
written: dict[str, tuple[str, str]] = {}  # address → what is read there, and the value that it stands for
pictures: list[str] = []


class Adult(Student):
    """A signed-in browser."""

    def __init__(self, base: str, role: str) -> None:
        self.base = base
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.get(f"{base}/de/demo/sign-in/{role}", b"")

    def page(self, path: str) -> str:
        return self.get(self.base + path)[1].decode()

    def send(self, path: str, typed: dict[str, str], file: File | None = None) -> str | None:
        """The form of this page with something typed into it; where the answer leads when it is acknowledged."""
        page = html5lib.parse(self.page(path), namespaceHTMLElements=False)
        filled = next(fields for action, fields, _ in forms_as_filled(page, {}) if action in ("", path))
        fields = {**filled.to_dict(), **typed}
        self.token = fields.pop("csrf_token")
        saved = self.post(self.base + path, fields, file, "picture")
        return str(saved["url"]) if saved else None


@dataclass
class People:
    """A teacher and a coordination; each thread has a session of its own."""

    base: str
    adults: dict[str, Adult] = field(default_factory=dict)

    def at(self, role: str, desk: str) -> Adult:
        """`desk`: what for, so that nobody's session is used by two threads."""
        return self.adults.setdefault(desk, Adult(self.base, role)) if desk not in self.adults else self.adults[desk]


def login(base: str) -> People:
    return People(base)


def write(base: str, people: People, key: str, value: str) -> str | None:
    """A visit, an item of a programme or an application that is handed in; its address when acknowledged."""
    numbers = re.findall(r"\d+", key)
    number = int(numbers[-2 if len(numbers) > 2 else -1])  # of the writer, or of the attempt where there is one writer
    kind = (_visit, _item, _application)[number % 3]
    teacher, words = people.at("teacher", f"{kind.__name__} {number}"), _letters(value)
    address = kind(teacher, words)
    if address:
        written[address] = words, value
    return address


def read(base: str, people: People, address: str) -> str:
    words, value = written[address]
    return value if words in people.at("teacher", "reading").page(address) else ""


def upload(base: str, people: People, file: File) -> str | None:
    """News with the picture; its address when acknowledged."""
    typed = {"title_de": _letters(file[0]), "text_de": "Heute.", "alt": "Bild", "everybody_agreed": "y"}
    coordination = people.at("coordinator", "news")
    if not coordination.send("/de/news/new", typed, file):
        return None
    pictures.append(typed["title_de"])
    return pictures[-1]


def visible(base: str, people: People) -> list[str]:
    """The acknowledged news that are listed."""
    page = people.at("coordinator", "list").page("/de/news")
    return [title for title in pictures if title in page]


def whole(base: str, people: People, title: str) -> bool:
    coordination = people.at("coordinator", "list")
    number = _found(rf"/news/(\d+)(?:(?!/news/\d).)*?{title}", coordination.page("/de/news").replace("\n", " "))
    Image.open(io.BytesIO(coordination.get(f"{base}/de/news/{number}/full")[1])).load()
    return True


def _visit(teacher: Adult, words: str) -> str | None:
    first = date.today() + timedelta(days=120 + secrets.randbelow(60))
    days = {"first_day": str(first), "last_day": str(first), "confirmed": f"{first}/{first}"}
    return teacher.send("/de/visits/new", {**days, "place": words, "n_students_guest": "12"})


def _item(teacher: Adult, words: str) -> str | None:
    return teacher.send(
        f"/de/visits/{VISIT}/programme/new", {"title_de": words, "starts": "09:00", "ends": "10:00", "is_meant": "y"}
    )


def _application(teacher: Adult, words: str) -> str | None:
    about = {"title": words, "performance": "music", "minutes": "10", "n_people": "12", "action": "hand_in"}
    return teacher.send(f"/de/events/{EVENT}/apply/performance", about)


def _letters(value: str) -> str:
    """As the name of a town may be written, without figures."""
    return "Z" + "".join(chr(ord("a") + ord(sign) % 26) for sign in value[:40])
