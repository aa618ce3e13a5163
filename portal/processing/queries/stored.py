"""Reads what the portal really stores: tables, columns and numbers of rows of each activity."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from portal.core.db import Table, db
from portal.processing.rules.records import PROCESSINGS, Activity, Category, Processing
from portal.processing.rules.tables import TABLES, categories_of


@dataclass(frozen=True)
class Stored:
    """A table as it is now."""

    name: str
    columns: Sequence[str]
    n_rows: int


@dataclass(frozen=True)
class Record:
    """One activity with what is stored for it."""

    activity: Activity
    processing: Processing
    categories: Sequence[Category]
    tables: Sequence[Stored]


def records() -> list[Record]:
    return [
        Record(
            activity,
            PROCESSINGS[activity],
            categories_of(tables.values()),
            [_stored(name) for name in tables],
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
