"""Opens a published list: finds out its encoding, separator and format, and reads its rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from portal.schools.lists import decoding, france, germany, italy, poland, russia, separated, turkey, workbooks
from portal.schools.lists.rows import Broken, Format, Row, Table, UnreadableListError, column_name
from portal.schools.rules import Unreadable

FORMATS: tuple[Format, ...] = (
    *germany.FORMATS,
    *france.FORMATS,
    *italy.FORMATS,
    *poland.FORMATS,
    *russia.FORMATS,
    *turkey.FORMATS,
)
MOST_BYTES = 300 * 1024 * 1024


@dataclass(frozen=True)
class Published:
    """A recognised list; `rows` can be read once."""

    format: Format
    encoding: str
    separator: str
    rows: Iterable[Row | Broken]


def open_list(path: Path) -> Published:
    """Raises UnreadableListError when the file is not one of the published formats."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError as error:
        raise UnreadableListError(Unreadable.NOT_FOUND, detail=error.strerror or "") from None
    if data is None:
        raise UnreadableListError(Unreadable.TOO_LARGE)
    if not data.strip():
        raise UnreadableListError(Unreadable.EMPTY)
    if workbooks.is_workbook(data):
        return _from_sheets(dict(workbooks.sheets(data)), "xlsx")
    decoding.refuse_binary(data)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{"):
        return _from_sheets({"": workbooks.json_cells(data)}, "json")
    return _from_text(data)


def recognised(columns: Iterable[str]) -> Format | None:
    """The format whose columns are all there; of several the one that needs most."""
    names = {column_name(name) for name in columns}
    fitting = [known for known in FORMATS if known.needed <= names]
    return max(fitting, key=lambda known: len(known.needed), default=None)


def _from_text(data: bytes) -> Published:
    """Of all readings that show a known header, the one whose letters make most sense."""
    best: tuple[int, Published] | None = None
    first: list[str] = []
    for text, encoding, languages in decoding.decoded(data):
        lines = separated.lines_of(text)
        first = first or lines[:1]
        for found, table, separator in _headers(lines):
            score = decoding.plausibility(text, found.language)
            if found.language in languages and (best is None or score > best[0]):
                best = score, Published(found, encoding, separator, table.rows)
    if best is None:
        raise UnreadableListError(Unreadable.UNKNOWN_FORMAT, 1, "".join(first).strip()[:200])
    return best[1]


def _headers(lines: list[str]) -> Iterator[tuple[Format, Table, str]]:
    for index, separator, columns in separated.headers(lines):
        if found := recognised(columns):
            yield found, separated.table(lines, index, separator, columns), separator


def _from_sheets(sheets: dict[str, list[list[str]]], kind: str) -> Published:
    """All sheets with the header of the first known one; other sheets are notes."""
    tables: list[tuple[Format, Iterator[Row]]] = []
    for name, cells in sheets.items():
        for index, columns in workbooks.sheet_headers(cells):
            if found := recognised(columns):
                tables.append((found, workbooks.sheet_rows(cells, index, name)))
                break
    if not tables:
        columns = [cell for cells in sheets.values() for row in cells[:1] for cell in row]
        raise UnreadableListError(Unreadable.UNKNOWN_FORMAT, 1, ", ".join(filter(None, columns))[:200])
    rows = chain.from_iterable(rows for found, rows in tables if found is tables[0][0])
    return Published(tables[0][0], kind, "", rows)
