"""First names of a class in what its students write."""

import re
from collections.abc import Collection, Iterable

from portal.core.text import WORD, fold

SHORTEST = 3  # letters: shorter names are words of some language too often
VOWELS = "aeiouyаеиоуыэюяьй"
FLEETING = "eе"  # before the last letter they may go: Marek – Marka, Павел – Павла
LONGEST_ENDING = 3  # letters that Polish and Russian put in place of the last vowel
# Behind what is left of a short name, or of one that lost a vowel, only these: folded, as all that is compared.
ENDINGS = {
    "pl": frozenset(["a", "e", "i", "y", "o", "u", "em", "ie", "iem", "owi"]),
    "ru": frozenset(["а", "е", "и", "о", "у", "ы", "ю", "я", "ей", "ем", "ею", "ой", "ом", "ою"]),
}


def named_in(texts: Iterable[tuple[Collection[str], str]], names: Collection[str]) -> set[str]:
    """Those of the names that stand in one of the texts (capitalised words, language), in any form of the word."""
    words = {name: parts for name in names if (parts := first_name(name))}
    found: set[str] = set()
    for written, language in texts:
        found |= {name for name, parts in words.items() if all(_is_among(written, part, language) for part in parts)}
    return found


def first_name(name: str) -> list[str]:
    """Its folded words that are long enough: `Anna-Lena K.` is named by anna and lena."""
    return [fold(word) for word in WORD.findall(name.partition(" ")[0]) if len(word) >= SHORTEST]


def is_form(word: str, name: str, language: str) -> bool:
    """Whether a folded word is the folded name, also with an ending of the language."""
    if word == name or word == f"{name}s":
        return True
    if language not in ENDINGS or len(name) < SHORTEST:
        return False
    root = name[:-1] if name[-1] in VOWELS else name
    if len(root) >= SHORTEST and re.fullmatch(re.escape(root) + rf"\w{{1,{LONGEST_ENDING}}}", word):
        return True
    return any(word.startswith(short) and word[len(short) :] in ENDINGS[language] for short in _shortened(name))


def _shortened(name: str) -> list[str]:
    """What is left of `оля` and of `marek` in other cases."""
    if name[-1] in VOWELS:
        return [name[:-1]]
    return [name[:-2] + name[-1]] if len(name) > SHORTEST and name[-2] in FLEETING else []


def _is_among(written: Collection[str], name: str, language: str) -> bool:
    return any(is_form(word, name, language) for word in written)
