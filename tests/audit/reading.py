"""Reads the record as it stands in the table."""

from sqlalchemy import select

from portal.audit.models import AuditEntry
from portal.core.db import db


def acts() -> list[str]:
    """What was done, in order."""
    return list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def last() -> AuditEntry:
    return db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
