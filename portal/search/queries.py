"""Finds documents: every group of words must occur, of each group any word."""

from sqlalchemy import text

from portal.db import db
from portal.search.actions import LONGEST_WORD, quoted
from portal.search.tables import table_of

# Ranking reads every hit, so a frequent word would cost the more the larger the archive grows:
# beyond this number only the newest hits are ranked.
RANKED_AT_MOST = 1000

SQLITE_ANY = "SELECT rowid FROM {table} WHERE {table} MATCH :query LIMIT :limit"
SQLITE_RANKED = (
    "SELECT number FROM (SELECT rowid AS number, bm25({table}) AS score FROM {table} WHERE {table} MATCH :query "
    "ORDER BY rowid DESC LIMIT :most) ORDER BY score, number DESC LIMIT :limit"
)
POSTGRES_ANY = "SELECT number FROM {table} WHERE words @@ CAST(:query AS tsquery) LIMIT :limit"
POSTGRES_RANKED = (
    "SELECT number FROM (SELECT number, words FROM {table} WHERE words @@ CAST(:query AS tsquery) "
    "ORDER BY number DESC LIMIT :most) AS newest "
    "ORDER BY ts_rank(words, CAST(:query AS tsquery), 1) DESC, number DESC LIMIT :limit"
)


def find(corpus: str, groups: list[list[str]], *, limit: int, prefix: bool = False, ranked: bool = True) -> list[int]:
    """Numbers of the documents that hold at least one word of every group.

    `prefix`: a document's word may go on where the searched one ends. `ranked`: best first, else in any order.
    Without groups nothing is found.
    """
    groups = [[word[:LONGEST_WORD] for word in group if word] for group in groups]
    if not groups or not all(groups):
        return []
    sqlite = db.session.connection().dialect.name == "sqlite"
    sql = (SQLITE_RANKED if ranked else SQLITE_ANY) if sqlite else (POSTGRES_RANKED if ranked else POSTGRES_ANY)
    query = _fts5(groups, prefix) if sqlite else _tsquery(groups, prefix)
    values = {"query": query, "limit": limit} | ({"most": max(RANKED_AT_MOST, limit)} if ranked else {})
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
