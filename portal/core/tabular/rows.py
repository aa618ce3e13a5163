"""What is read from a published list: tables with named columns."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from portal.core.tabular.rules import Damage, Unreadable
from portal.core.text import fold, one_line


class UnreadableListError(Exception):
    """The file as a whole can't be read; `line` where it is known, `detail` as found."""

    def __init__(self, why: Unreadable, line: int | None = None, detail: str = "") -> None:
        super().__init__(why)
        self.why, self.line, self.detail = why, line, detail


@lru_cache(maxsize=4096)
def column_name(text: str) -> str:
    """`Numer RSPO`, `numer_rspo` and `NUMER RSPO ` are the same column."""
    return re.sub(r"[^\w]|_", "", fold(text))


class Row:
    """A row whose cells are asked for by the column's name, in any spelling; an absent column is empty."""

    __slots__ = ("cells", "line", "places", "sheet")

    def __init__(self, line: int, cells: Sequence[str], places: dict[str, int], sheet: str = "") -> None:
        self.line, self.cells, self.places, self.sheet = line, cells, places, sheet

    def __getitem__(self, column: str) -> str:
        return tidy(self.raw(column))

    def raw(self, column: str) -> str:
        """The cell exactly as published."""
        place = self.places.get(column_name(column))
        return self.cells[place] if place is not None and place < len(self.cells) else ""


@dataclass(frozen=True)
class Refusal:
    """A row that can't be taken over: where, what stands there, what is wrong with it."""

    line: int
    column: str
    value: str
    flaw: StrEnum


@dataclass(frozen=True)
class Broken:
    """A row that can't be cut into cells."""

    line: int
    text: str
    flaw: Damage

    def refusal(self) -> Refusal:
        return Refusal(self.line, "", self.text, self.flaw)


@dataclass(frozen=True)
class ListTable:
    """A sheet or file: its columns (normalised name → place) and its rows."""

    columns: tuple[str, ...]  # as published
    rows: Iterable[Row | Broken]


class ListFormat(Protocol):
    """A published format: its key, and by which columns it is recognised."""

    @property
    def key(self) -> str: ...
    @property
    def columns(self) -> tuple[str, ...]: ...
    @property
    def needed(self) -> frozenset[str]:
        """The columns' normalised names; all must be there."""

    def language_of(self, text: str) -> str:
        """The language of a list of this format; it decides between old encodings."""


def columns_needed(columns: Iterable[str]) -> frozenset[str]:
    return frozenset(map(column_name, columns))


def tidy(text: str) -> str:
    """One line without doubled blanks; placeholders for nothing become empty."""
    if not text:
        return ""
    text = " ".join(text.split())
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = one_line(text)
    if len(text) > 1 and text[0] == text[-1] == '"' and '""' in text:  # quoted twice by its publisher
        text = text[1:-1].replace('""', '"')
    return "" if text.casefold() in NOTHING else text


NOTHING = {"-", "non disponibile", "null", "none", "n/a", "http://", "https://"}
