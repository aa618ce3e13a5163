"""Tables in spreadsheets (XLSX, XLS, ODS) and in JSON."""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from portal.core.tabular.rows import Row, UnreadableListError
from portal.core.tabular.rules import Unreadable
from portal.core.tabular.separated import HEADER_WITHIN, places_of

MOST_UNPACKED = 500 * 1024 * 1024
STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # zip (XLSX, ODS) and the old Excel


def is_workbook(data: bytes) -> bool:
    return data.startswith(STARTS)


def sheets(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Name and cells of every sheet, all cells as text."""
    from python_calamine import CalamineError, CalamineWorkbook  # no web process reads workbooks

    _refuse_bomb(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield name, [[_text(cell) for cell in row] for row in rows]
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableListError(Unreadable.WORKBOOK, detail=str(error)[:200]) from None


def sheet_headers(cells: list[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Every possible header: index of its row, names of its columns."""
    yield from enumerate(cells[:HEADER_WITHIN])


def sheet_rows(cells: list[list[str]], header: int, sheet: str) -> Iterator[Row]:
    places = places_of(cells[header])
    for index, row in enumerate(cells[header + 1 :], header + 2):
        if any(cell.strip() for cell in row):
            yield Row(index, row, places, sheet)


def json_cells(data: bytes) -> list[list[str]]:
    """A list of flat objects as a header and rows."""
    try:
        items = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UnreadableListError(Unreadable.JSON) from None
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        raise UnreadableListError(Unreadable.JSON)
    columns = list(dict.fromkeys(name for item in items for name in item))
    return [columns, *([_text(item.get(name)) for name in columns] for item in items)]


def _refuse_bomb(data: bytes) -> None:
    if not data.startswith(b"PK"):
        return
    try:
        unpacked = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableListError(Unreadable.WORKBOOK, detail=str(error)[:200]) from None
    if unpacked > MOST_UNPACKED:
        raise UnreadableListError(Unreadable.TOO_LARGE)


def _text(cell: Any) -> str:
    """A cell as text; spreadsheets keep whole numbers as 767534.0."""
    if cell is None or (isinstance(cell, (dict, Sequence)) and not isinstance(cell, str)):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, (date, datetime, time)) else str(cell)
