"""When visitors read a piece of news, and in which language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONGEST_TITLE, LONGEST_TEXT, LONGEST_ALT = 150, 3000, 300  # characters
MOST_ON_REGION_PAGE = 3


class State(StrEnum):
    """Whether visitors read it."""

    COMING = "coming"
    SHOWN = "shown"
    OVER = "over"  # it stays readable at its address, and is announced no more
    REMOVED = "removed"


@dataclass(frozen=True)
class Wording:
    """Title and text in one language."""

    title: str
    text: str
    language: str
    is_original: bool


def state_on(day: date, first: date, last: date | None, *, is_removed: bool) -> State:
    if is_removed:
        return State.REMOVED
    if day < first:
        return State.COMING
    return State.OVER if last and last < day else State.SHOWN


def wording_for(reader: str, titles: Mapping[str, str], texts: Mapping[str, str], original: str) -> Wording:
    """In the reader's language, where both are written in it; otherwise as it was written first."""
    language = reader if titles.get(reader) and texts.get(reader) else original
    return Wording(titles[language], texts[language], language, language == original)
