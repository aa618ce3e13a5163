"""Who takes part in a visit, what their families told (sealed), and who stays with whom."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table
from portal.hosting.rules.codes import Kind
from portal.visits.models import Visit
from portal.visits.rules.codes import Side


class VisitParticipant(Table):
    """A student of the class, or an adult with the name and role that the owners typed."""

    __tablename__ = "visit_participant"
    __table_args__ = (
        UniqueConstraint("visit_id", "person_id"),
        Index("ix_visit_participant_visit_id_side", "visit_id", "side", "id"),
        CheckConstraint("(person_id IS NOT NULL) = (kind = 'student')", "students_are_people"),
        {"sqlite_autoincrement": True},  # codes on paper follow from the number
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"))
    side: Mapped[Side]
    kind: Mapped[Kind]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(default="")  # of adults; students are called as in their class
    role: Mapped[str] = mapped_column(default="")
    code_hash: Mapped[str | None] = mapped_column(unique=True)  # of the sheet for the family, once it is printed
    created_at: Mapped[datetime] = mapped_column(default=now)
    visit: Mapped[Visit] = relationship()
    person: Mapped[Person | None] = relationship(lazy="joined")
    answer: Mapped["FamilyAnswer | None"] = relationship(back_populates="participant")

    @property
    def shown_name(self) -> str:
        return self.person.name if self.person else self.name


class FamilyAnswer(Table):
    """What a family told about a visit, sealed with the key of the installation."""

    __tablename__ = "family_answer"

    participant_id: Mapped[int] = mapped_column(
        ForeignKey("visit_participant.id", ondelete="CASCADE"), primary_key=True
    )
    sealed: Mapped[str]
    is_paper: Mapped[bool]  # a teacher has typed it
    answered_at: Mapped[datetime] = mapped_column(default=now)
    participant: Mapped[VisitParticipant] = relationship(back_populates="answer")


class VisitHosting(Table):
    """How far the pairing of a visit is. Fingerprints say of what state something holds; see `queries/pairs.py`."""

    __tablename__ = "visit_hosting"

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    answer_until: Mapped[date | None]
    sought_in: Mapped[str] = mapped_column(default="")  # answers, pins and wishes for which the pairs were found
    is_proven: Mapped[bool] = mapped_column(default=False)  # no choice is better
    host_confirmed: Mapped[str] = mapped_column(default="")  # the pairs to which this side has said yes
    guest_confirmed: Mapped[str] = mapped_column(default="")

    def confirmed(self, side: Side) -> str:
        return self.host_confirmed if side == Side.HOST else self.guest_confirmed


class HostingPair(Table):
    """A guest stays with a family; pinned ones stay when the pairs are sought anew."""

    __tablename__ = "hosting_pair"

    guest_id: Mapped[int] = mapped_column(ForeignKey("visit_participant.id", ondelete="CASCADE"), primary_key=True)
    host_id: Mapped[int] = mapped_column(ForeignKey("visit_participant.id", ondelete="CASCADE"), index=True)
    is_pinned: Mapped[bool] = mapped_column(default=False)


class HostingBond(Table):
    """Two guests who must stay in the same family, or would like to; the lower number is the first."""

    __tablename__ = "hosting_bond"

    one_id: Mapped[int] = mapped_column(ForeignKey("visit_participant.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[int] = mapped_column(
        ForeignKey("visit_participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    is_must: Mapped[bool]
