"""Requests between two classes with all that was said and done, and reports."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.matching.models import PartnerSearch
from portal.partnering.rules import Status

LIVE = text("status IN ('sent', 'proposed')")
OPEN = text("handled_at IS NULL")


class PartnerRequest(Table):
    """One class asks another one; two classes have at most one live request, whoever asked."""

    __tablename__ = "partner_request"
    __table_args__ = (
        Index("uq_partner_request_pair_live", "pair", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
        Index("ix_partner_request_status_due_on", "status", "due_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pair: Mapped[str]  # of the two searches, see rules.pair_key
    from_search_id: Mapped[int] = mapped_column(ForeignKey("partner_search.id", ondelete="CASCADE"), index=True)
    to_search_id: Mapped[int] = mapped_column(ForeignKey("partner_search.id", ondelete="CASCADE"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"), index=True)
    starts_on: Mapped[date]  # the time that was proposed last
    ends_on: Mapped[date]
    status: Mapped[Status] = mapped_column(default=Status.SENT)
    status_since: Mapped[datetime] = mapped_column(default=now)
    remind_on: Mapped[date]
    due_on: Mapped[date]  # the last day on which an answer counts
    reminded_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    asked_version: Mapped[str] = mapped_column(default="")  # of the class that has to answer, when it was asked
    from_search: Mapped[PartnerSearch] = relationship(foreign_keys=[from_search_id])
    to_search: Mapped[PartnerSearch] = relationship(foreign_keys=[to_search_id])

    @property
    def version(self) -> str:
        """Changes with every step and with the classes, so that a page knows whether it is out of date."""
        return fingerprint(self.status_since, self.from_search.version, self.to_search.version)

    @property
    def period(self) -> tuple[date, date]:
        return self.starts_on, self.ends_on

    def other_side(self, search: PartnerSearch) -> PartnerSearch:
        """The search of the other class."""
        return self.to_search if search.id == self.from_search_id else self.from_search

    def side_of(self, person_id: int | None) -> PartnerSearch:
        """For which class somebody wrote; what a former teacher wrote belongs to the class that has none now."""
        one, other = self.from_search.teacher_id, self.to_search.teacher_id
        is_sender = person_id == one or (one is None and person_id != other)
        return self.from_search if is_sender else self.to_search


class Entry(Table):
    """A message of one side, or a step with what was said about it."""

    __tablename__ = "partner_request_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("partner_request.id", ondelete="CASCADE"), index=True)
    step: Mapped[str] = mapped_column(default="")  # a Step; empty: a message
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))  # None: the portal
    at: Mapped[datetime] = mapped_column(default=now)
    reasons: Mapped[list[str]] = mapped_column(default=list)  # DeclineReason
    text: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")  # of the text
    starts_on: Mapped[date | None]  # with a proposed time
    ends_on: Mapped[date | None]
    hidden_at: Mapped[datetime | None]  # by a coordination: neither side reads the text any more


class Report(Table):
    """A teacher asks the coordination of the own region to look at a request."""

    __tablename__ = "partner_report"
    __table_args__ = (
        Index(
            "uq_partner_report_request_id_by_id_open",
            "request_id",
            "by_id",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index("ix_partner_report_region_key_handled_at", "region_key", "handled_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("partner_request.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    told_region_key: Mapped[str | None] = mapped_column(index=True)  # key of a region that knows of it, too
    text: Mapped[str]
    language: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    handled_at: Mapped[datetime | None]
    handled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    request: Mapped[PartnerRequest] = relationship()
    by: Mapped[Person] = relationship(foreign_keys=[by_id])
