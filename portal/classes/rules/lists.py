"""Class lists as schools have them: one name per line, or columns with surname, first name and more."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from portal.classes.rules.names import full_words
from portal.core.text import fold, one_line, words

SEPARATORS = "\t;,|"
OTHER_SCRIPTS = str.maketrans("；؛，、،｜", ";;,,,|")
GAPS = re.compile(r"\s+[-–—/]\s+|\s{2,}")  # between columns of a list without separators
MOST_COLUMNS = 12  # a longer row is an enumeration
NUMBER = r"\d{1,3}[^\S\t]*(?:[.):]|(?<=\s))[^\S\t]*(?=[^\W\d_])"  # a number before a tab is a column
NUMBERING = re.compile(rf"^\s*(?:{NUMBER}|[-–—•*·‣▪▫◦●○■□☐☑✓→]\s+)")
DATES = re.compile(r"\b(?:\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{4}([./-])\d{1,2}\2\d{1,2})\b")
# What heads the column of first names, in seven languages.
FIRST_NAMES = frozenset(map(fold, (
    "vorname", "vornamen", "rufname", "prénom", "prénoms", "nome", "imię", "imiona", "имя", "ad", "adı", "isim",
    "first name", "given name", "forename", "first", "given",
)))  # fmt: skip
OTHERS = frozenset(map(fold, (
    "name", "nachname", "familienname", "nr", "klasse", "nom", "nom de famille", "classe", "cognome", "nazwisko",
    "klasa", "фамилия", "отчество", "класс", "soyad", "soyadı", "sınıf", "surname", "last name", "family name", "class",
    "schüler", "schülerin", "élève", "alunno", "uczeń", "ученик", "öğrenci", "student", "last", "family",
    "lfd", "lp", "no", "п", "м", "пол",
)))  # fmt: skip
JOINING = {"und", "et", "e", "i", "и", "ve", "and"}  # “Nazwisko i imię”
HEADERS_WITHIN = 4  # rows: a title and a date may stand above


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
    rows = [cells for line in text.split("\n") if any(cells := _cells(_without_number(line))) and not _is_rule(cells)]
    place = next((place for place, row in enumerate(rows[:HEADERS_WITHIN]) if _is_header(row)), None)
    header, rows = ([], rows) if place is None or place + 1 == len(rows) else (rows[place], rows[place + 1 :])
    wholes = [cell for row in rows for cell in row if cell]
    if any(len(row) > MOST_COLUMNS for row in rows):
        rows = [[cell] for cell in wholes]
    elif cuts_words and all(len(row) == 1 for row in rows) and _has_surnames(wholes):
        rows = _by_words(wholes)
    return ClassList(rows, header, wholes)


def _without_number(line: str) -> str:
    """Without its number and without dates: birthdays are not kept."""
    return NUMBERING.sub("", DATES.sub("", line.translate(OTHER_SCRIPTS)), count=1)


def _by_words(lines: Sequence[str]) -> list[list[str]]:
    """`Anna Maria Becker` without its last word, without its first one, and only the second: `Иванов Иван Иванович`."""
    split = [line.split(" ") for line in lines]
    have_three = any(len(row) > 2 for row in split)
    return [
        [" ".join(row[:-1]), " ".join(row[1:]), *([row[1]] if have_three else [])] if len(row) > 1 else row
        for row in split
    ]


def _cells(line: str) -> list[str]:
    """The cells of a row: cut at tabs, else at semicolons, commas or bars, else at wide gaps."""
    separator = next((sign for sign in SEPARATORS if sign in line), None)
    if separator is None:
        return [one_line(cell) for cell in GAPS.split(line.strip())]
    cells = [one_line(cell) for cell in next(csv.reader([line], delimiter=separator, skipinitialspace=True))]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _has_surnames(lines: Sequence[str]) -> bool:
    """Whether most lines have two words or more, and so a surname probably."""
    return sum(len(full_words(line)) > 1 for line in lines) * 2 > len(lines)


def _is_rule(row: Sequence[str]) -> bool:
    """A line drawn below the headings of a table."""
    return set("".join(row)) <= set("-=:+_")


def _is_header(row: Sequence[str]) -> bool:
    titles = [_words_of_title(cell) for cell in row]
    firsts = sum(bool(title & FIRST_NAMES) and title <= FIRST_NAMES | OTHERS for title in titles)
    others = sum(bool(title) and title <= OTHERS for title in titles)
    return firsts > 0 or others > 1 or others == len(row)


def _words_of_title(cell: str) -> set[str]:
    """`first name` is one, `Nachname, Vorname` are two."""
    folded = fold(cell).strip()
    return {folded} if folded in FIRST_NAMES | OTHERS else {*words(cell)} - JOINING
