"""The bodies of requests on their way in: whatever somebody sends, the application gets to answer it.

What is too large, or finds no room on the disk, is read to its end, for an answer in the middle would reach the browser
as "connection reset". Only its beginning and its end are kept: there stands what was typed, the files lie between.
"""

import io
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.receiver import FixedStreamReceiver
from werkzeug.http import parse_options_header

HEADER = "PORTAL_BODY"  # tells the application
BEGINNING = 512 * 1024  # bytes; the longest text has 400,000
END = 128 * 1024


class Fate(StrEnum):
    """What became of a body that did not arrive whole."""

    CUT = "cut"  # it was too large
    NO_ROOM = "no room"


def fate(environ: dict[str, Any]) -> Fate | None:
    """Whether the body of this request was shortened on its way in."""
    told = environ.get(f"HTTP_{HEADER}")
    return Fate(told) if told in list(Fate) else None


class Ends:
    """A waitress buffer for the two ends of a multipart body; put together they are a whole one with shorter files."""

    def __init__(self, border: bytes) -> None:
        self.border, self.beginning, self.end, self.n_end = b"\r\n--" + border, b"", deque[bytes](), 0

    def append(self, data: bytes) -> None:
        room = BEGINNING - len(self.beginning)
        self.beginning += data[:room]
        self.end.append(data[room:])
        self.n_end += len(self.end[-1])
        while self.n_end - len(self.end[0]) > END:
            self.n_end -= len(self.end.popleft())

    def content(self) -> bytes:
        """Up to the last file that has begun, and on from the first field after the gap."""
        last = max(self.beginning.rfind(self.border), 0)
        has_begun = b"\r\n\r\n" in self.beginning[last:]
        rest = b"".join(self.end)
        start = rest.find(self.border)
        ending = rest[start:] if start >= 0 else self.border + b"--\r\n"
        return (self.beginning if has_begun else self.beginning[:last]) + ending

    def getfile(self) -> io.BytesIO:
        return io.BytesIO(self.content())

    def __len__(self) -> int:
        return len(self.content())

    def close(self) -> None:
        self.end.clear()


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """Takes in one request; `room` tells how many bytes the disk may still take."""

    room: Callable[[], int]

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        self.headers.pop(HEADER, None)
        if self.content_length >= self.adj.max_request_body_size:
            self._shorten(Fate.CUT, self.content_length)
        elif self.content_length > self.adj.inbuf_overflow and self.content_length > type(self).room():
            self._shorten(Fate.NO_ROOM, self.content_length)

    def received(self, data: bytes) -> int:
        try:
            n: int = super().received(data)
        except OSError:  # the disk is full now
            self._shorten(Fate.NO_ROOM, self.body_rcv.remain)
            n = super().received(data)
        if HEADER in self.headers:
            self.body_bytes_received = 0
            if self.completed:
                self.headers["CONTENT_LENGTH"] = str(len(self.body_rcv))
        return n

    def _shorten(self, why: Fate, n_bytes: int) -> None:
        """From now on keeps the ends only, of the `n_bytes` that are still to come."""
        with suppress(OSError):  # what is lost now was not to be kept
            self.close()
        border = parse_options_header(self.headers.get("CONTENT_TYPE"))[1].get("boundary", "")
        self.headers[HEADER] = why
        self.body_rcv = FixedStreamReceiver(n_bytes, Ends(border.encode("latin-1")))
        self.content_length = 0  # no limit any more


def channel(room_on_disk: Callable[[], int]) -> type[HTTPChannel]:
    """The kind of connection for a waitress server."""

    class RoomyParser(Parser):
        room = staticmethod(room_on_disk)

    class Channel(HTTPChannel):  # type: ignore[misc]
        parser_class = RoomyParser

    return Channel
