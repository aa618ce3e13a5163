"""In which language an item is read, and whether a translation is older than its original."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.core.fingerprint import fingerprint


@dataclass(frozen=True)
class Words:
    """The text of an item in one language; `of` tells from which original it was translated."""

    language: str
    title: str
    bring: str = ""
    of: str = ""

    @property
    def mark(self) -> str:
        """Changes with the text."""
        return fingerprint(self.title, self.bring)


@dataclass(frozen=True)
class Reading:
    """What somebody reads: the text, and what there is to be said about it."""

    words: Words
    is_original: bool
    is_older: bool  # than the original, which was changed since


def reading(words: Iterable[Words], original: str, wanted: str) -> Reading:
    """The wanted language where the item has it, else the original."""
    known = by_language(words)
    found = next((known[code] for code in (wanted, original) if code in known), None)
    return _reading(found or next(iter(known.values()), Words(original, "")), known.get(original))


def readings(words: Iterable[Words], original: str) -> list[Reading]:
    """All of them, the original first."""
    known = by_language(words)
    ordered = sorted(known.values(), key=lambda each: (each.language != original, each.language))
    return [_reading(each, known.get(original)) for each in ordered]


def by_language(words: Iterable[Words]) -> dict[str, Words]:
    return {each.language: each for each in words if each.title}


def _reading(found: Words, original: Words | None) -> Reading:
    is_original = found == original
    return Reading(found, is_original, original is not None and not is_original and found.of != original.mark)
