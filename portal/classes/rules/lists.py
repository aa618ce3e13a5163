"""Class lists as schools have them: one name per line, or columns with surname, first name and more."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from portal.classes.rules.names import full_words
from portal.core.text import fold, one_line

SEPARATORS = "\t;,"
MOST_COLUMNS = 12  # a longer row is an enumeration
NUMBERING = re.compile(r"^\s*(\d+[.)]|[-–•*])\s+")
# What heads the column of first names, in seven languages.
FIRST_NAMES = frozenset(map(fold, (
    "vorname", "vornamen", "rufname", "prénom", "prénoms", "nome", "imię", "imiona", "имя", "ad", "adı", "isim",
    "first name", "given name", "forename",
)))  # fmt: skip
OTHERS = frozenset(map(fold, (
    "name", "nachname", "familienname", "nr", "klasse", "nom", "nom de famille", "classe", "cognome", "nazwisko",
    "klasa", "фамилия", "отчество", "класс", "soyad", "soyadı", "sınıf", "surname", "last name", "family name", "class",
    "schüler", "schülerin", "élève", "alunno", "uczeń", "ученик", "öğrenci", "student",
)))  # fmt: skip


@dataclass(frozen=True)
class ClassList:
    """A pasted list, cut into rows; `wholes` are the names when it has no columns after all."""

    rows: list[list[str]]
    header: list[str]  # empty: it has none
    wholes: list[str]

    @property
    def has_columns(self) -> bool:
        """Whether somebody must say where the first names are."""
        return any(len(row) > 1 for row in self.rows)

    @property
    def likely_column(self) -> int | None:
        """The column that its heading calls first names."""
        return next((place for place, cell in enumerate(self.header) if fold(cell) in FIRST_NAMES), None)

    @property
    def columns(self) -> dict[int, list[str]]:
        """What stands in each column that could be the names; others hold numbers and dates."""
        columns = {place: self.column(place) for place in range(max(map(len, self.rows), default=0))}
        return {place: cells for place, cells in columns.items() if any(c.isalpha() for cell in cells for c in cell)}

    def column(self, place: int) -> list[str]:
        """The cells of a column; a row of a single cell is a name alone."""
        cells = (row[0] if len(row) == 1 else row[place] if place < len(row) else "" for row in self.rows)
        return [cell for cell in cells if cell]


def read_list(text: str, *, cuts_words: bool = True) -> ClassList:
    """The rows of a list as it was pasted: columns, or lines of which most have a surname beside the first name.

    Numbering and invisible signs are dropped.
    """
    rows = [cells for line in text.split("\n") if any(cells := _cells(_without_number(line)))]
    header = rows.pop(0) if len(rows) > 1 and _is_header(rows[0]) else []
    wholes = [cell for row in rows for cell in row if cell]
    if any(len(row) > MOST_COLUMNS for row in rows):
        rows = [[cell] for cell in wholes]
    elif cuts_words and all(len(row) == 1 for row in rows) and _has_surnames(wholes):
        rows = [_by_words(whole) for whole in wholes]
    return ClassList(rows, header, wholes)


def _without_number(line: str) -> str:
    return NUMBERING.sub("", line, count=1)


def _by_words(line: str) -> list[str]:
    """`Anna Maria Becker` without its last word, and without its first one."""
    words = line.split(" ")
    return [" ".join(words[:-1]), " ".join(words[1:])] if len(words) > 1 else [line]


def _cells(line: str) -> list[str]:
    """The cells of a row: cut at tabs, else at semicolons, else at commas; empty ones at its end are none."""
    separator = next((sign for sign in SEPARATORS if sign in line), None)
    if separator is None:
        return [one_line(line)]
    cells = [one_line(cell) for cell in next(csv.reader([line], delimiter=separator, skipinitialspace=True))]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _has_surnames(lines: Sequence[str]) -> bool:
    """Whether most lines have two words or more, and so a surname probably."""
    return sum(len(full_words(line)) > 1 for line in lines) * 2 > len(lines)


def _is_header(row: Sequence[str]) -> bool:
    others = sum(fold(cell) in OTHERS for cell in row)
    return any(fold(cell) in FIRST_NAMES for cell in row) or others > 1 or others == len(row)
