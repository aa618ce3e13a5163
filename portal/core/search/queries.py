"""Finds documents: every group of words must occur, of each group any word."""

from collections.abc import Sequence

from sqlalchemy import text

from portal.core.db import db
from portal.core.search.syntax import fts5_term, tsquery_term
from portal.core.search.tables import table_of

# Ranking reads every hit, so a frequent word would cost the more the larger the archive grows: beyond this number
# only some hits are ranked, in SQLite the newest.
CONSIDERED = 1000

SQLITE_ANY = "SELECT rowid FROM {table} WHERE {table} MATCH :query LIMIT :limit"
SQLITE_RANKED = (
    "SELECT number FROM (SELECT rowid AS number, bm25({table}) AS score FROM {table} WHERE {table} MATCH :query "
    "ORDER BY rowid DESC LIMIT :considered) ORDER BY score, number DESC LIMIT :limit"
)
# PostgreSQL reads the whole table instead of the index when it is asked for few hits, or for hits by number:
# therefore the inner query asks for many in any order.
POSTGRES = (
    "SELECT number FROM (SELECT number, words FROM {table} WHERE words @@ CAST(:query AS tsquery) LIMIT :considered) "
    "AS hits ORDER BY {order}number DESC LIMIT :limit"
)
POSTGRES_ANY = POSTGRES.replace("{order}", "")
POSTGRES_RANKED = POSTGRES.replace("{order}", "ts_rank(words, CAST(:query AS tsquery), 1) DESC, ")


STATEMENTS = {
    (True, True): SQLITE_RANKED,
    (True, False): SQLITE_ANY,
    (False, True): POSTGRES_RANKED,
    (False, False): POSTGRES_ANY,
}


def find(
    corpus: str,
    groups: list[list[str]],
    *,
    limit: int,
    prefix: bool = False,
    ranked: bool = True,
    within: Sequence[str] = (),
) -> list[int]:
    """Numbers of the documents that hold at least one word of every group.

    `prefix`: a document's word may go on where the searched one ends. `ranked`: best first, else in any order.
    `within`: marks of which one must be there as it stands. Without groups nothing is found.
    """
    if not groups or not all(groups):
        return []
    sqlite = db.session.connection().dialect.name == "sqlite"
    term = fts5_term if sqlite else tsquery_term
    conditions = [[term(word, prefix) for word in group] for group in groups]
    conditions += [[term(mark, False) for mark in within]] if within else []
    either, both = (" OR ", " AND ") if sqlite else (" | ", " & ")
    query = both.join(f"({either.join(condition)})" for condition in conditions)
    values = {"query": query, "limit": limit, "considered": max(CONSIDERED, limit)}
    return list(db.session.scalars(text(STATEMENTS[sqlite, ranked].format(table=table_of(corpus))), values))
