"""Words as the index stores them: folded, and cut to their stems, so that one form of a word finds the others."""

import re
import unicodedata
from threading import local

import Stemmer

from portal.core.text import fold, lower

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

_of_thread = local()  # a stemmer must not be shared between threads


def stems(text: str, lang: str) -> list[str]:
    """The words of a text of that language for `search.actions.put`: each folded, and its stem where it differs."""
    return [form for word in _split(text) for form in dict.fromkeys((fold(word), _stem(word, lang)))]


def query_groups(query: str) -> list[list[str]]:
    """For each typed word all forms it may have in the index; nobody knows which language was typed."""
    typed = _split(query)[:MOST_TYPED]
    significant = [word for word in typed if len(word) > 1 or word.isdigit()] or typed  # not the l of l’école
    return [sorted({fold(word), *(_stem(word, lang) for lang in STEMMERS)}) for word in significant]


def _split(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text.replace("\u00ad", "").replace("\u200b", "")))


def _stem(word: str, lang: str) -> str:
    if lang not in STEMMERS:
        return fold(word)
    # Turkish suffixes follow the vowels: without its ı a word can't be cut.
    return fold(_stemmer(lang).stemWord(lower(word, lang) if lang == "tr" else fold(word)))


def _stemmer(lang: str) -> Stemmer.Stemmer:
    if not hasattr(_of_thread, lang):
        setattr(_of_thread, lang, Stemmer.Stemmer(STEMMERS[lang]))
    stemmer: Stemmer.Stemmer = getattr(_of_thread, lang)
    return stemmer
