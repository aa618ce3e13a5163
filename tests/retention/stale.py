"""Rows of every kind of data that have counted since a moment."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table

from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution
from portal.contributions.rules import Status
from portal.core.clock import today
from portal.core.retention import KindOfData, Rows
from portal.core.storage.streaming import the_store
from portal.people.rules import Step
from portal.rounds.rules import RunStatus
from tests.builders.rows import insert_row

A_DAY = timedelta(days=1)

# What makes a row one of its kind, for kinds of which not every row is one; and which column counts, of several.
MORE: Mapping[str, Callable[[datetime], dict[str, Any]]] = {
    "emails": lambda since: {"given_up_at": since},
    "former_teachers": lambda since: {"ended_at": since},
    "deleted_drafts": lambda since: {"status": Status.DELETED, "status_since": since},
    "untouched_drafts": lambda since: {"status": Status.DRAFT, "updated_at": since},
    "letters": lambda since: {"at": since, "until": today() - A_DAY},
    "round_inputs": lambda since: {"asked_at": since, "inputs": b"-", "status": RunStatus.PREVIEW},
    "deleted_accounts": lambda since: {"at": since, "step": Step.DELETE},
}


def add_stale(kind: KindOfData, since: datetime) -> None:
    if not isinstance(kind.source, Rows):
        _leave_upload(since)
        return
    table = cast(Table, kind.source.table.__table__)
    if kind.key == "consents":
        earlier = insert_row(table, at=since - A_DAY, until=None)
        insert_row(table, at=since, person_id=earlier["person_id"], giver=earlier["giver"])
    elif kind.key == "closed_classes":
        closed = insert_row(cast(Table, SchoolClass.__table__), closed_at=since)
        insert_row(cast(Table, Contribution.__table__), class_id=closed["id"], status=Status.SUBMITTED)
    elif kind.key == "retention_runs":
        insert_row(table, day=since.date(), ended_at=since)
    else:
        insert_row(table, **MORE[kind.key](since) if kind.key in MORE else {kind.source.since.key: since})


def _leave_upload(since: datetime) -> None:
    import os

    path = the_store().incoming() / f"{since.timestamp()}.part"
    path.write_bytes(b"half of a photo")
    os.utime(path, (since.timestamp(), since.timestamp()))
