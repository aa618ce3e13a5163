"""Bodies that are too large or find no room: read to their end, with what was typed kept."""

import io
import resource
from collections.abc import Callable, Iterator

import pytest
from waitress.adjustments import Adjustments
from werkzeug.formparser import parse_form_data

from portal.core.web.request_limits import BEGINNING, END, HEADER, Fate, Parser, channel, fate

LARGEST = 2_000_000  # bytes
PIECE = 8192

Arrived = Callable[..., Parser]


def form(*file_sizes: int, text: str = "typed") -> bytes:
    """As the form for contributions sends it: what is typed first, then files, then the rest."""
    files = "".join(
        f'--b\r\nContent-Disposition: form-data; name="files"; filename="{n}.mp4"\r\n\r\n{"x" * size}\r\n'
        for n, size in enumerate(file_sizes)
    )
    before = f'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n{text}\r\n'
    after = '--b\r\nContent-Disposition: form-data; name="language"\r\n\r\npl\r\n--b--\r\n'
    return f"{before}{files}{after}".encode()


@pytest.fixture
def arrived() -> Iterator[Arrived]:
    """Sends a body to the server; `room` in bytes on its disk, `more` header lines."""
    parsers: list[Parser] = []

    def arrive(
        body: bytes, room: int = 10**12, kind: str = "multipart/form-data; boundary=b", more: str = ""
    ) -> Parser:
        parser: Parser = channel(lambda: room).parser_class(Adjustments(max_request_body_size=LARGEST))
        parsers.append(parser)
        lines = f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
        for piece in pieces(f"POST / HTTP/1.1\r\nHost: x\r\n{lines}".encode() + body):
            assert parser.received(piece) == len(piece)
        assert (parser.completed, parser.error) == (True, None)
        return parser

    yield arrive
    for parser in parsers:
        parser.close()


def pieces(data: bytes) -> Iterator[bytes]:
    head = data.index(b"\r\n\r\n") + 4
    yield data[:head]
    yield from (data[start : start + PIECE] for start in range(head, len(data), PIECE))


def read(parser: Parser) -> tuple[dict[str, str], list[tuple[str | None, int]]]:
    """Fields and files (name, bytes) as the application reads them."""
    environ = {"wsgi.input": parser.get_body_stream(), "REQUEST_METHOD": "POST",
               "CONTENT_TYPE": parser.headers["CONTENT_TYPE"], "CONTENT_LENGTH": parser.headers["CONTENT_LENGTH"]}  # fmt: skip
    _stream, fields, files = parse_form_data(environ, silent=False)
    found = [(file.filename, len(file.read())) for file in files.getlist("files")]
    for file in files.getlist("files"):
        file.close()
    return fields.to_dict(), found


def told(parser: Parser) -> Fate | None:
    return fate({f"HTTP_{key}": value for key, value in parser.headers.items()})


@pytest.mark.parametrize("size", [0, 700_000, LARGEST - 1000])
def test_what_fits_arrives_as_it_is(arrived: Arrived, size: int) -> None:
    body = form(size)
    parser = arrived(body)
    assert parser.get_body_stream().read() == body
    assert told(parser) is None


@pytest.mark.parametrize("size", [LARGEST, LARGEST + PIECE, 3 * LARGEST])
def test_what_is_too_large_keeps_all_that_was_typed(arrived: Arrived, size: int) -> None:
    parser = arrived(form(size, text="ż" * 200_000))
    fields, files = read(parser)
    assert fields == {"text": "ż" * 200_000, "language": "pl"}
    assert [name for name, _size in files] == ["0.mp4"]
    assert told(parser) == Fate.CUT
    assert len(parser.body_rcv) < BEGINNING + END + PIECE


@pytest.mark.parametrize("first", range(BEGINNING - 300, BEGINNING, 7))
def test_a_gap_may_begin_anywhere(arrived: Arrived, first: int) -> None:
    fields, files = read(arrived(form(first, LARGEST)))
    assert fields == {"text": "typed", "language": "pl"}
    assert len(files) in (1, 2)


def test_what_is_too_large_and_no_form_is_dropped(arrived: Arrived) -> None:
    assert told(arrived(b"x" * 2 * LARGEST, kind="application/json")) == Fate.CUT


def test_a_body_for_which_there_is_no_room_never_reaches_the_disk(arrived: Arrived) -> None:
    parser = arrived(form(LARGEST // 2), room=1000)
    assert told(parser) == Fate.NO_ROOM
    assert isinstance(parser.get_body_stream(), io.BytesIO)
    assert told(arrived(form(1000), room=-1)) is None  # needs no disk


def test_a_disk_that_is_full_all_of_a_sudden_is_no_reset(arrived: Arrived) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, hard))
    try:
        parser = arrived(form(LARGEST // 2))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert told(parser) == Fate.NO_ROOM


def test_nobody_can_claim_it_from_outside(arrived: Arrived) -> None:
    assert HEADER not in arrived(form(10), more="Portal-Body: cut\r\n").headers
