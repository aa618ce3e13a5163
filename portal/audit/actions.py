"""Writes entries: those of a request in one statement."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert

from portal.audit.models import AuditEntry
from portal.audit.queries.regions import region_of
from portal.core.acts import Act
from portal.core.db import db


def record(acts: Sequence[Act]) -> None:
    """Part of the running transaction, after what they tell of."""
    rows = [_values(act) for act in acts]
    db.session.execute(insert(AuditEntry).values(rows if len(rows) > 1 else rows[0]))  # one row is compiled once


def _values(act: Act) -> dict[str, Any]:
    thing = act.thing
    return {
        "action": act.action,
        "role": act.role,
        "by_id": act.by_id,
        "kind": thing.kind,
        "number": thing.number,
        "key": thing.key,
        "person_id": thing.person_id,
        "region_key": region_of(thing, act.by_id),
        "network": act.network,
    }
