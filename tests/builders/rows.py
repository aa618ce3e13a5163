"""Rows of any table, with whatever it needs: for stories that concern all tables, also those still to come."""

from datetime import time
from itertools import count
from typing import Any

from sqlalchemy import Boolean, Column, Date, Enum, Float, Integer, String, Table, Time, insert
from sqlalchemy.types import JSON

from portal.core.clock import now, today
from portal.core.db import Moment, db
from portal.regions.queries import all_regions

NUMBERS = count(1)
VALUES: dict[type, Any] = {
    Boolean: lambda: False,
    Date: today,
    Time: time,
    Moment: now,
    Float: lambda: 1.0,
    Integer: lambda: next(NUMBERS),
    JSON: dict,
}


def insert_row(table: Table, **given: Any) -> dict[str, Any]:
    """A row with these values; everything that it must have besides, and the rows that it points to, are made up."""
    needed = {
        column.name: _value_of(column) for column in table.columns if column.name not in given and _is_needed(column)
    }
    query = insert(table).values(needed | given).returning(*table.columns)
    return dict(db.session.execute(query).mappings().one())


def _is_needed(column: Column[Any]) -> bool:
    is_numbered = column.primary_key and isinstance(column.type, Integer) and not column.foreign_keys
    return not (column.nullable or column.default or column.server_default or is_numbered)


def _value_of(column: Column[Any]) -> Any:
    for key in column.foreign_keys:
        return _target(key.column)
    if isinstance(column.type, Enum):
        return column.type.enums[0]
    if isinstance(column.type, String):
        return f"{column.name} {next(NUMBERS)}"
    return next(value() for kind, value in VALUES.items() if isinstance(column.type, kind))


def _target(column: Column[Any]) -> Any:
    """Regions are there already; anything else is made anew, so that rows differ from each other."""
    if column.table.name == "region":
        return list(all_regions())[next(NUMBERS) % len(all_regions())]
    return insert_row(column.table)[column.name]
