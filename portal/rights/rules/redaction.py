"""Takes names and addresses out of texts and of JSON; what stood there is shown as an ellipsis."""

import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from portal.consent.rules.naming import is_form
from portal.core.text import WORD, fold

GAP = "…"  # no markup in any language of texts
SHORTEST = 3  # letters: shorter names are words of some language too often, and have to be written as they are


@dataclass(frozen=True)
class Traces:
    """What must not be read any more: the name of a person, in the forms of the word, and addresses as they are."""

    name: str = ""
    addresses: Collection[str] = ()

    @property
    def parts(self) -> list[str]:
        """Each text with a trace holds one of these, in small or capital letters."""
        return [part for part in (_beginning(self.name), *self.addresses) if part]

    def taken_out_of(self, text: str, languages: Collection[str] = (), *, in_any_case: bool = False) -> str:
        """The same text when there is none; `in_any_case`: also a name in small letters, as in names of files."""
        if fold(text.strip()) in map(fold, self.addresses):
            return ""  # a field for an address holds one or none
        for address in self.addresses:
            text = re.sub(re.escape(address), GAP, text, flags=re.IGNORECASE)
        if not self.name:
            return text
        if len(self.name.split()) > 1:
            return re.sub(rf"(?<!\w){_spaced(self.name)}s?(?!\w)", GAP, text, flags=re.IGNORECASE)
        return WORD.sub(lambda word: GAP if self._is_name(word[0], languages, in_any_case) else word[0], text)

    def taken_out_of_json(self, value: Any, languages: Collection[str] = ()) -> Any:
        return _mapped(value, lambda text: self.taken_out_of(text, languages))

    def _is_name(self, word: str, languages: Collection[str], in_any_case: bool) -> bool:
        """Names begin with a capital; names of files may join them to other words."""
        if len(self.name) < SHORTEST or not (in_any_case or word[0].isupper()):
            return word == self.name
        pieces = [piece for piece in fold(word).split("_") if piece]
        return any(is_form(piece, fold(self.name), language) for piece in pieces for language in languages or ("",))


def as_json(part: str) -> str:
    """How a text stands in a column of JSON."""
    return json.dumps(part)[1:-1]


def _beginning(name: str) -> str:
    """What stays of a name in all its forms."""
    return name[:-1] if len(name) > SHORTEST and " " not in name else name.split(" ")[0]


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(part) for part in name.split())


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case list():
            return [_mapped(each, change) for each in value]
        case dict():
            return {key: _mapped(each, change) for key, each in value.items()}
    return value
