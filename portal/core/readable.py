"""A text that is there in several languages, as somebody reads it."""

from collections.abc import Mapping, Sequence


class Readable(str):
    """Words with the language in which they are."""

    lang: str


def readable(texts: Mapping[str, str], languages: Sequence[str], original: str = "") -> Readable:
    """In the first of the reader's languages that has words, else in that of the original, else in any."""
    order = [*languages, original, *texts]
    lang = next((lang for lang in order if texts.get(lang)), original)
    words = Readable(texts.get(lang, ""))
    words.lang = lang
    return words
