"""Puts documents into the index and takes them out, within the caller's transaction."""

from collections.abc import Iterable

from sqlalchemy import TextClause, text

from portal.core.db import db
from portal.core.search.spellings import doubt, learn
from portal.core.search.syntax import limited, tsvector
from portal.core.search.tables import table_of

SQLITE_WORDS = "SELECT words FROM {table} WHERE rowid = :number"
POSTGRES_WORDS = "SELECT array_to_string(tsvector_to_array(words), ' ') FROM {table} WHERE number = :number"


def put(corpus: str, number: int, words: Iterable[str], spelled: Iterable[tuple[str, str]] = ()) -> None:
    """Indexes a document under its number, in place of what stood there. Words are folded already.

    `spelled`: pairs of an indexed word and how it is spelled, for those that mistyped words may have meant.
    """
    doubt(_words_of(corpus, number))
    put_all(corpus, [(number, words)])
    learn(spelled)


def put_all(corpus: str, documents: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Indexes many documents at once."""
    sqlite = db.session.connection().dialect.name == "sqlite"
    pack = " ".join if sqlite else tsvector
    rows = [{"number": number, "words": pack(limited(words))} for number, words in documents]
    if rows:
        db.session.execute(_insert(table_of(corpus), sqlite), rows)


def drop(corpus: str, number: int) -> None:
    """Takes a document out; nothing happens when it was not there."""
    doubt(_words_of(corpus, number))
    table = table_of(corpus)
    key = "rowid" if db.session.connection().dialect.name == "sqlite" else "number"
    db.session.execute(text(f"DELETE FROM {table} WHERE {key} = :number"), {"number": number})  # noqa: S608


def _words_of(corpus: str, number: int) -> list[str]:
    """What stands in the index of a document."""
    query = SQLITE_WORDS if db.session.connection().dialect.name == "sqlite" else POSTGRES_WORDS
    found = db.session.scalar(text(query.format(table=table_of(corpus))), {"number": number})
    return sorted(set((found or "").split()))


def _insert(table: str, sqlite: bool) -> TextClause:
    if sqlite:
        return text(f"INSERT OR REPLACE INTO {table} (rowid, words) VALUES (:number, :words)")  # noqa: S608
    return text(
        f"INSERT INTO {table} (number, words) VALUES (:number, CAST(:words AS tsvector)) "  # noqa: S608
        "ON CONFLICT (number) DO UPDATE SET words = excluded.words"
    )
