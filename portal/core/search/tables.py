"""The tables of the full-text index: FTS5 on SQLite, tsvector with GIN on PostgreSQL; and of words as spelled."""

from collections.abc import Sequence

from sqlalchemy.engine import Connection

# How each corpus is asked: schools while somebody types, so short beginnings of words are indexed too.
CORPORA = {"school": "prefix='2 3 4', ", "contribution": "", "project": ""}
FIRST = ("school", "contribution")  # of the first migration

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


def create(connection: Connection, corpora: Sequence[str] = FIRST) -> None:
    """Makes the empty index of these corpora; migrations call this."""
    statements = SQLITE if connection.dialect.name == "sqlite" else POSTGRES
    for corpus in corpora:
        for statement in statements:
            connection.exec_driver_sql(statement.format(table=table_of(corpus), options=CORPORA[corpus]))


def create_spellings(connection: Connection) -> None:
    """Makes the tables of spelled words and of the edition of the index; migrations call this."""
    order = "" if connection.dialect.name == "sqlite" else ' COLLATE "C"'
    for statement in (*SPELLINGS, EDITIONS):
        connection.exec_driver_sql(statement.format(order=order))


def drop(connection: Connection, corpora: Sequence[str] = FIRST) -> None:
    for corpus in corpora:
        connection.exec_driver_sql(f"DROP TABLE {table_of(corpus)}")


def _unknown(corpus: str) -> str:
    raise ValueError(f"no such corpus: {corpus}")
