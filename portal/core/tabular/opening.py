"""Opens a published list: finds out its encoding, separator and format, and reads its rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Generic, TypeVar

from portal.core.tabular import calendars, decoding, separated, workbooks
from portal.core.tabular.rows import Broken, ListFormat, ListTable, Row, UnreadableListError, column_name
from portal.core.tabular.rules import Unreadable

MOST_BYTES = 300 * 1024 * 1024
F = TypeVar("F", bound=ListFormat)
Progress = Callable[[float], object]  # is told how far an import is, from 0 to 1


@dataclass(frozen=True)
class Published(Generic[F]):
    """A recognised list; `rows` can be read once."""

    format: F
    encoding: str
    separator: str
    rows: Iterable[Row | Broken]


def told_to_nobody(_share: float) -> None:
    """Where nobody asks how far an import is."""


def content_of(path: Path) -> bytes:
    """Raises UnreadableListError when there is nothing to read."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError as error:
        raise UnreadableListError(Unreadable.NOT_FOUND, detail=error.strerror or "") from None
    if data is None:
        raise UnreadableListError(Unreadable.TOO_LARGE)
    if not data.strip():
        raise UnreadableListError(Unreadable.EMPTY)
    return data


def opened(data: bytes, formats: Sequence[F]) -> Published[F]:
    """Raises UnreadableListError when the content is none of these formats."""
    if workbooks.is_workbook(data):
        return _from_sheets(dict(workbooks.sheets(data)), "xlsx", formats)
    decoding.refuse_binary(data)
    if calendars.is_calendar(data):
        return _from_calendar(data, formats)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{"):
        return _from_sheets({"": workbooks.json_cells(data)}, "json", formats)
    return _from_text(data, formats)


def recognised(columns: Iterable[str], formats: Sequence[F]) -> F | None:
    """The format whose columns are all there; of several the one that needs most."""
    names = {column_name(name) for name in columns}
    fitting = [known for known in formats if known.needed <= names]
    return max(fitting, key=lambda known: len(known.needed), default=None)


def _from_calendar(data: bytes, formats: Sequence[F]) -> Published[F]:
    known = recognised(calendars.COLUMNS, formats)
    if known is None:
        raise UnreadableListError(Unreadable.UNKNOWN_FORMAT, 1, "BEGIN:VCALENDAR")
    return Published(known, "ics", "", list(calendars.event_rows(data)))


def _from_text(data: bytes, formats: Sequence[F]) -> Published[F]:
    """Of all readings that show a known header, the one with the most plausible letters."""
    best: tuple[int, Published[F]] | None = None
    first: list[str] = []
    for text, encoding, languages in decoding.decoded(data):
        lines = separated.lines_of(text)
        first = first or lines[:1]
        for known, table, separator in _headers(lines, formats):
            language = known.language_of(text)
            score = decoding.plausibility(text, language)
            if language in languages and (best is None or score > best[0]):
                best = score, Published(known, encoding, separator, table.rows)
    if best is None:
        raise UnreadableListError(Unreadable.UNKNOWN_FORMAT, 1, "".join(first).strip()[:200])
    return best[1]


def _headers(lines: list[str], formats: Sequence[F]) -> Iterator[tuple[F, ListTable, str]]:
    for index, separator, columns in separated.headers(lines):
        if known := recognised(columns, formats):
            yield known, separated.table(lines, index, separator, columns), separator


def _from_sheets(sheets: dict[str, list[list[str]]], kind: str, formats: Sequence[F]) -> Published[F]:
    """All sheets with the header of the first known one; other sheets are notes."""
    tables: list[tuple[F, Iterator[Row]]] = []
    for name, cells in sheets.items():
        for index, columns in workbooks.sheet_headers(cells):
            if known := recognised(columns, formats):
                tables.append((known, workbooks.sheet_rows(cells, index, name)))
                break
    if not tables:
        columns = [cell for cells in sheets.values() for row in cells[:1] for cell in row]
        raise UnreadableListError(Unreadable.UNKNOWN_FORMAT, 1, ", ".join(filter(None, columns))[:200])
    rows = chain.from_iterable(rows for known, rows in tables if known is tables[0][0])
    return Published(tables[0][0], kind, "", rows)
