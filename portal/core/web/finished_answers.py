"""Answers that stay the same for a while: compressed once, and marked so that a browser need not load them again."""

import gzip
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Header = tuple[str, str]
NO_GZIP = re.compile(r"gzip\s*;\s*q=0(\.0*)?\s*(,|$)")
EFFORT = 6  # of gzip's 9; more costs time and saves hardly a byte


@dataclass(frozen=True)
class FinishedAnswer:
    """A body with the headers that every reader gets."""

    body: bytes
    headers: list[Header]

    @cached_property
    def etag(self) -> str:
        return f'"{hashlib.blake2b(self.body, digest_size=12).hexdigest()}"'

    @cached_property
    def compressed(self) -> bytes:
        """Made when the first browser asks for it."""
        return gzip.compress(self.body, EFFORT)

    def send(self, environ: dict[str, Any], start: Callable[..., Any], *more: Header) -> Iterable[bytes]:
        """304 to a browser that has it already, else the shortest form that the browser understands."""
        headers = [*self.headers, *more, ("ETag", self.etag)]
        if self.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start("304 Not Modified", [header for header in headers if header[0].lower() != "content-type"])
            return [b""]
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        is_short = "gzip" in accepted and not NO_GZIP.search(accepted)
        body = self.compressed if is_short else self.body
        coding = [("Content-Encoding", "gzip")] if is_short else []
        start("200 OK", [*headers, ("Content-Length", str(len(body))), *coding])
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]
