"""Spots with what stands around them, for people who decide about them; where the same is found again."""

import re
from dataclasses import dataclass

from portal.spotting.finding import find_spots
from portal.spotting.spots import Kind, after, before

SHOWN_AROUND = 40  # characters of the same line
LONGEST = 120  # characters of a spot


@dataclass(frozen=True)
class Excerpt:
    """A spot and what stands before and behind it in its line."""

    kind: Kind
    text: str
    before: str = ""
    after: str = ""

    @property
    def essence(self) -> str:
        """The same however it is written: of phone numbers the digits, of the rest small letters without blanks."""
        pattern = r"\D" if self.kind == Kind.PHONE else r"\s"
        return re.sub(pattern, "", self.text.casefold())


def find_excerpts(text: str) -> list[Excerpt]:
    """In the order of the text."""
    return [
        Excerpt(spot.kind, spot.text[:LONGEST], _lead(text, spot.start), _rest(text, spot.end))
        for spot in find_spots(text)
    ]


def _lead(text: str, start: int) -> str:
    """Whole words before a spot."""
    lead = before(text, start, SHOWN_AROUND + 1)
    return lead if len(lead) <= SHOWN_AROUND else "… " + lead.partition(" ")[2]


def _rest(text: str, end: int) -> str:
    """Whole words behind a spot."""
    rest = after(text, end, SHOWN_AROUND + 1)
    return rest if len(rest) <= SHOWN_AROUND else rest.rpartition(" ")[0] + " …"
