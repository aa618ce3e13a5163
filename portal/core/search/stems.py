"""Words as the index stores them: folded, cut to their stems and roots, so that one form of a word finds the others."""

import re
import unicodedata
from functools import lru_cache
from threading import local

import Stemmer

from portal.core.search.compounds import parts_of, split_compound
from portal.core.search.irregular import lemmas
from portal.core.search.roots import roots
from portal.core.text import WORD, fold, lower

STEMMERS = {
    "de": "german",
    "fr": "french",
    "it": "italian",
    "pl": "polish",
    "ru": "russian",
    "tr": "turkish",
    "en": "english",
}
MOST_TYPED = 12  # words of a search that count
UMLAUTS = re.compile(r"(?<![aeq])ue|ae|oe")  # as people write ü, ä, ö who have no key for them

_of_thread = local()  # a stemmer must not be shared between threads


def stems(text: str, lang: str) -> list[str]:
    """The words of a text of that language for `search.actions.put`: each in all the forms by which it is found."""
    return [form for word in split(text) for form in indexed_forms(word, lang)]


def spellings(text: str, lang: str) -> list[tuple[str, str]]:
    """(form, word as written) for all forms by which the words of a text are found."""
    return [(form, word) for word in split(text) for form in indexed_forms(word, lang)]


def parts_in(text: str, lang: str) -> list[str]:
    """The parts of the compounds of a text, for those who type only their beginning."""
    words = split(text) if lang == "de" else []
    return [part for word in words for part in split_compound(word, _german)]


def query_groups(query: str) -> list[list[str]]:
    """For each typed word all forms it may have in the index; nobody knows which language was typed."""
    typed = split(query)[:MOST_TYPED]
    significant = [word for word in typed if len(word) > 1 or word.isdigit()] or typed  # not the l of l’école
    return [query_forms(word) for word in significant]


def query_forms(word: str) -> list[str]:
    """All forms that a typed word may have in the index."""
    spelled = {word, UMLAUTS.sub(lambda found: found.group()[0], lower(word, "de"))}
    kept = (each for each in spelled if each == word or len(each) > 3)
    return sorted({form for each in kept for lang in STEMMERS for form in forms(each, lang)})


def split(text: str) -> list[str]:
    """The words of a text as they are written; hyphenated ones also as one word, `E-Mail` as `EMail`."""
    plain = unicodedata.normalize("NFKC", text)
    joined = [found.replace("-", "") for found in re.findall(rf"{WORD.pattern}(?:-{WORD.pattern})+", plain)]
    return WORD.findall(plain) + joined


@lru_cache(maxsize=50_000)
def forms(word: str, lang: str) -> tuple[str, ...]:
    """A word of that language folded, its stem, and what its irregular forms have in common."""
    folded = fold(word)
    stem = _stem(word, folded, lang)
    spelled = {folded, fold(word.lower().replace("ą", "ę"))} if lang == "pl" else {folded}
    found = {root for each in spelled for root in roots(each, stem, lang)} if lang in STEMMERS else set()
    return tuple(dict.fromkeys((folded, stem, *sorted(found), *lemmas(folded, lang))))


@lru_cache(maxsize=50_000)
def indexed_forms(word: str, lang: str) -> tuple[str, ...]:
    """Its own forms, and those of the words that it is put together of."""
    parts = parts_of(word, _german) if lang == "de" else ()
    return tuple(dict.fromkeys((*forms(word, lang), *parts)))


def _stem(word: str, folded: str, lang: str) -> str:
    if lang not in STEMMERS:
        return folded
    # Turkish suffixes follow the vowels: without its ı a word can't be cut.
    return fold(_stemmer(lang).stemWord(lower(word, lang) if lang == "tr" else folded))


def _german(part: str) -> str:
    return _stem(part, part, "de")


def _stemmer(lang: str) -> Stemmer.Stemmer:
    if not hasattr(_of_thread, lang):
        setattr(_of_thread, lang, Stemmer.Stemmer(STEMMERS[lang]))
    stemmer: Stemmer.Stemmer = getattr(_of_thread, lang)
    return stemmer
