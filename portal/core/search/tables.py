"""The tables of the full-text index: FTS5 on SQLite, tsvector with GIN on PostgreSQL; and of words as spelled."""

from sqlalchemy import inspect
from sqlalchemy.engine import Connection

# How each corpus is asked: schools while somebody types, so short beginnings of words are indexed too.
CORPORA = {"school": "prefix='2 3 4', ", "contribution": "", "project": ""}

SQLITE = (
    "CREATE VIRTUAL TABLE {table} USING fts5"
    "(words, {options}tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")",
)
POSTGRES = (
    "CREATE TABLE {table} (number INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_{table}_words ON {table} USING gin (words) WITH (fastupdate = off)",
)
# `backward` is the word from its end, so that both are found by how they begin; letters are ordered by their numbers.
SPELLINGS = (
    "CREATE TABLE search_word (word VARCHAR(60){order} PRIMARY KEY, backward VARCHAR(60){order} NOT NULL, "
    "spelled VARCHAR(60) NOT NULL, is_doubtful BOOLEAN NOT NULL)",
    "CREATE INDEX ix_search_word_backward ON search_word (backward)",
    "CREATE INDEX ix_search_word_is_doubtful ON search_word (is_doubtful) WHERE is_doubtful",
)
# The edition of portal.core.search.renewal whose words each corpus has; up to which number, NULL: all of it.
EDITIONS = "CREATE TABLE search_edition (corpus VARCHAR(20) PRIMARY KEY, edition INTEGER NOT NULL, up_to INTEGER)"


def table_of(corpus: str) -> str:
    """The table's name; only known corpora, so that it can stand in SQL."""
    return f"search_{corpus}" if corpus in CORPORA else _unknown(corpus)


def create(connection: Connection) -> None:
    """Makes the empty tables that are not there yet; migrations call this."""
    is_sqlite = connection.dialect.name == "sqlite"
    known = set(inspect(connection).get_table_names())
    for corpus, options in CORPORA.items():
        for statement in (SQLITE if is_sqlite else POSTGRES) if table_of(corpus) not in known else ():
            connection.exec_driver_sql(statement.format(table=table_of(corpus), options=options))
    for table, statements in {"search_word": SPELLINGS, "search_edition": (EDITIONS,)}.items():
        for statement in statements if table not in known else ():
            connection.exec_driver_sql(statement.format(order="" if is_sqlite else ' COLLATE "C"'))


def drop(connection: Connection) -> None:
    for table in (*map(table_of, CORPORA), "search_word", "search_edition"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")


def _unknown(corpus: str) -> str:
    raise ValueError(f"no such corpus: {corpus}")
