"""Which performance is on which stage when: as it is planned, as visitors see it, and as it was proposed."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core.clock import now
from portal.core.db import Table
from portal.events.models import Application, Event, EventPlace
from portal.scheduling.rules.codes import ProposalStatus

SILENCE = timedelta(minutes=2)  # after which the process of a computation counts as lost
UNDER_WAY = text("status IN ('waiting', 'running')")


class Slot(Table):
    """Where and when an application performs, as the organisers plan it; visitors see `PublishedSlot`."""

    __tablename__ = "programme_slot"

    application_id: Mapped[int] = mapped_column(
        ForeignKey("event_application.id", ondelete="CASCADE"), primary_key=True
    )
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("event_place.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    starts: Mapped[time]  # local time of the event
    is_pinned: Mapped[bool] = mapped_column(default=False)  # a proposal leaves it where it is
    version: Mapped[int]  # of the programme, in which it came here
    application: Mapped[Application] = relationship()
    place: Mapped[EventPlace] = relationship()


class PublishedSlot(Table):
    """The same as it was published last."""

    __tablename__ = "programme_published_slot"
    listed_by = ("event_id",)

    application_id: Mapped[int] = mapped_column(
        ForeignKey("event_application.id", ondelete="CASCADE"), primary_key=True
    )
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("event_place.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    starts: Mapped[time]
    since: Mapped[datetime] = mapped_column(default=now)  # when it came here
    application: Mapped[Application] = relationship()
    place: Mapped[EventPlace] = relationship()


class ProgrammeProposal(Table):
    """What the solver proposes for one event, or is computing; one at a time."""

    __tablename__ = "programme_proposal"
    __table_args__ = (
        Index(
            "uq_programme_proposal_under_way",
            "event_id",
            unique=True,
            sqlite_where=UNDER_WAY,
            postgresql_where=UNDER_WAY,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    status: Mapped[ProposalStatus] = mapped_column(default=ProposalStatus.WAITING)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    asked_at: Mapped[datetime] = mapped_column(default=now)
    heard_at: Mapped[datetime] = mapped_column(default=now)  # last sign of life
    tries: Mapped[int] = mapped_column(default=0)
    progress: Mapped[float] = mapped_column(default=0.0)  # 0 to 1
    slots: Mapped[list[Any]] = mapped_column(default=list)  # [application, place, day, minute of the day]
    unplaced: Mapped[list[Any]] = mapped_column(default=list)  # [application, reason]
    figures: Mapped[dict[str, int]] = mapped_column(default=dict)
    seconds: Mapped[float] = mapped_column(default=0.0)
    event: Mapped[Event] = relationship()

    @property
    def is_lost(self) -> bool:
        """Its process was stopped: nobody has heard of it for a while."""
        return self.status == ProposalStatus.RUNNING and self.heard_at < now() - SILENCE
