"""Tables as files for spreadsheets; what people typed can not become a formula there."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

from babel.numbers import get_decimal_symbol

from portal.core.web.formatting import formats

BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # the wide ones count in Japanese
MARK = "\ufeff"  # tells spreadsheets that it is UTF-8
WIDEST = 60  # characters
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cell = str | int | float  # numbers with a decimal point in every language, so that programs read them
Cells = tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """A table with its heads; `key` is its short English name, the first cell of a row its head."""

    key: str
    title: str
    tab: str  # a short title, 31 characters at most
    head: Sequence[str]
    rows: Sequence[Cells]


def csv_file(sheets: Iterable[Sheet], separator: str) -> bytes:
    """All tables below each other, each with its title above and an empty line below."""
    text = StringIO()
    writer = csv.writer(text, delimiter=separator)
    for sheet in sheets:
        writer.writerows(map(harmless, row) for row in ([sheet.title], sheet.head, *sheet.rows, []))
    return (MARK + text.getvalue()).encode()


def xlsx_file(sheets: Iterable[Sheet]) -> bytes:
    """One sheet per table."""
    file = BytesIO()
    from xlsxwriter import Workbook  # needed for this file alone

    with Workbook(file, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.tab)
            page.freeze_panes(1, 1)
            for column, width in enumerate(widths(sheet)):
                page.set_column(column, column, width)
                page.write_string(0, column, sheet.head[column], bold)
            for number, row in enumerate(sheet.rows, 1):
                for column, cell in enumerate(row):
                    if isinstance(cell, (int, float)):
                        page.write_number(number, column, cell, plain)
                    else:
                        page.write_string(number, column, cell, quoted if harmless(cell) != cell else plain)
    return file.getvalue()


def separator() -> str:
    """What spreadsheets in the reader's language expect between cells: where numbers take the comma, the semicolon."""
    return ";" if get_decimal_symbol(formats()) == "," else ","


def harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would compute, with the sign that keeps it a text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(BEGINS_FORMULA) else cell


def widths(sheet: Sheet) -> Sequence[int]:
    columns = zip(*sheet.rows, strict=True) if sheet.rows else [()] * len(sheet.head)
    longest = (max(map(len, map(str, cells)), default=0) for cells in columns)
    return [min(max(12, length + 2), WIDEST) for length in longest]
