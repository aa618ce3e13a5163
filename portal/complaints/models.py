"""What anybody has reported: the reports about one thing are a case, and every step about it is kept."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.complaints.rules.codes import Category, Kind, Status, Step
from portal.contributions.models import Contribution
from portal.core.clock import now
from portal.core.db import Table
from portal.projects.models import Project


class Case(Table):
    """Everything that was reported about a contribution, a project or another page until it is decided.

    `open_about` names the thing until then: there is one open case about it, however many report it at once.
    """

    __tablename__ = "report_case"
    __table_args__ = (Index("ix_report_case_region_key_status_due_at", "region_key", "status", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    open_about: Mapped[str | None] = mapped_column(unique=True)
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id", ondelete="SET NULL"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"), index=True)
    page: Mapped[str | None]  # its key, when it is neither
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    other_region_key: Mapped[str | None] = mapped_column(ForeignKey("region.key"), index=True)  # of a page of two
    category: Mapped[Category]  # the most urgent one
    status: Mapped[Status] = mapped_column(default=Status.OPEN)
    at: Mapped[datetime] = mapped_column(default=now)
    due_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)  # counts the steps: of two at once, one is first
    claimed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    decision: Mapped[Step | None]
    decided_at: Mapped[datetime | None]
    contribution: Mapped[Contribution | None] = relationship()
    project: Mapped[Project | None] = relationship()
    claimed_by: Mapped[Person | None] = relationship()

    @property
    def region_keys(self) -> set[str]:
        """Those whose coordinations decide."""
        return {self.region_key, self.other_region_key or self.region_key}


class Complaint(Table):
    """One report by somebody without an account. The answer is read with a code; the address may be empty."""

    __tablename__ = "complaint"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("report_case.id", ondelete="CASCADE"), index=True)
    kind: Mapped[Kind]
    number: Mapped[int]  # of the thing that was looked at
    revision: Mapped[str]  # as which it was looked at
    category: Mapped[Category]
    text: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    language: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    code_hash: Mapped[str | None] = mapped_column(unique=True)  # None only while its number is not known yet
    case: Mapped[Case] = relationship()


class CaseEntry(Table):
    """One step about a case; `answer` is for those who reported, `statement` for whoever is concerned."""

    __tablename__ = "report_case_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("report_case.id", ondelete="CASCADE"), index=True)
    step: Mapped[Step]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    answer: Mapped[str] = mapped_column(default="")
    statement: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")  # of both
    by: Mapped[Person | None] = relationship()
