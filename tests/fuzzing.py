"""Hostile requests for every route: what people mistype, what programs send, what attackers try."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from random import Random
from typing import Any
from urllib.parse import urlencode

import html5lib
from werkzeug.datastructures import MultiDict
from werkzeug.test import encode_multipart

VALUES = (
    "", " ", "0", "-1", "1", "9" * 309, "-" + "9" * 309, "9" * 5000, "1e999", "1.5", "NaN", "inf", "٣", "²", "½", "0x10", "1_000",
    "2147483648", "9223372036854775808", "no-such-choice", "True", "null", "[]", "{}", "None", "on", "de", "DE FR", "hessen",
    "2026-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2026-11-29", "29.11.2026", "24:61", "2026-W99",
    "\x00", "a\x00b", "\x1b[31m", "a\r\nSet-Cookie: a=b", "\u202eevil", "\ufeff", "\ufffe", "\U0010ffff", "e" + "\u0301" * 500,
    "İıſß", "ﷺ" * 50, "👩‍👩‍👧‍👦", "𝕏", "Z͑ͫ̓ͪ̂ͫ", "نص", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "{%", "%(name)s",
    "%s%n", "${7*7}", "' OR 1=1 --", "\\", "../../../etc/passwd", "..\\..\\x", "/", "//thief.example", "/\\thief.example",
    "https://thief.example", "javascript:alert(1)", "/de/\t/x", "/de/\x00", "http://[", "http://a:b:c", "a@b", "a@b@c", "@",
    "anna@xn--a.example", "a" * 200 + "@school.example", "ü@schule.example", "__class__", "constructor", "a=b&c=d", "%00", "%ff", "+", "%",
    "x" * 5000, "\n" * 2000, "[" * 2000, "* " * 2000, "](" * 500, "a" * 300_000,
)  # fmt: skip
BYTES = (b"%ff%fe", b"%C3%28", b"%ED%A0%80", b"%00", b"%u0041", b"%", b"%zz", b"&&==&", b"=", b"a[b][c]=1", b"\xff\xfe")
JSONS: tuple[Any, ...] = ({}, [], None, 0, "x", True, [[]], {"a": {"b": [None]}}, 10**400)
TEXTS = ("{", "[" * 5000, "nul", '{"a":1e999}', "<xml/>", "", "\x00", "NaN")
FILES = (("a.jpg", b""), ("a.pdf", b"%PDF-1.7"), ("\x00.png", b"\x89PNG\r\n\x1a\n"), ("../a.svg", b"<svg/>"), ("", b"x"), ("x" * 400, b"GIF89a"),
         ("e\u0301\u202e.mp3", b"ID3"), ("a.exe", b"MZ"))  # fmt: skip
TYPES = (
    "application/json", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=", "text/plain",
    "multipart/form-data; boundary=" + "x" * 300, "application/xml", "application/json; charset=utf-7", "text/csv; charset=nonsense", "/", "",
    "application/x-www-form-urlencoded; charset=utf-16", "multipart/mixed; boundary=x",
)  # fmt: skip
DAMAGES = ((b"form-data", b"form-data"), (b"form-data", b"x"), (b"form-data", b""), (b'; name="', b'; neme="'), (b'; name="', b'; name*=utf-8\'\'"'),
           (b"Content-Disposition", b"Content-Type"), (b"\r\n\r\n", b"\r\n"))  # fmt: skip
HEADERS: tuple[dict[str, str], ...] = (
    {}, {"Accept": "application/json"}, {"Accept": "*/*;q=x, ,;"}, {"Accept-Language": "x" * 3000}, {"Accept-Language": "de;q=9e9, *;q=-1, ;;"},
    {"Cookie": "portal=x"}, {"Cookie": "portal=.eJw.x.y; =; portal"}, {"Cookie": "\xff=\xff"}, {"Range": "bytes=9-1,-,x"}, {"Referer": "http://["},
    {"If-None-Match": 'W/"x', "If-Modified-Since": "yesterday"}, {"Host": "thief.example"}, {"X-Forwarded-For": "x, 999.1.1.1, ::"},
    {"User-Agent": "\xff" * 500}, {"Accept-Encoding": "gzip;q=x"}, {"X-Requested-With": "XMLHttpRequest"}, {"Content-Length": "x"},
    {"Origin": "null"}, {"Authorization": "Basic !"}, {"Content-Encoding": "gzip"}, {"Accept-Charset": "\x7f"},
)  # fmt: skip


@dataclass(frozen=True)
class Request:
    """What `FlaskClient.open` needs; `words` says it in a failure."""

    path: str
    method: str
    headers: dict[str, str] = field(default_factory=dict)
    data: bytes = b""
    content_type: str | None = None
    query: str = ""

    @property
    def words(self) -> str:
        return f"{self.method} {self.path}?{self.query!r:.200} {self.content_type} {self.data[:300]!r} {self.headers}"


def fields_of(page: str) -> dict[str, list[str]]:
    """The names of the fields of all forms of a page, by the path that each form is sent to; "" for the page's own."""
    forms: dict[str, list[str]] = {}
    for form in html5lib.HTMLParser(namespaceHTMLElements=False).parse(page).iter("form"):
        names = [one.get("name") for one in form.iter() if one.tag in ("input", "select", "textarea", "button")]
        forms.setdefault(form.get("action", ""), []).extend(name for name in names if name)
    return forms


def hostile_requests(path: str, method: str, names: list[str], random: Random) -> Iterator[Request]:
    """Without an end: each is one kind of body, with hostile values in some of the fields."""
    kinds = (_form, _form, _form, _files, _json, _raw, _broken)
    while True:
        made = random.choice(kinds)(random, names) if method not in ("GET", "HEAD") else (b"", None)
        headers = random.choice(HEADERS) if random.random() < 0.3 else {}
        query = (
            random.choice((_query, _raw_query))(random, names)
            if random.random() < (0.9 if method == "GET" else 0.2)
            else ""
        )
        yield Request(path, method, dict(headers), data=made[0], content_type=made[1], query=query)


def _values(random: Random, names: list[str]) -> list[tuple[str, str]]:
    """Some fields hostile, some plausible, some missing, some twice, some unknown."""
    pairs = [(name, random.choice(VALUES)) for name in names if random.random() < 0.8]
    if names and random.random() < 0.3:
        pairs += [(random.choice(names), random.choice(VALUES)) for _ in range(3)]
    return [*pairs, (random.choice(VALUES)[:50], "x")] if random.random() < 0.1 else pairs


def _form(random: Random, names: list[str]) -> tuple[bytes, str]:
    body = urlencode(_values(random, names), errors="surrogatepass").encode()
    if random.random() < 0.2:
        body += b"&" + random.choice(names or ["x"]).encode() + b"=" + random.choice(BYTES)
    return body, "application/x-www-form-urlencoded"


def _files(random: Random, names: list[str]) -> tuple[bytes, str]:
    """A form in which any field may be a file."""
    values: MultiDict[str, Any] = MultiDict(_values(random, names))
    for name in names:
        if random.random() < 0.3:
            filename, content = random.choice(FILES)
            values.add(name, (BytesIO(content), filename))
    boundary, body = encode_multipart(values, boundary="boundary")  # else it is another one in every run
    return body, f"multipart/form-data; boundary={boundary}"


def _json(random: Random, names: list[str]) -> tuple[bytes, str]:
    value = random.choice((*JSONS, {name: random.choice((*JSONS, *VALUES[:40])) for name in names}))
    return json.dumps(value).encode(), random.choice(("application/json", *TYPES[-3:]))


def _raw(random: Random, names: list[str]) -> tuple[bytes, str]:
    return random.choice((*BYTES, *(text.encode() for text in TEXTS))), random.choice(TYPES)


def _broken(random: Random, names: list[str]) -> tuple[bytes, str]:
    """A form that was cut off, or whose parts are damaged."""
    body, content_type = _files(random, names or ["x"])
    damaged, replacement = random.choice(DAMAGES)
    return body[: random.randrange(len(body) + 1)].replace(damaged, replacement), content_type


def _query(random: Random, names: list[str]) -> str:
    return urlencode([(name, value[:2000]) for name, value in _values(random, names)])


def _raw_query(random: Random, names: list[str]) -> str:
    return f"{random.choice(names or ['x'])}={random.choice(BYTES).decode('latin-1')}"
