"""Joins two accounts of one person: whatever points to one points to the other afterwards."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, delete, update
from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.core.db import Table, db


def hand_over(newcomer: Person, owner: Person) -> None:
    """Moves all that the newcomer made to the owner; the newcomer's account ends."""
    db.session.flush()
    for column in references():
        mine = column == newcomer.id
        try:
            with db.session.begin_nested():
                db.session.execute(update(column.table).where(mine).values({column: owner.id}))
        except IntegrityError:  # the owner has the same already, for instance works at the same school
            db.session.execute(delete(column.table).where(mine))
    db.session.execute(delete(Person).where(Person.id == newcomer.id))
    db.session.expire_all()


def references() -> Iterator[Column[Any]]:
    """Every column that says whose something is, in whatever room."""
    for table in Table.metadata.tables.values():
        yield from (
            column
            for column in table.columns
            if any(key.column is Person.__table__.c.id for key in column.foreign_keys)
        )
