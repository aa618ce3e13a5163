"""Published lists that administrators have sent, and what became of their rows."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table
from portal.imports.rules import Kind, Status


class ListImport(Table):
    """One file; it lies in the folder `lists` until it is taken over or dropped."""

    __tablename__ = "list_import"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Kind]
    region_key: Mapped[str] = mapped_column(default="")  # the only region to take over; empty: all that it names
    name: Mapped[str]  # of the file, for people
    status: Mapped[Status] = mapped_column(default=Status.WAITING)
    status_since: Mapped[datetime] = mapped_column(default=now)
    report: Mapped[str] = mapped_column(default="")  # in the language of whoever sent it
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    by: Mapped[Person | None] = relationship()

    @property
    def progress_name(self) -> str:
        return f"list {self.id}"
