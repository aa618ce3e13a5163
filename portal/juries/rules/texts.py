"""Which of several texts somebody reads: one in a language that she reads, else the original."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Text(NamedTuple):
    """Words and their language."""

    words: str
    language: str


def readable(texts: Mapping[str, str], languages: Sequence[str], original: str = "") -> Text:
    """The first of her languages that has words, then the original, then any."""
    order = [*languages, original, *texts]
    return next((Text(texts[lang], lang) for lang in order if texts.get(lang)), Text("", original))
