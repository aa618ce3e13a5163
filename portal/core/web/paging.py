"""Pages of long lists by key, not by number: the hundredth page costs as much as the first."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

MOST_PAGES = 50  # of a list that is ranked anew for each page

Item = TypeVar("Item")
Position = tuple[datetime, int]  # what a list is sorted by, and the number of the row


@dataclass(frozen=True)
class Page(Generic[Item]):
    """Some items of a long list; `after` and `before` are the cursors of the neighbouring pages."""

    items: Sequence[Item]
    after: str | None = None
    before: str | None = None


def to_cursor(position: Position) -> str:
    """A cursor for the URL."""
    raw = json.dumps([position[0].isoformat(), position[1]]).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def from_cursor(cursor: str | None) -> Position | None:
    """The position of a cursor; None without a cursor, and for one that somebody has changed."""
    if not cursor:
        return None
    try:
        when, number = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        position = datetime.fromisoformat(when).astimezone(UTC), int(number)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
    return position if abs(position[1]) < 2**62 else None


def page_number(typed: str | None) -> int:
    """The page of a ranked list that an address asks for, 1 for the first and for everything that is none."""
    is_number = typed and typed.isascii() and typed.isdigit() and len(typed) < 4
    return min(max(int(typed), 1), MOST_PAGES) if typed and is_number else 1


def within(page: int, n: int, per_page: int) -> int:
    """The page, or the last one of a list that has become shorter."""
    return min(page, max(-(-n // per_page), 1))
