"""How many works an exhibition has, how long each is shown, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST = 200  # exhibits
SHORTEST, USUAL, LONGEST = 5, 20, 300  # seconds for each
LONGEST_TITLE = 120  # characters


class Move(StrEnum):
    """What is done with an exhibit."""

    UP = "up"
    DOWN = "down"
    OUT = "out"


class ExhibitionRefusal(StrEnum):
    """Why an exhibition can't be as somebody wants it."""

    TOO_MANY = "exhibition_too_many"
    EMPTY = "exhibition_empty"
    HIDDEN = "exhibition_hidden"


@dataclass(frozen=True)
class Description:
    """What whoever makes an exhibition says about it."""

    titles: dict[str, str]
    language: str
    languages: list[str]
    seconds: int


def moved(order: Sequence[int], number: int, move: Move) -> list[int]:
    """The same numbers with one a place further up or down, or without it; what is at the end stays there."""
    place = order.index(number)
    rest = [each for each in order if each != number]
    if move == Move.OUT:
        return rest
    target = max(place - 1, 0) if move == Move.UP else place + 1
    return [*rest[:target], number, *rest[target:]]
