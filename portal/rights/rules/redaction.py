"""Takes names and addresses out of texts and of JSON; what stood there is shown as an ellipsis."""

import json
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from portal.consent.rules.naming import FLEETING, VOWELS, is_form
from portal.core.text import fold

GAP = "…"  # no markup in any language of texts
SHORTEST = 3  # letters: shorter names are words of some language too often, and have to be written as they are
# A word of a text or of the name of a file, in which `_` parts words as blanks do elsewhere.
WORD = re.compile(
    "[^\\W_](?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff])*"
)  # `_` parts words in names of files
# What may stand between the words of one name: Anna-Lena, D’Angelo, Anna  Lena.
JOINT = re.compile(
    "[\\s_\\-\u2010-\u2015.'\u2018\u2019\u02bc]{1,3}"
)  # between the words of one name: Anna-Lena, Anna  Lena


@dataclass(frozen=True)
class Traces:
    """What must not be read any more: the name of a person, in the forms of the word, and addresses as they are."""

    name: str = ""
    addresses: Collection[str] = ()

    @property
    def parts(self) -> list[str]:
        """Each text with a trace holds one of these; databases compare only plain letters without regard to case."""
        return [part for part in (*_spellings(_beginning(self.name)), *self.addresses) if part]

    def taken_out_of(self, text: str, languages: Collection[str] = (), *, in_any_case: bool = False) -> str:
        """The same text when there is none; `in_any_case`: also a name in small letters, as in names of files."""
        if fold(text.strip()) in map(fold, self.addresses):
            return ""  # a field for an address holds one or none
        for address in self.addresses:
            text = re.sub(re.escape(address), GAP, text, flags=re.IGNORECASE)
        if not self._words:
            return text.replace(self.name, GAP) if self.name else text
        return self._without_name(text, languages or ("",), in_any_case or len(self._words) > 1)

    def taken_out_of_json(self, value: Any, languages: Collection[str] = ()) -> Any:
        return _mapped(value, lambda text: self.taken_out_of(text, languages))

    @cached_property
    def _words(self) -> list[str]:
        return WORD.findall(self.name)

    def _without_name(self, text: str, languages: Collection[str], in_any_case: bool) -> str:
        found, kept, end = list(WORD.finditer(text)), [], 0
        for place, first in enumerate(found):
            written = found[place : place + len(self._words)]
            if first.start() >= end and self._is_name(text, written, languages, in_any_case):
                kept.append(text[end : first.start()])
                end = written[-1].end()
        return GAP.join([*kept, text[end:]])

    def _is_name(
        self, text: str, written: Sequence[re.Match[str]], languages: Collection[str], in_any_case: bool
    ) -> bool:
        """Whether these words of the text are all those of the name, one behind the other."""
        is_joined = all(JOINT.fullmatch(text[one.end() : next_.start()]) for one, next_ in pairwise(written))
        if len(written) < len(self._words) or not is_joined:
            return False
        pairs = zip(written, self._words, strict=True)
        return all(_is_word(word[0], name, languages, in_any_case) for word, name in pairs)


def as_json(part: str) -> str:
    """How a text stands in a column of JSON."""
    return json.dumps(part)[1:-1]


def _is_word(word: str, name: str, languages: Collection[str], in_any_case: bool) -> bool:
    """Names begin with a capital, unless they stand in the name of a file or are a whole of several words."""
    if len(name) < SHORTEST or not (in_any_case or word[0].isupper()):
        return word == name or (in_any_case and fold(word) in (fold(name), f"{fold(name)}s"))
    return any(is_form(fold(word), fold(name), language) for language in languages)


def _beginning(name: str) -> str:
    """What stays of the longest word of a name in all its forms."""
    word = max(WORD.findall(name), key=len, default=name)
    if len(word) < SHORTEST:
        return word
    if fold(word)[-1] in VOWELS:
        return word[:-1]
    return word[:-2] if fold(word)[-2] in FLEETING else word


def _spellings(text: str) -> list[str]:
    """In small letters, in capitals, and without marks."""
    return [text] if text.isascii() else list(dict.fromkeys([text, text.lower(), text.upper(), fold(text)]))


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case list():
            return [_mapped(each, change) for each in value]
        case dict():
            return {key: _mapped(each, change) for key, each in value.items()}
    return value
