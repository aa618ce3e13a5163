"""For how long kinds of data stay, and what each night has erased: numbers alone."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.clock import now
from portal.core.db import Table


class RetentionPeriod(Table):
    """What an administrator has chosen for a kind of data; without a row the period is as shipped."""

    __tablename__ = "retention_period"
    listed_by = ()

    key: Mapped[str] = mapped_column(primary_key=True)
    days: Mapped[int]
    days_before: Mapped[int]  # that counted until then: whoever has to be told first is spared meanwhile
    changed_at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)


class RetentionRun(Table):
    """One night: how many of each kind were erased, and of which kinds not all could be."""

    __tablename__ = "retention_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(unique=True)
    began_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]  # None: under way, or broken off and soon taken up again
    counts: Mapped[dict[str, int]] = mapped_column(default=dict)
    failed: Mapped[list[str]] = mapped_column(default=list)
