"""Puts documents into the index and takes them out, within the caller's transaction."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from sqlalchemy import TextClause, text

from portal.core.db import db
from portal.core.search.tables import table_of

MOST_WORDS = 20_000  # of one document; PostgreSQL holds at most a megabyte
LONGEST_WORD = 60  # letters; both sides of a comparison are cut alike


def put(corpus: str, number: int, words: Iterable[str]) -> None:
    """Indexes a document under its number, in place of what stood there. Words are folded already."""
    put_all(corpus, [(number, words)])


def put_all(corpus: str, documents: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Indexes many documents at once."""
    sqlite = db.session.connection().dialect.name == "sqlite"
    pack = " ".join if sqlite else _vector
    rows = [{"number": number, "words": pack(_cut(words))} for number, words in documents]
    if rows:
        db.session.execute(_insert(table_of(corpus), sqlite), rows)


def drop(corpus: str, number: int) -> None:
    """Takes a document out; nothing happens when it was not there."""
    table = table_of(corpus)
    key = "rowid" if db.session.connection().dialect.name == "sqlite" else "number"
    db.session.execute(text(f"DELETE FROM {table} WHERE {key} = :number"), {"number": number})  # noqa: S608


def tidy(corpus: str) -> None:
    """Merges SQLite's index into one piece, so that no trace of dropped documents is left in it."""
    table = table_of(corpus)
    if db.session.connection().dialect.name == "sqlite":
        db.session.execute(text(f"INSERT INTO {table} ({table}) VALUES ('optimize')"))  # noqa: S608


def _insert(table: str, sqlite: bool) -> TextClause:
    if sqlite:
        return text(f"INSERT OR REPLACE INTO {table} (rowid, words) VALUES (:number, :words)")  # noqa: S608
    return text(
        f"INSERT INTO {table} (number, words) VALUES (:number, CAST(:words AS tsvector)) "  # noqa: S608
        "ON CONFLICT (number) DO UPDATE SET words = excluded.words"
    )


def _cut(words: Iterable[str]) -> list[str]:
    return [word[:LONGEST_WORD] for word in islice(words, MOST_WORDS)]


def _vector(words: list[str]) -> str:
    """A tsvector literal: every word with its places, so that ranking can count them."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(words, 1):
        places[word].append(str(place))
    return " ".join(f"{quoted(word)}:{','.join(at)}" for word, at in places.items())


def quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
