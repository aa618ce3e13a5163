"""Merges two accounts of one person: whatever points to one points to the other afterwards."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, RowMapping, Table, and_, delete, or_, select

from portal.accounts.models import Person
from portal.core import references as core
from portal.core.db import db

PEOPLE = Person.metadata.tables["person"]


def merge(newcomer: Person, *, into: Person) -> None:
    """Moves all that the newcomer made, row by row, to the account that stays; the newcomer's account ends."""
    db.session.flush()
    for table, columns in references():
        pointing = select(table).where(or_(*(column == newcomer.id for column in columns)))
        for row in db.session.execute(pointing).mappings().all():
            people = {column: into.id if row[column] == newcomer.id else row[column] for column in columns}
            _move(table, row, people)
    db.session.execute(delete(Person).where(Person.id == newcomer.id))
    db.session.expire_all()


def references() -> Iterator[tuple[Table, list[Column[Any]]]]:
    """Every table, of whatever feature, that says whose something is, with the columns that say so.

    Ways to get into an account are none of them: who got into the one that ends has not got into the one that stays.
    """
    return (found for found in core.references(PEOPLE) if not found[0].info.get("stays_with_account"))


def _move(table: Table, row: RowMapping, people: dict[Column[Any], int]) -> None:
    """Drops the row if the account that stays has the same already, for instance works at the same school."""
    _make_room(table, row, people)
    if _relates_to_oneself(people):
        is_row = and_(*(column == row[column] for column in table.primary_key))
        db.session.execute(delete(table).where(is_row))
    else:
        core.move(table, row, people)


def _make_room(table: Table, row: RowMapping, people: dict[Column[Any], int]) -> None:
    """A row that was closed, such as a membership that was declined, gives way to one that is open.

    `closed_by` in the table's info names the columns that are set in closed rows.
    """
    closed_by = [table.c[name] for name in table.info.get("closed_by", ())]
    if not closed_by or any(row[column] for column in closed_by):
        return
    is_other = and_(*(column == people.get(column, row[column]) for column in table.primary_key))
    db.session.execute(delete(table).where(is_other, or_(*(column.is_not(None) for column in closed_by))))


def _relates_to_oneself(people: dict[Column[Any], int]) -> bool:
    """Whether a relation between people, such as a block, would be one of a person with themselves."""
    related = [person for column, person in people.items() if column.primary_key]
    return len(related) > len(set(related))
