"""Words in the syntax of the two indexes: FTS5 of SQLite, tsvector and tsquery of PostgreSQL."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

MOST_WORDS = 20_000  # of one document; PostgreSQL holds at most a megabyte
LONGEST_WORD = 60  # characters; documents and queries are cut alike


def limited(words: Iterable[str]) -> list[str]:
    """As many words of a document as the index takes, none too long."""
    return [word[:LONGEST_WORD] for word in islice(words, MOST_WORDS)]


def tsvector(words: Iterable[str]) -> str:
    """Every word with its places, so that ranking can count them."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(words, 1):
        places[word].append(str(place))
    return " ".join(f"{_quoted(word)}:{','.join(at)}" for word, at in places.items())


def fts5_term(word: str, prefix: bool) -> str:
    """The word stands in quotes: inside them FTS5 knows no syntax."""
    return '"' + word[:LONGEST_WORD].replace('"', '""') + '"' + (" *" if prefix else "")


def tsquery_term(word: str, prefix: bool) -> str:
    return _quoted(word[:LONGEST_WORD]) + (":*" if prefix else "")


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
