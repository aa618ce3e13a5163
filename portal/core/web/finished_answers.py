"""Answers that stay the same for a while: compressed once, and marked so that a browser need not load them again."""

import gzip
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Header = tuple[str, str]
NO_GZIP = re.compile(r"gzip\s*;\s*q=0(\.0*)?\s*(,|$)")
EFFORT = 6  # of gzip's 9; more costs time and saves hardly a byte
NOT_COMPRESSED = 256  # answers used last by those who can't read gzip


@dataclass(frozen=True, slots=True)
class FinishedAnswer:
    """A body, kept in its short form alone, with the headers that every reader gets."""

    compressed: bytes
    etag: str
    headers: tuple[Header, ...]
    rule: str = ""  # of its route, for the log

    def send(self, environ: dict[str, Any], start: Callable[..., Any], *more: Header) -> Iterable[bytes]:
        """304 to a browser that has it already, else the shortest form that the browser understands."""
        headers = [*self.headers, *more, ("ETag", self.etag)]
        if self.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start("304 Not Modified", [header for header in headers if header[0].lower() != "content-type"])
            return [b""]
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        is_short = "gzip" in accepted and not NO_GZIP.search(accepted)
        body = self.compressed if is_short else _whole(self.compressed)
        coding = [("Content-Encoding", "gzip")] if is_short else []
        start("200 OK", [*headers, ("Content-Length", str(len(body))), *coding])
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]


def finished(body: bytes, headers: Iterable[Header], rule: str = "") -> FinishedAnswer:
    etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    return FinishedAnswer(gzip.compress(body, EFFORT), etag, _one_of_alike(tuple(headers)), rule)


@lru_cache(maxsize=NOT_COMPRESSED)
def _whole(compressed: bytes) -> bytes:
    return gzip.decompress(compressed)


@lru_cache(maxsize=64)
def _one_of_alike(headers: tuple[Header, ...]) -> tuple[Header, ...]:
    """Most answers have the same headers; they share them."""
    return headers
