"""What the forms of a word have in common where its vowels and consonants change, which stemmers do not follow.

`окон` and `окно`, `nehrin` and `nehir`, `książek` and `książce` have one root each. Words are folded already.
"""

import re
from collections.abc import Callable, Iterable

VOWELS = "aeiouy"
DOUBLE = re.compile(r"([^\W\daeiouy])\1$")

RUSSIAN_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])ь?[ео](?=[кцнлрм]$)")

TURKISH_DROPPED = re.compile(r"^([^aeiou]*[aeiou][^aeiou]*)[iu](?=[^aeiou]$)")
TURKISH_AFTER_CLUSTER = re.compile(r"(?<=[^aeiou][^aeiou])[aeiu]$")
TURKISH_ENDINGS = re.compile(r"(?<=\w{3})(?:l[ae]r\w{0,5}|(?<=[aeiou])s[iu]|(?<=[^aeiou])[iu]n)$")  # plural, its, of
TURKISH_HARD = str.maketrans("bdg", "ptk")

POLISH_ENDINGS = re.compile(
    r"(?<=\w{3})(?:iami|ami|iowie|owie|iach|ach|iow|ow|iom|om|iem|em|iego|ego|ymi|imi|ych|ich|emu|ej|ia|ie|iu|io|a|e|i|o|u|y)$"
)
POLISH_SOFT = (("dzie", "d"), ("dze", "g"), ("cie", "t"), ("ce", "k"), ("rze", "r"))
POLISH_FLEETING = re.compile(rf"(?<=\w[^{VOWELS}])i?e(?=[kcnlrw]$)")


def roots(word: str, stem: str, lang: str) -> set[str]:
    """Of a folded word with its folded stem; a root stands for itself in no language."""
    found = FINDERS.get(lang, _doubled)(word, stem)
    return {root for root in found if len(root) > 2}


def _russian(word: str, stem: str) -> Iterable[str]:
    bare = word.rstrip("ь") if word[-1:] in "ьбвгджзклмнпрстфхцчшщ" else stem
    return (RUSSIAN_FLEETING.sub("", part.rstrip("ь")).replace("ь", "") for part in (stem, bare))


def _turkish(word: str, stem: str) -> Iterable[str]:
    yield TURKISH_ENDINGS.sub("", word)
    for part in (word, stem):
        short = TURKISH_AFTER_CLUSTER.sub("", part)
        yield TURKISH_DROPPED.sub(r"\1", short[:-1] + short[-1:].translate(TURKISH_HARD))


def _polish(word: str, _stem: str) -> Iterable[str]:
    for ending, hard in POLISH_SOFT:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield _polish_core(word.removesuffix(ending) + hard)
    yield _polish_core(POLISH_ENDINGS.sub("", word))


def _polish_core(part: str) -> str:
    return POLISH_FLEETING.sub("", part.removesuffix("z") if part.endswith("rz") else part)


def _doubled(_word: str, stem: str) -> Iterable[str]:
    """`Freundin` and `Freundinnen`, `Ufer` and `Ufern`."""
    yield DOUBLE.sub(r"\1", stem.removesuffix("n") if stem.endswith(("ern", "eln")) else stem)


def _french(_word: str, stem: str) -> Iterable[str]:
    yield stem.removesuffix("x") if stem.endswith(("eux", "oux", "aux")) else DOUBLE.sub(r"\1", stem)


def _italian(_word: str, stem: str) -> Iterable[str]:
    yield stem.removesuffix("h")


FINDERS: dict[str, Callable[[str, str], Iterable[str]]] = {
    "ru": _russian,
    "tr": _turkish,
    "pl": _polish,
    "fr": _french,
    "it": _italian,
}
