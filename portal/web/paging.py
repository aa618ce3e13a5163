"""Pages by key, not by number: the hundredth page costs as much as the first."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from portal.kit.clock import now

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
        place: Any = datetime.fromisoformat(when), int(number)
    except (ValueError, TypeError, binascii.Error):
        return None
    return place if place[0].tzinfo and abs(place[1]) < 2**62 else (now(), 0)
