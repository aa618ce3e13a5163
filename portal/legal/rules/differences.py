"""What is different between two versions of a text, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

PART = re.compile(r"\s+|\S+")


REMOVED, ADDED, SAME = "del", "ins", ""  # the elements of HTML for them

Words = tuple[str, str]  # what became of some words, and the words


def differences(before: str, after: str) -> list[list[Words]]:
    """The lines that differ, each as its words with what became of them; nothing when both are the same."""
    old, new = before.splitlines(), after.splitlines()
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = ((old[a:b], new[c:d]) for step, a, b, c, d in steps if step != "equal")
    blocks = [list(_words("\n".join(gone), "\n".join(come))) for gone, come in changed]
    return [block for block in blocks if any(text.strip() for _kind, text in block)]


def _words(before: str, after: str) -> Iterator[Words]:
    old, new = PART.findall(before), PART.findall(after)
    for step, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            yield SAME, "".join(old[a:b])
            continue
        yield from _some(REMOVED, old[a:b])
        yield from _some(ADDED, new[c:d])


def _some(kind: str, parts: Sequence[str]) -> Iterator[Words]:
    if parts:
        yield kind, "".join(parts)
