"""Pages by key, not by number: the hundredth page costs as much as the first."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

Item = TypeVar("Item")
Place = tuple[datetime, int]


@dataclass(frozen=True)
class Page(Generic[Item]):
    """Some items of a long list; `after` and `before` are the cursors of the neighbouring pages."""

    items: Sequence[Item]
    after: str | None = None
    before: str | None = None


def pack(place: Place) -> str:
    """A cursor for the URL."""
    raw = json.dumps([place[0].isoformat(), place[1]]).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def unpack(cursor: str | None) -> Place | None:
    """The place of a cursor; None for a cursor that somebody bent."""
    if not cursor:
        return None
    try:
        when, number = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        place = datetime.fromisoformat(when).astimezone(UTC), int(number)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
    return place if abs(place[1]) < 2**62 else None
