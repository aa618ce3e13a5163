"""Reads what the portal really stores: tables, columns and numbers of rows of each activity, and for how long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from portal.core.db import Table, db
from portal.core.retention import KindOfData, Rows, Source, Together, kinds_of_data
from portal.processing.rules.records import PROCESSINGS, Activity, Category, Processing
from portal.processing.rules.tables import TABLES, categories_of
from portal.retention.queries import settings


@dataclass(frozen=True)
class Stored:
    """A table as it is now."""

    name: str
    columns: Sequence[str]
    n_rows: int


@dataclass(frozen=True)
class Kept:
    """A kind of data of an activity, and its days."""

    kind: KindOfData
    days: int


@dataclass(frozen=True)
class Record:
    """One activity with what is stored for it."""

    activity: Activity
    processing: Processing
    categories: Sequence[Category]
    tables: Sequence[Stored]
    kept: Sequence[Kept]


def records() -> list[Record]:
    return [
        Record(
            activity,
            PROCESSINGS[activity],
            categories_of(tables.values()),
            [_stored(name) for name in tables],
            list(_kept(set(tables))),
        )
        for activity, tables in TABLES.items()
    ]


def personal_tables() -> set[str]:
    """Every table that points to a person, and that of people itself."""
    people = Table.metadata.tables["person"]
    tables = Table.metadata.tables.values()
    return {"person"} | {table.name for table in tables if any(key.references(people) for key in table.foreign_keys)}


def _stored(name: str) -> Stored:
    table = Table.metadata.tables[name]
    n_rows = db.session.scalar(select(func.count()).select_from(table)) or 0
    return Stored(name, [column.name for column in table.columns], n_rows)


def _kept(names: set[str]) -> Iterator[Kept]:
    """What is erased of these tables by itself."""
    days = {key: setting.days for key, setting in settings().items()}
    for kind in kinds_of_data().values():
        if names & {rows.table.__tablename__ for rows in _rows(kind.source)}:
            yield Kept(kind, days[kind.key])


def _rows(source: Source) -> list[Rows]:
    if isinstance(source, Together):
        return [rows for part in source.sources for rows in _rows(part)]
    return [source] if isinstance(source, Rows) else []
