"""Dated entries of the regions' school years, and who changed them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.holidays.rules.entries import Action, Certainty, Kind


class Holiday(Table):
    """A time in the school year of a region: lessons, a break, a public holiday, weeks of exams."""

    __tablename__ = "holiday"
    listed_by = ("region_key", "start", "end", "removed_at")
    __table_args__ = (
        UniqueConstraint("region_key", "kind", "event", "start"),
        CheckConstraint('"end" >= start', "ends_after_start"),
        Index("ix_holiday_region_key_start", "region_key", "start"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    school_year: Mapped[str]  # "2026/27"
    kind: Mapped[Kind]
    event: Mapped[str]  # a code of the usual names, or the name as published
    start: Mapped[date]
    end: Mapped[date]  # included
    certainty: Mapped[Certainty]
    source: Mapped[str] = mapped_column(default="")
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    changed_at: Mapped[datetime] = mapped_column(default=now)
    removed_at: Mapped[datetime | None]  # taken out; can be put back
    is_by_hand: Mapped[bool] = mapped_column(default=False)  # what a person decided, no import overwrites

    @property
    def version(self) -> str:
        """Changes with all that whoever changes it reads."""
        return fingerprint(self.kind, self.event, self.start, self.end, self.certainty, self.removed_at)


class HolidayChange(Table):
    """Who did what to an entry when, and what it said afterwards."""

    __tablename__ = "holiday_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    holiday_id: Mapped[int] = mapped_column(ForeignKey("holiday.id", ondelete="CASCADE"), index=True)
    action: Mapped[Action]
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    kind: Mapped[Kind]
    event: Mapped[str]
    start: Mapped[date]
    end: Mapped[date]
    certainty: Mapped[Certainty]
    by: Mapped[Person | None] = relationship(lazy="joined")
