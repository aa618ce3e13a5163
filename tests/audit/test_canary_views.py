"""Whatever is typed into any form reaches no entry of the record."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import Connection, select

from portal.audit.models import AuditEntry
from portal.core.db import db
from tests.databases import forget_everything, one_transaction, rolled_back
from tests.test_access import VISITORS, World, table

CANARY = "Kanarienvogel"


@pytest.fixture(scope="module")
def world(application: Flask) -> Iterator[tuple[World, Connection]]:
    forget_everything(application)
    with one_transaction(application) as connection, application.app_context():
        yield World(application), connection
        db.session.remove()


def test_no_form_carries_words_into_the_record(world: tuple[World, Connection]) -> None:
    here, connection = world
    seen = 0
    for method, endpoint, place, answers in table():
        if method != "POST" or "303" not in answers:
            continue
        with rolled_back(connection):
            seen += _entries_after(here, endpoint, place, VISITORS[answers.index("303")])
    assert seen > 60


def _entries_after(here: World, endpoint: str, place: str, visitor: str) -> int:
    """How many entries there are after the form was sent with the canary in every field; none has it."""
    data = dict.fromkeys(("name", "title", "text", "reason", "email", "note", "question", "message"), CANARY)
    with here.browser(visitor).post(here.address("POST", endpoint, place), data=data):
        rows = db.session.execute(select(AuditEntry.__table__)).all()
    assert [row for row in rows if any(CANARY.lower() in str(value).lower() for value in row)] == []
    return len(rows)
