"""What can be done to a picture: turned, areas covered, parts cut off; in percent of the turned picture."""

import re
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

MOST_AREAS = 50
NUMBER = re.compile(r"\d{1,3}([.,]\d{1,6})?", re.ASCII)


@dataclass(frozen=True)
class Box:
    """A part of a picture, in percent of its width and height."""

    left: float
    top: float
    width: float
    height: float

    def pixels(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom; a pixel that is touched belongs to it."""
        ends = min(100.0, self.left + self.width), min(100.0, self.top + self.height)
        left, top = floor(self.left * width / 100), floor(self.top * height / 100)
        return left, top, max(left + 1, ceil(ends[0] * width / 100)), max(top + 1, ceil(ends[1] * height / 100))


@dataclass(frozen=True)
class PictureEdit:
    """First the picture is turned, then areas are covered, then what is not kept is cut off."""

    turns: int = 0  # quarters to the right
    covered: tuple[Box, ...] = ()
    kept: Box | None = None

    @property
    def hides(self) -> bool:
        return bool(self.covered or self.kept)


def read_boxes(text: str) -> list[Box]:
    """One in each line: left, top, width, height. Raises ValueError with the number of the line that is none."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return [_read_box(number, line) for number, line in lines]


def edit_from(facts: dict[str, Any]) -> PictureEdit:
    """The edit of which these are the fields, after a way as JSON."""
    kept = Box(**facts["kept"]) if facts["kept"] else None
    return PictureEdit(facts["turns"], tuple(Box(**box) for box in facts["covered"]), kept)


def _read_box(line_number: int, line: str) -> Box:
    typed = [part.strip(",;%") for part in line.split()]
    if len(typed) != 4 or not all(NUMBER.fullmatch(part) for part in typed):
        raise ValueError(line_number)
    box = Box(*(float(part.replace(",", ".")) for part in typed))
    if max(box.left, box.top) >= 100 or not (0 < box.width <= 100 and 0 < box.height <= 100):
        raise ValueError(line_number)
    return box
