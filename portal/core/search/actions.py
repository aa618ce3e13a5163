"""Puts documents into the index and takes them out, within the caller's transaction."""

from collections.abc import Iterable

from sqlalchemy import TextClause, text

from portal.core.db import db
from portal.core.search.syntax import limited, tsvector
from portal.core.search.tables import table_of


def put(corpus: str, number: int, words: Iterable[str]) -> None:
    """Indexes a document under its number, in place of what stood there. Words are folded already."""
    put_all(corpus, [(number, words)])


def put_all(corpus: str, documents: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Indexes many documents at once."""
    sqlite = db.session.connection().dialect.name == "sqlite"
    pack = " ".join if sqlite else tsvector
    rows = [{"number": number, "words": pack(limited(words))} for number, words in documents]
    if rows:
        db.session.execute(_insert(table_of(corpus), sqlite), rows)


def drop(corpus: str, number: int) -> None:
    """Takes a document out; nothing happens when it was not there."""
    table = table_of(corpus)
    key = "rowid" if db.session.connection().dialect.name == "sqlite" else "number"
    db.session.execute(text(f"DELETE FROM {table} WHERE {key} = :number"), {"number": number})  # noqa: S608


def _insert(table: str, sqlite: bool) -> TextClause:
    if sqlite:
        return text(f"INSERT OR REPLACE INTO {table} (rowid, words) VALUES (:number, :words)")  # noqa: S608
    return text(
        f"INSERT INTO {table} (number, words) VALUES (:number, CAST(:words AS tsvector)) "  # noqa: S608
        "ON CONFLICT (number) DO UPDATE SET words = excluded.words"
    )
