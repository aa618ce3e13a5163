"""First names of a class in what its students write."""

import re
from collections.abc import Collection, Iterable

from portal.core.text import fold

SHORTEST = 3  # letters: shorter names are words of some language too often
VOWELS = "aeiouyаеиоуыэюяьй"
LONGEST_ENDING = 3  # letters that Polish and Russian put in place of the last vowel


def named_in(texts: Iterable[tuple[Collection[str], str]], names: Collection[str]) -> set[str]:
    """Those of the names that stand in one of the texts (capitalised words, language), in any form of the word."""
    patterns = {name: fold(name) for name in names if len(name) >= SHORTEST}
    found: set[str] = set()
    for written, language in texts:
        found |= {name for name, form in patterns.items() if any(is_form(word, form, language) for word in written)}
    return found


def is_form(word: str, name: str, language: str) -> bool:
    """Whether a folded word is the folded name, also with an ending of the language."""
    if word == name or word == f"{name}s":
        return True
    if language not in ("pl", "ru"):
        return False
    root = name[:-1] if name[-1] in VOWELS else name
    return len(root) >= SHORTEST and bool(re.fullmatch(re.escape(root) + rf"\w{{1,{LONGEST_ENDING}}}", word))
