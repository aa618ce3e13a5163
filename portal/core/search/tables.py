"""The tables of the full-text index: FTS5 on SQLite, tsvector with GIN on PostgreSQL."""

from sqlalchemy.engine import Connection

# How each corpus is asked: schools while somebody types, so short beginnings of words are indexed too.
CORPORA = {"school": "prefix='2 3 4', ", "contribution": ""}

SQLITE = (
    "CREATE VIRTUAL TABLE {table} USING fts5"
    "(words, {options}tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")",
)
POSTGRES = (
    "CREATE TABLE {table} (number INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_{table}_words ON {table} USING gin (words) WITH (fastupdate = off)",
)


def table_of(corpus: str) -> str:
    """The table's name; only known corpora, so that it can stand in SQL."""
    return f"search_{corpus}" if corpus in CORPORA else _unknown(corpus)


def create(connection: Connection) -> None:
    """Makes the empty index; migrations call this."""
    statements = SQLITE if connection.dialect.name == "sqlite" else POSTGRES
    for corpus, options in CORPORA.items():
        for statement in statements:
            connection.exec_driver_sql(statement.format(table=table_of(corpus), options=options))


def drop(connection: Connection) -> None:
    for corpus in CORPORA:
        connection.exec_driver_sql(f"DROP TABLE {table_of(corpus)}")


def _unknown(corpus: str) -> str:
    raise ValueError(f"no such corpus: {corpus}")
