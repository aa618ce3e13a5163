"""What is different between two versions of a text, word by word, in a time that grows hardly faster than the texts.

Rows are matched where both versions have a row once; what lies between two matches is compared in the same way. Short
pieces without such rows are compared in every way, long ones count as replaced.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

PART = re.compile(r"\S+\s*|\s+")
SHORT = 40 * 40  # rows of one side by rows of the other
DEEPEST = 12  # pieces within pieces
BESIDE = 25  # words that are shown before and after a change, of a longer part that stayed

REMOVED, ADDED, SAME = "del", "ins", ""  # the elements of HTML for them

Words = tuple[str, str]  # what became of some words, and the words
Piece = tuple[int, int, int, int]  # rows of the old version, from and to, and those of the new one


def differences(before: str, after: str) -> list[list[Words]]:
    """The lines that differ, each as its words with what became of them; nothing when all words are the same."""
    old, new = before.splitlines(), after.splitlines()
    blocks = (list(_words(_text(old[a:b]), _text(new[c:d]))) for a, b, c, d in _changed(old, new, _all(old, new)))
    return [block for block in blocks if any(kind != SAME and text.strip() for kind, text in block)]


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n")


def _words(before: str, after: str) -> Iterator[Words]:
    """Blanks and line ends stay with the word before them; they alone make no difference."""
    old, new = PART.findall(before), PART.findall(after)
    plain_old, plain_new = [part.strip() for part in old], [part.strip() for part in new]
    done = 0
    for a, b, c, d in _changed(plain_old, plain_new, _all(old, new)):
        yield from _some(SAME, _ends(new[done:c]))
        yield from _some(REMOVED, old[a:b])
        yield from _some(ADDED, new[c:d])
        done = d
    yield from _some(SAME, _ends(new[done:]))


def _ends(parts: list[str]) -> list[str]:
    return [*parts[:BESIDE], "… ", *parts[-BESIDE:]] if len(parts) > 3 * BESIDE else parts


def _all(old: Sequence[str], new: Sequence[str]) -> Piece:
    return 0, len(old), 0, len(new)


def _some(kind: str, parts: Sequence[str]) -> Iterator[Words]:
    if parts:
        yield kind, "".join(parts)


def _changed(old: Sequence[str], new: Sequence[str], piece: Piece, depth: int = DEEPEST) -> Iterator[Piece]:
    """The pieces that were replaced, removed or added, in their order."""
    a, b, c, d = piece = _without_equal_ends(old, new, piece)
    if a == b or c == d or depth == 0:
        yield from [piece] if a < b or c < d else []
    elif (b - a) * (d - c) <= SHORT:
        yield from _compared(old, new, piece)
    else:
        matches = _matches(old, new, piece)
        ends = [*matches, (b, d)]
        for (i, j), (k, m) in zip([(a - 1, c - 1), *matches], ends, strict=True):
            yield from _changed(old, new, (i + 1, k, j + 1, m), depth - 1 if matches else 0)


def _without_equal_ends(old: Sequence[str], new: Sequence[str], piece: Piece) -> Piece:
    a, b, c, d = piece
    while a < b and c < d and old[a] == new[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
    return a, b, c, d


def _compared(old: Sequence[str], new: Sequence[str], piece: Piece) -> Iterator[Piece]:
    a, b, c, d = piece
    for step, i, j, k, m in SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_opcodes():
        if step != "equal":
            yield a + i, a + j, c + k, c + m


def _matches(old: Sequence[str], new: Sequence[str], piece: Piece) -> list[tuple[int, int]]:
    """As many rows that both versions have once as stand in the same order in both."""
    a, b, c, d = piece
    once = _once(old[a:b]) & _once(new[c:d])
    places = {new[k]: k for k in range(c, d) if new[k] in once}
    return _in_order([(i, places[old[i]]) for i in range(a, b) if old[i] in once])


def _once(rows: Sequence[str]) -> set[str]:
    return {row for row, number in Counter(rows).items() if number == 1}


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs in which the second numbers rise as the first ones do."""
    ends: list[int] = []  # the smallest second number with which a part of each length ends
    lengths = []
    for _, second in pairs:
        place = bisect_left(ends, second)
        ends[place : place + 1] = [second]
        lengths.append(place)
    found: list[tuple[int, int]] = []
    wanted = len(ends) - 1
    for pair, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted and (not found or pair[1] < found[-1][1]):
            found.append(pair)
            wanted -= 1
    return found[::-1]
