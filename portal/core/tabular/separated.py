"""Tables in text: cells cut by a separator, quotation marks repaired where publishers forgot to double them."""

import csv
import io
import re
from collections.abc import Iterator

from portal.core.tabular.rows import Broken, ListTable, Row, UnreadableListError, column_name
from portal.core.tabular.rules import Damage, Unreadable

SEPARATORS = ",;\t|"
HEADER_WITHIN = 5  # lines; some lists begin with a title
MOST_BROKEN = 1000


def lines_of(text: str) -> list[str]:
    """Physical lines with their ends; only CR and LF end a line."""
    return list(io.StringIO(text.removeprefix("\ufeff"), newline=""))


def headers(lines: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Every possible header: index of its line, separator, names of its columns."""
    for index, line in enumerate(lines[:HEADER_WITHIN]):
        for separator in SEPARATORS:
            if separator in line and len(line) < csv.field_size_limit():
                names = next(csv.reader([line], delimiter=separator), [])
                yield index, separator, names


def table(lines: list[str], header: int, separator: str, columns: list[str]) -> ListTable:
    width = len(_without_empty_end(columns))
    places = places_of(columns)
    return ListTable(tuple(columns), _rows(lines, header + 1, separator, width, places))


def places_of(columns: list[str]) -> dict[str, int]:
    """Where each column stands; of two with the same name the first."""
    return {column_name(name): place for place, name in reversed(list(enumerate(columns))) if name.strip()}


def _rows(lines: list[str], start: int, separator: str, width: int, places: dict[str, int]) -> Iterator[Row | Broken]:
    n_broken = 0
    for number, cells in _records(lines, start, separator, width):
        if isinstance(cells, Damage):
            n_broken += 1
            if n_broken > MOST_BROKEN:
                raise UnreadableListError(Unreadable.TOO_MANY_FLAWS, number)
            yield Broken(number, lines[number - 1].strip()[:80], cells)
        elif any(cells):
            yield Row(number, cells, places)


def _records(lines: list[str], start: int, separator: str, width: int) -> Iterator[tuple[int, list[str] | Damage]]:
    """Line number and cells of every record; after a broken one reading goes on at the next line."""
    at = start
    while at < len(lines):
        reader = csv.reader((lines[i] for i in range(at, len(lines))), delimiter=separator, strict=True)
        done = at
        try:
            for cells in reader:
                fits = not cells or len(_without_empty_end(cells)) <= width <= len(cells)
                yield done + 1, cells if fits else (repaired(lines[done], separator, width) or Damage.CELLS)
                done = at + reader.line_num
            return
        except csv.Error:
            yield done + 1, repaired(lines[done], separator, width) or Damage.QUOTES
            at = done + 1


def repaired(line: str, separator: str, width: int) -> list[str] | None:
    """The cells of a line whose inner quotes were not doubled: a quote ends a cell only where another one begins."""
    comma = re.escape(separator)
    cell = re.compile(rf'(?:"(.*?)"(?=$|{comma}(?:["{comma}\d]|$))|([^"{comma}]*))(?:{comma}|$)', re.DOTALL)
    cells, at, line = [], 0, line.strip()
    while at < len(line) and (match := cell.match(line, at)) and match.end() > at:
        cells.append((match[1] or match[2] or "").replace('""', '"'))
        at = match.end()
    return cells if at == len(line) and len(cells) == width else None


def _without_empty_end(cells: list[str]) -> list[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
