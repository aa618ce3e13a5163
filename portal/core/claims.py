"""Claiming what others want too: one conditional statement decides who was first, before anything hangs on it."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, inspect, update

from portal.core.db import Table, db, insert_into
from portal.core.refusal import Refused


def claim(row: Table, *conditions: ColumnElement[bool], refusal: StrEnum, **values: Any) -> None:
    """Gives `row` these values if the conditions still hold in the database; otherwise refuses with `refusal`."""
    mapper = inspect(type(row))
    is_row = (
        column == value for column, value in zip(mapper.primary_key, mapper.primary_key_from_instance(row), strict=True)
    )
    if not change_if(type(row), *is_row, *conditions, **values):
        raise Refused(refusal)
    db.session.refresh(row)


def change_if(model: type[Table], *conditions: ColumnElement[bool], **values: Any) -> bool:
    """Whether a row fulfilled the conditions, and so has these values now; objects in memory are not refreshed."""
    query = update(model).where(*conditions).values(**values).execution_options(synchronize_session=False)
    return bool(db.session.execute(query).rowcount)  # type: ignore[attr-defined]


def add_if_new(model: type[Table], **values: Any) -> bool:
    """Whether there was no such row yet, and so it is there now."""
    new = insert_into(model).values(**values).on_conflict_do_nothing().returning(*inspect(model).primary_key)
    return db.session.execute(new).first() is not None
