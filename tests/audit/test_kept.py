"""Entries stay as they are: the database refuses to change them, and to delete young ones."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from portal.audit.models import AuditEntry
from portal.core.clock import now
from portal.core.db import db
from portal.core.retention import kinds_of_data
from tests.builders.retention import night


def entry(days: int) -> int:
    """The number of an entry that is so old."""
    values = {"at": now() - timedelta(days=days), "action": "signed_in", "role": "teacher", "by_id": 1}
    number = db.session.execute(insert(AuditEntry).values(**values).returning(AuditEntry.id)).scalar_one()
    db.session.commit()
    return number


def kept() -> list[int]:
    return list(db.session.scalars(select(AuditEntry.id).order_by(AuditEntry.id)))


@pytest.mark.parametrize("days", [0, 29, 400])
def test_nobody_changes_an_entry_however_old(app: Flask, days: int) -> None:
    number = entry(days)
    with pytest.raises(DBAPIError, match="never changed"):
        db.session.execute(update(AuditEntry).where(AuditEntry.id == number).values(by_id=2))
    db.session.rollback()
    assert db.session.get_one(AuditEntry, number).by_id == 1


@pytest.mark.parametrize("days", [0, 29])
def test_nobody_deletes_a_young_entry(app: Flask, days: int) -> None:
    number = entry(days)
    with pytest.raises(DBAPIError, match=r"never changed|not deleted"):
        db.session.execute(delete(AuditEntry))
    db.session.rollback()
    assert kept() == [number]


def test_the_table_is_not_emptied_at_once(app: Flask) -> None:
    number = entry(400)
    if db.engine.dialect.name == "postgresql":  # SQLite knows no TRUNCATE
        with pytest.raises(DBAPIError, match="never changed"):
            db.session.execute(text("TRUNCATE audit_entry"))
        db.session.rollback()
    assert kept() == [number]


def test_what_is_over_goes_at_night_and_nothing_of_the_last_month(app: Flask) -> None:
    _old, young, month = entry(370), entry(0), entry(40)
    assert night().counts["audit"] == 1
    assert kept() == [young, month]
    shortest = timedelta(days=kinds_of_data()["audit"].period.least)
    erased = kinds_of_data()["audit"].source.erase(now() - shortest, 100)
    assert erased.number == 1
    assert kept() == [young]
