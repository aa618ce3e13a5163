"""Words that differ between two texts: in any script, and soon even where somebody wants it to take long."""

import random
import time
from itertools import islice, pairwise

import pytest

from portal.core.differences import BESIDE, Words, differences

LONGEST = 100_000
WORDS = [f"wort{number}" for number in range(4000)]


def text_of(blocks: list[list[Words]], kind: str) -> str:
    """The words of one side."""
    return " ".join(" ".join(words for mark, words in block if mark in ("", kind)) for block in blocks)


def test_differences_are_told_word_by_word() -> None:
    assert differences("Ein Satz.\nBleibt.", "Ein Satz.\nBleibt.") == []
    assert differences("Alt ist gut.\nBleibt.", "Neu ist gut.\nBleibt.\nDazu") == [
        [("del", "Alt "), ("ins", "Neu "), ("", "ist gut.")],
        [("ins", "Dazu")],
    ]
    assert differences("Weg\n\nBleibt.", "Bleibt.") == [[("del", "Weg")]]
    assert differences("", "Alles neu") == [[("ins", "Alles neu")]]
    assert differences("Zwei  Blanks\nund mehr", "Zwei Blanks\nund mehr ") == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Наша река длинная", "Наша река широкая", [("", "Наша река "), ("del", "длинная"), ("ins", "широкая")]),
        ("ısı ve ışık", "isi ve ışık", [("del", "ısı "), ("ins", "isi "), ("", "ve ışık")]),
        ("Ṱ̺̺o̞ tak", "Ṱ̺̺o tak", [("del", "Ṱ̺̺o̞ "), ("ins", "Ṱ̺̺o "), ("", "tak")]),
        ("👩🏽 da", "👩 da", [("del", "👩🏽 "), ("ins", "👩 "), ("", "da")]),
        ("**fett** da", "fett da", [("del", "**fett** "), ("ins", "fett "), ("", "da")]),
    ],
)
def test_in_any_script_and_with_marks_a_word_stays_whole(before: str, after: str, expected: list[Words]) -> None:
    assert differences(before, after) == [expected]


def test_what_stayed_the_same_is_shown_as_far_as_it_stands_beside_a_change() -> None:
    words = WORDS[:200]
    [block] = differences(" ".join(["alt", *words]), " ".join(["neu", *words]))
    assert [kind for kind, _words in block] == ["del", "ins", ""]
    assert block[2][1].split() == [*words[:BESIDE], "…", *words[-BESIDE:]]


@pytest.mark.parametrize("seed", range(20))
def test_both_texts_can_be_read_in_what_is_told(seed: int) -> None:
    """The words of every line that differs, each in its order, and no others."""
    rng = random.Random(seed)
    lines = [" ".join(rng.choices("abcdefgh", k=rng.randrange(12))) for _ in range(rng.randrange(60))]
    changed = [line if rng.random() < 0.7 else " ".join(rng.choices("abcdefgh", k=5)) for line in lines]
    rng.shuffle(changed) if seed % 2 else None
    blocks = differences("\n".join(lines), "\n".join(changed))
    for kind, side in (("del", lines), ("ins", changed)):
        words = iter(" ".join(side).split())
        assert all(word in words for word in text_of(blocks, kind).split())
    assert all(one != other for block in blocks for (one, _), (other, _) in pairwise(block))


def one_of(signs: str) -> str:
    rng = random.Random(len(signs))
    return "".join(islice(iter(lambda: rng.choice(signs), None), LONGEST))


def between(rng: random.Random) -> str:
    """Short pieces without any word that stands there once, each between two that do."""
    pieces = (f"u{number} " + " ".join(rng.choices("abcdefgh", k=39)) for number in range(1200))
    return " ".join(pieces)[:LONGEST]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (one_of("ab "), one_of("ba ")),
        (one_of("a\n"), one_of("\na b")),
        ("a\n" * 50_000, "b\na\n" * 25_000),
        ("a " * 50_000, "a " * 49_000 + "b a " * 500),
        ("a" * LONGEST, "b" * LONGEST),
        (" ".join(WORDS * 4), " ".join(reversed(WORDS * 4))),
        (between(random.Random(1)), between(random.Random(2))),
    ],
)
def test_the_longest_texts_are_compared_at_once(before: str, after: str) -> None:
    """A tenth of a second was measured; ways that try everything need minutes."""
    begun = time.process_time()
    assert differences(before, after)
    assert time.process_time() - begun < 2
