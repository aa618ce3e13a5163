"""Writes entries, each in one statement."""

from sqlalchemy import insert

from portal.audit.models import AuditEntry
from portal.audit.queries.regions import region_of
from portal.core.acts import Act
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
