"""What is read from a published list: tables with named columns, and the schools in their rows."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from portal.kit.text import clean, fold
from portal.schools.rules import Flaw, Outside, Unreadable


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
class Broken:
    """A row that can't be cut into cells."""

    line: int
    text: str
    flaw: Flaw


@dataclass(frozen=True)
class Table:
    """A sheet or file: its columns (normalised name → place) and its rows."""

    columns: tuple[str, ...]  # as published
    rows: Iterable[Row | Broken]


@dataclass(frozen=True)
class Left:
    """A row that is none of ours, and what it is instead."""

    why: Outside
    what: str = ""


@dataclass(frozen=True)
class Entry:
    """A school as published; empty text means that the list does not say. `region_key` None: it does not say where."""

    region_key: str | None
    id_kind: str | None
    id_column: str
    raw_id: str
    name: str
    name_column: str
    town: str = ""
    postcode: str = ""
    address: str = ""
    native_type: str = ""
    type_key: str | None = None
    email: str = ""
    website: str = ""
    edition: str = ""  # of the list: later ones sort higher


Reader = Callable[[Row], Entry | Left]


@dataclass(frozen=True)
class Format:
    """A published format: what it is called, by which columns it is known, how a row is read."""

    key: str
    title: str
    language: str
    columns: tuple[str, ...]  # all must be there
    read: Reader
    authority: int = 1  # a list of higher authority overwrites what a lower one said
    needed: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        object.__setattr__(self, "needed", frozenset(map(column_name, self.columns)))


def tidy(text: str) -> str:
    """One line without doubled blanks; placeholders for nothing become empty."""
    if not text:
        return ""
    text = " ".join(text.split())
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = clean(text)
    if len(text) > 1 and text[0] == text[-1] == '"' and '""' in text:  # quoted twice by its publisher
        text = text[1:-1].replace('""', '"')
    return "" if text.casefold() in NOTHING else text


NOTHING = {"-", "non disponibile", "null", "none", "n/a", "http://", "https://"}
# Lengths as the standards allow them; without a limit a cell of a megabyte would take hours.
LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
EMAIL = re.compile(rf"(?<!{LOCAL}){LOCAL}{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+")
MASKED = re.compile(r"[xX0.+_-]{0,64}@.*")
DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63})+(?:[/?#]\S*)?")


def email_in(text: str) -> str:
    """The first address of a cell; addresses that were masked for publication (xxx.xx@…) are none."""
    for address in EMAIL.findall(text):
        if not MASKED.fullmatch(address):
            local, _, domain = address.rpartition("@")
            return f"{local}@{domain.lower()}"
    return ""


def website_in(text: str) -> str:
    """A web address with its scheme; empty for anything else."""
    scheme, mark, rest = text.rpartition("://")
    if not DOMAIN.fullmatch(rest) or "@" in rest or scheme.lower() not in ("", "http", "https"):
        return ""
    return f"{scheme.lower() or 'http'}://{rest}" if mark or not scheme else ""


def line_of(*parts: str) -> str:
    """Parts of an address in one line."""
    return " ".join(part for part in parts if part)
