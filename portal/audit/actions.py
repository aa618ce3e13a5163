"""Writes entries, each in one statement, and forgets them after their time."""

from datetime import timedelta

from sqlalchemy import delete, insert

from portal.audit.models import AuditEntry
from portal.audit.queries.regions import region_of
from portal.audit.rules.keeping import DAYS, LEAST_DAYS
from portal.core.acts import Act
from portal.core.clock import now
from portal.core.db import db


def record(act: Act) -> None:
    """Part of the running transaction, after what it tells of."""
    thing = act.thing
    query = insert(AuditEntry).values(
        action=act.action,
        role=act.role,
        by_id=act.by_id,
        kind=thing.kind,
        number=thing.number,
        key=thing.key,
        person_id=thing.person_id,
        region_key=region_of(thing, act.by_id),
        network=act.network,
    )
    db.session.execute(query)


def forget_old(days: int = DAYS) -> int:
    """How many entries went. The database keeps those of the last 30 days in any case."""
    before = now() - timedelta(days=max(days, LEAST_DAYS + 1))
    return db.session.execute(delete(AuditEntry).where(AuditEntry.at < before)).rowcount  # type: ignore[attr-defined, no-any-return]
