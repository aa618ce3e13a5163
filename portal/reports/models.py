"""What coordinations have done about reports."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table
from portal.reports.rules import Step


class ReportEntry(Table):
    """One step about a report: who took it, when, and with which words."""

    __tablename__ = "report_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("partner_report.id", ondelete="CASCADE"), index=True)
    step: Mapped[Step]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    text: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")  # of the text
    by: Mapped[Person | None] = relationship()
