"""The record of who did what: entries that nobody changes, and that only time removes."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.clock import now
from portal.core.db import Table


class AuditEntry(Table):
    """One act. Numbers are no foreign keys: that of somebody who was erased leads nowhere, and is given to nobody else.

    The database refuses to change an entry, and to delete one of the last 30 days (migration 0041).
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_at", "at", "id"),
        Index("ix_audit_entry_region_key", "region_key", "at", "id"),
        Index("ix_audit_entry_action", "action", "at", "id"),
        Index("ix_audit_entry_by_id", "by_id", "at", "id"),
        Index("ix_audit_entry_person_id", "person_id", "at", "id"),
        Index("ix_audit_entry_kind", "kind", "number", "at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    action: Mapped[str]  # of rules.actions, or the name of a route that is not listed there
    role: Mapped[str]  # of whoever did it: of an account, or job, command, visitor
    by_id: Mapped[int | None]
    kind: Mapped[str] = mapped_column(default="")  # of the thing: of rules.things
    number: Mapped[int | None]
    key: Mapped[str] = mapped_column(default="")  # where the thing has no number
    person_id: Mapped[int | None]  # who is concerned
    region_key: Mapped[str] = mapped_column(default="")  # of the thing, else of whoever did it; empty: of none alone
    network: Mapped[str] = mapped_column(default="")
