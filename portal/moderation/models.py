"""What coordinators write for each other: notes on contributions, and texts for reasons."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table


class ReviewNote(Table):
    """What a coordinator of a region notes on a contribution for the others of it; nobody else reads it."""

    __tablename__ = "review_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), index=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    text: Mapped[str]
    language: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime | None]
    by: Mapped[Person | None] = relationship()


class ReasonText(Table):
    """What coordinators of a region often write to authors, or what they write instead of a text of the portal."""

    __tablename__ = "reason_text"
    __table_args__ = (Index("ix_reason_text_region_key_language", "region_key", "language", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    language: Mapped[str]
    code: Mapped[str] = mapped_column(default="")  # of the portal's text that it replaces; empty: it is one more
    title: Mapped[str]
    text: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    changed_at: Mapped[datetime] = mapped_column(default=now)
    version: Mapped[int] = mapped_column(default=1)
