"""Tables in spreadsheets (XLSX, XLS, ODS) and in JSON."""

import json
import subprocess
from collections.abc import Iterator
from tempfile import TemporaryFile

from portal.core.interpreter import interpreter, search_path
from portal.core.tabular.rows import Row, UnreadableListError
from portal.core.tabular.rules import Unreadable
from portal.core.tabular.separated import HEADER_WITHIN, places_of
from portal.core.tabular.unpacking import BROKEN, cell_text

MOST_COLUMNS = 1000  # of JSON, in which every row may name other ones
STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # zip (XLSX, ODS) and the old Excel


def is_workbook(data: bytes) -> bool:
    return data.startswith(STARTS)


def sheets(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Name and cells of every sheet, all cells as text.

    One cell far away from the others makes a table of billions of empty ones out of a file of a thousand bytes: only
    the process that reads it ends with that.
    """
    with TemporaryFile() as output:
        ended = subprocess.run(  # noqa: S603 the arguments are ours
            [interpreter(), "-P", "-m", "portal.core.tabular.unpacking"],
            input=data,
            stdout=output,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": search_path(), "LC_ALL": "C.UTF-8"},
            check=False,
        )
        if ended.returncode not in (0, BROKEN):
            raise UnreadableListError(Unreadable.TOO_LARGE)
        output.seek(0)
        printed = [json.loads(line) for line in output]
    if ended.returncode == BROKEN:
        raise UnreadableListError(Unreadable.WORKBOOK, detail=printed[-1])
    yield from printed


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
    if len(columns) > MOST_COLUMNS:
        raise UnreadableListError(Unreadable.TOO_LARGE)
    return [columns, *([cell_text(item.get(name)) for name in columns] for item in items)]
