"""What a spot is, and which parts of a text have to be looked at."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

AROUND = 100  # characters of the same line, before and after, that say what something is about
REACH = 200  # characters from a digit in which everything lies that a number belongs to
DIGITS = re.compile(r"\d+")


class Kind(StrEnum):
    """What was found."""

    EMAIL = "email"
    HANDLE = "handle"
    SCHOOL_ID = "school_id"
    PHONE = "phone"
    ADDRESS = "address"
    UNREAD = "unread"  # the part of a document from a page on that was too much to be read


@dataclass(frozen=True, order=True)
class Spot:
    """A piece of a text; `end` is the place behind its last character."""

    start: int
    end: int
    kind: Kind
    text: str


def spot(kind: Kind, text: str, start: int, end: int) -> Spot:
    """The piece without blanks and signs of punctuation at its end."""
    shown = text[start:end].rstrip(" \t\n\u00a0,;:.-–(/")
    return Spot(start, start + len(shown), kind, shown)


def before(text: str, start: int, most: int = AROUND) -> str:
    """The part of the same line before a place."""
    return text[max(0, start - most) : start].rpartition("\n")[2]


def after(text: str, end: int, most: int = AROUND) -> str:
    """The part of the same line from a place on."""
    return text[end : end + most].partition("\n")[0]


def near_digits(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches in the parts of a text that have digits: most of what people write has few."""
    for start, end in _parts_with_digits(text):
        yield from pattern.finditer(text, start, end)


def _parts_with_digits(text: str) -> Iterator[tuple[int, int]]:
    start = end = -1
    for digits in DIGITS.finditer(text):
        if digits.start() - REACH > end:
            if end >= 0:
                yield start, end
            start = max(0, digits.start() - REACH)
        end = digits.end() + REACH
    if end >= 0:
        yield start, end


def without_overlaps(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Of spots that share characters, the first one given."""
    taken: set[int] = set()
    for each in spots:
        places = range(each.start, each.end)
        if taken.isdisjoint(places):
            taken.update(places)
            yield each


def joined(text: str, spots: Iterable[Spot], kind: Kind) -> list[Spot]:
    """Spots of this kind with only commas and blanks between them are one: town, street and house."""
    result: list[Spot] = []
    for each in spots:
        last = result[-1] if result else None
        if last and last.kind == each.kind == kind and not text[last.end : each.start].strip(" ,\n"):
            result[-1] = spot(kind, text, last.start, each.end)
        else:
            result.append(each)
    return result
