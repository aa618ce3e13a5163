"""What somebody else did with a thing while a form about it was filled in: told beside what was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import current_app, request

from portal.core.refusal import NotFound


@dataclass(frozen=True)
class Happening:
    """The last step with a thing, in words; `by` is empty when the portal itself took it."""

    what: str
    at: datetime
    by: str


# The name of a part of addresses (`contribution_id`) → the last step with that thing, for whoever may know.
Tellers = Mapping[str, Callable[[int], Happening | None]]


def happened() -> Happening | None:
    """The latest of what the address of this request is about."""
    tellers: Tellers = current_app.extensions["meanwhile"]
    told = [_told(tellers[name], number) for name, number in (request.view_args or {}).items() if name in tellers]
    return max((each for each in told if each), key=lambda each: each.at, default=None)


def _told(teller: Callable[[int], Happening | None], number: int) -> Happening | None:
    try:
        return teller(number)
    except NotFound:
        return None
