"""A browser without a screen: cookies, redirects, forms with their hidden fields, and a count of every answer."""

import secrets
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

TIMEOUT = 300  # seconds
PIECE = 1024 * 1024  # bytes


@dataclass(frozen=True)
class Upload:
    """A file as a browser sends it: its name, and its content or where it lies."""

    name: str
    content: bytes | Path

    def pieces(self) -> Iterator[bytes]:
        if isinstance(self.content, bytes):
            yield self.content
        else:
            with self.content.open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece

    def size(self) -> int:
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size


@dataclass
class Answer:
    """A page, or whatever came at the end of the redirects."""

    statuses: list[int]
    url: str
    body: bytes

    @property
    def status(self) -> int:
        """What the server said to the form itself, before any redirect."""
        return self.statuses[0]

    def page(self) -> Element:
        page: Element = html5lib.parse(self.body.decode(), namespaceHTMLElements=False)
        return page

    def alerts(self) -> list[str]:
        """What the page says aloud: notices, and complaints beside fields."""
        loud = [e for e in self.page().iter() if e.get("role") in ("alert", "status") or e.get("class") == "error"]
        return [words for e in loud if (words := " ".join("".join(e.itertext()).split()))]

    def typed(self, name: str) -> str:
        """What stands in a text field of the page."""
        for e in self.page().iter():
            if e.get("name") == name and e.tag in ("textarea", "input"):
                return ("".join(e.itertext()) if e.tag == "textarea" else e.get("value") or "").strip("\n")
        return ""


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass
class Browser:
    """One person's session."""

    base: str
    counts: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), _Stay)
        self.token = ""

    def get(self, path: str) -> Answer:
        return self._open(urllib.request.Request(urllib.parse.urljoin(self.base, path)))

    def post(self, path: str, fields: dict[str, str], uploads: Iterable[Upload] = ()) -> Answer:
        """Sends a form; a piece at a time, so that large files need no memory here either."""
        border = secrets.token_hex(16)
        head = "".join(
            f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in {"csrf_token": self.token, **fields}.items()
        ).encode()
        files = [(_file_head(border, upload), upload) for upload in uploads]
        tail = f"--{border}--\r\n".encode()
        length = len(head) + sum(len(start) + upload.size() + 2 for start, upload in files) + len(tail)
        headers = {"Content-Type": f"multipart/form-data; boundary={border}", "Content-Length": str(length)}
        body = _body(head, files, tail)
        request = urllib.request.Request(urllib.parse.urljoin(self.base, path), body, headers, method="POST")
        return self._open(request)

    def _open(self, request: urllib.request.Request) -> Answer:
        statuses: list[int] = []
        while True:
            try:
                answer = self.opener.open(request, timeout=TIMEOUT)
            except urllib.error.HTTPError as refusal:
                answer = refusal
            with answer:
                body, status, location = answer.read(), answer.status, answer.headers.get("Location")
            self.counts[status] += 1
            statuses.append(status)
            if status not in (301, 302, 303, 307, 308):
                return Answer(statuses, answer.url, body)
            request = urllib.request.Request(urllib.parse.urljoin(answer.url, location))


def _file_head(border: str, upload: Upload) -> bytes:
    """The name as browsers write it: quotes and line breaks percent-encoded, everything else in UTF-8."""
    name = upload.name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    head = f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
    return f"{head}Content-Type: application/octet-stream\r\n\r\n".encode()


def _body(head: bytes, files: list[tuple[bytes, Upload]], tail: bytes) -> Iterator[bytes]:
    yield head
    for start, upload in files:
        yield start
        yield from upload.pieces()
        yield b"\r\n"
    yield tail
