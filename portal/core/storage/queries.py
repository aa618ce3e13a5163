"""Which stored files the rows of the database name: read from every table, so that no feature has to say so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Enum, String, Text, cast, or_, select
from sqlalchemy.sql.schema import Column
from sqlalchemy.sql.schema import Table as SqlTable

from portal.core.db import Table, db
from portal.core.storage.store import KEY

ROWS_AT_ONCE = 1000


@dataclass(frozen=True)
class NamedFile:
    key: str
    n_bytes: int | None  # unknown where a row says the key alone
    row: str  # "medium 17"


def named_files() -> Iterator[NamedFile]:
    """Every key in every column of words or JSON."""
    for table in Table.metadata.sorted_tables:
        if columns := [column for column in table.columns if _may_name_files(column)]:
            yield from _named_in(table, columns)


def _may_name_files(column: Column[Any]) -> bool:
    return isinstance(column.type, JSON) or (isinstance(column.type, String) and not isinstance(column.type, Enum))


def _named_in(table: SqlTable, columns: list[Column[Any]]) -> Iterator[NamedFile]:
    looks_so = or_(*(cast(column, Text).like("%__/__/%") for column in columns))
    ids = list(table.primary_key.columns)
    for row in db.session.execute(select(*ids, *columns).where(looks_so).execution_options(yield_per=ROWS_AT_ONCE)):
        name = " ".join([table.name, *map(str, row[: len(ids)])])
        for value in row[len(ids) :]:
            yield from (NamedFile(key, n_bytes, name) for key, n_bytes in keys_in(value))


def keys_in(value: Any) -> Iterator[tuple[str, int | None]]:
    """The keys inside a value of JSON, each with the size that stands beside it."""
    match value:
        case {"key": str(key), "bytes": int(n_bytes), **others} if KEY.fullmatch(key):
            yield key, n_bytes
            yield from keys_in(others)
        case dict():
            yield from keys_in(list(value.values()))
        case list():
            for item in value:
                yield from keys_in(item)
        case str() if KEY.fullmatch(value):
            yield value, None
