"""The words that a German word is put together of: whoever looks for `Garten` finds `Schulgarten`."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

from portal.core.text import fold

PARTS = Path(__file__).parent / "german_parts.txt"
SHORTEST, SHORTEST_PART = 6, 3
LONG_FIRST, LONG_LAST = 5, 6  # letters of a known part that tells enough to take what stands beside it for a word
PARTICLES = {"ab", "an", "in", "um", "zu"}  # parts of two letters
SUFFIXES = (
    "schaft",
    "heit",
    "keit",
    "lichkeit",
    "erin",
    "erinnen",
    "innen",
    "lein",
    "chen",
    "isch",
    "ische",
    "ung",
    "ungen",
)

Stem = Callable[[str], str]


def parts_of(word: str, stem: Stem) -> tuple[str, ...]:
    """Stems of the parts of a German word, and of parts that stand together; empty for one that is no compound."""
    parts = split_compound(word, stem)
    spans = (parts[start:end] for start, end in combinations(range(len(parts) + 1), 2))
    return tuple(stem("".join(span)) for span in spans if len(span) < len(parts))


def split_compound(word: str, stem: Stem) -> list[str]:
    """The parts as they stand in it, folded."""
    folded = fold(word)
    if len(folded) < SHORTEST or not folded.isalpha() or stem(folded) in _known(stem):
        return []
    return _split(folded, stem) or (_beside_known(folded, stem) if word[:1].isupper() else [])


def _split(word: str, stem: Stem) -> list[str]:
    """The fewest known parts; empty when there are unknown ones."""
    found = (
        [left, *rest]
        for left, right in _places(word)
        if _is_known(left, stem) and (rest := [right] if _is_known(right, stem) else _split(right, stem))
    )
    return min(found, key=len, default=[])


def _beside_known(word: str, stem: Stem) -> list[str]:
    """Two parts of which one is known and long: `Nachbarschaftsgarten`."""
    for left, right in _places(word):
        is_known = (len(right) >= LONG_LAST and _is_known(right, stem) and _may_be_word(left)) or (
            len(left) >= LONG_FIRST and _is_known(left, stem) and _may_be_word(right)
        )
        if is_known:
            return [left, right]
    return []


def _places(word: str) -> Iterator[tuple[str, str]]:
    for place in range(2, len(word) - SHORTEST_PART + 1):
        if place >= SHORTEST_PART or word[:place] in PARTICLES:
            yield word[:place], word[place:]


def _is_known(part: str, stem: Stem) -> bool:
    return part in PARTICLES or stem(part) in _known(stem)


def _may_be_word(part: str) -> bool:
    return len(part) > SHORTEST_PART and any(letter in "aeiouy" for letter in part) and part not in SUFFIXES


@cache
def _known(stem: Stem) -> frozenset[str]:
    return frozenset(stem(fold(part)) for part in PARTS.read_text("utf-8").split())
