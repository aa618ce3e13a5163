"""The program that reads one spreadsheet: in a process of its own, within limits that a hostile file can't widen.

Reads it from standard input and prints a line of JSON for each sheet, [name, rows]; or, with BROKEN, why it can't.
"""

import io
import json
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

MEMORY = 2 * 1024**3  # bytes of address space; 60,000 rows of 40 columns take a tenth of it
CPU_SECONDS = 120
LARGEST_OUTPUT = 500 * 1024**2  # bytes
BROKEN, TOO_LARGE = 1, 2  # how the program ends; a limit that ends it means the same as TOO_LARGE


def limit_resources() -> None:
    for limit, most in {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: LARGEST_OUTPUT,
        resource.RLIMIT_CORE: 0,
    }.items():
        resource.setrlimit(limit, (most, most))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


def sheets_of(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Name and cells of every sheet, from the first row and column on."""
    from python_calamine import CalamineWorkbook  # large, and for this process alone

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        yield name, [[cell_text(cell) for cell in row] for row in rows]


def cell_text(cell: Any) -> str:
    """A cell as text; spreadsheets keep whole numbers as 767534.0."""
    if cell is None or (isinstance(cell, (dict, Sequence)) and not isinstance(cell, str)):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, (date, datetime, time)) else str(cell)


def main() -> None:
    limit_resources()
    try:
        for sheet in sheets_of(sys.stdin.buffer.read()):
            print(json.dumps(sheet))
    except MemoryError:
        sys.exit(TOO_LARGE)
    except Exception as error:  # a broken file makes the library raise anything
        print(json.dumps(str(error)[:200]))
        sys.exit(BROKEN)


if __name__ == "__main__":
    main()
