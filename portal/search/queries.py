"""Finds documents: every group of words must occur, of each group any word."""

from sqlalchemy import text

from portal.db import db
from portal.search.actions import LONGEST_WORD, quoted
from portal.search.tables import table_of

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


def find(corpus: str, groups: list[list[str]], *, limit: int, prefix: bool = False, ranked: bool = True) -> list[int]:
    """Numbers of the documents that hold at least one word of every group.

    `prefix`: a document's word may go on where the searched one ends. `ranked`: best first, else in any order.
    Without groups nothing is found.
    """
    groups = [[word[:LONGEST_WORD] for word in group if word] for group in groups]
    if not groups or not all(groups):
        return []
    sqlite = db.session.connection().dialect.name == "sqlite"
    sql = STATEMENTS[sqlite, ranked]
    query = _fts5(groups, prefix) if sqlite else _tsquery(groups, prefix)
    values = {"query": query, "limit": limit, "considered": max(CONSIDERED, limit)}
    return list(db.session.scalars(text(sql.format(table=table_of(corpus))), values))


def _fts5(groups: list[list[str]], prefix: bool) -> str:
    """Every word stands in quotes: inside them FTS5 knows no syntax."""
    star = " *" if prefix else ""
    return " AND ".join("(" + " OR ".join(f'"{_no_quote(word)}"{star}' for word in group) + ")" for group in groups)


def _tsquery(groups: list[list[str]], prefix: bool) -> str:
    star = ":*" if prefix else ""
    return " & ".join("(" + " | ".join(quoted(word) + star for word in group) + ")" for group in groups)


def _no_quote(word: str) -> str:
    return word.replace('"', '""')
