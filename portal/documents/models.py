"""What is asked for visits, as dated facts with their source, and how far each visit is with it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.documents.rules.codes import Confidence, Giver, Receiver, State
from portal.visits.models import Visit
from portal.visits.rules.codes import Side


class RequiredDocument(Table):
    """One document for visits between two countries, or any; `names` only where the portal has no words of its own."""

    __tablename__ = "required_document"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]  # a code of `Document`; empty: an administrator's own
    names: Mapped[dict[str, str]] = mapped_column(default=dict)  # language → what it is
    host_countries: Mapped[list[str]] = mapped_column(default=list)  # ISO 3166-1; empty: any
    guest_countries: Mapped[list[str]] = mapped_column(default=list)
    kinds: Mapped[list[str]]  # codes of `visits.rules.codes.Kind`
    side: Mapped[Side]  # who sees to it
    giver: Mapped[Giver]
    receiver: Mapped[Receiver]
    days_before: Mapped[int] = mapped_column(default=0)  # the first day; not looked at where there is a fixed day
    fixed_day: Mapped[str] = mapped_column(default="")  # "02-01": every year
    valid_from: Mapped[date]  # for visits that begin from this day on
    valid_until: Mapped[date | None]  # included
    source: Mapped[str] = mapped_column(default="")
    confidence: Mapped[Confidence]
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    changed_at: Mapped[datetime] = mapped_column(default=now)

    @property
    def version(self) -> str:
        """Changes with all that whoever changes it reads."""
        due = (self.days_before, self.fixed_day, self.valid_from, self.valid_until)
        who = (self.side, self.giver, self.receiver, self.kinds, self.host_countries, self.guest_countries)
        return fingerprint(self.key, self.names, *due, *who, self.source, self.confidence)


class VisitDocument(Table):
    """How far a visit is with a document, once somebody has said so or was reminded of it."""

    __tablename__ = "visit_document"

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    document_id: Mapped[int] = mapped_column(
        ForeignKey("required_document.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    state: Mapped[State] = mapped_column(default=State.OPEN)
    n_reminders: Mapped[int] = mapped_column(default=0)  # that were written
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    visit: Mapped[Visit] = relationship()
    document: Mapped[RequiredDocument] = relationship()
    by: Mapped[Person | None] = relationship(lazy="joined")
