"""The jury of an award round: its members, and what each of them scores by which criterion."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.awards.models import AwardRound, Nomination
from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.juries.rules.members import REMIND_DAYS, STEP_IN_DAYS


class Jury(Table):
    """How the jury of a round works, and its result once it is closed."""

    __tablename__ = "jury"
    listed_by = ()

    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id", ondelete="CASCADE"), primary_key=True)
    remind_days: Mapped[list[Any]] = mapped_column(default=lambda: list(REMIND_DAYS))  # before the deadline
    step_in_days: Mapped[int] = mapped_column(default=STEP_IN_DAYS)  # before the deadline, for members who are silent
    n_steps: Mapped[int] = mapped_column(default=0)  # whoever hands in raises it, so that nobody does after the end
    closed_at: Mapped[datetime | None]
    result: Mapped[dict[str, Any] | None]  # the document of `rules.results`; it names nobody
    round: Mapped[AwardRound] = relationship()
    members: Mapped[list["JuryMember"]] = relationship(
        primaryjoin="Jury.round_id == foreign(JuryMember.round_id)", order_by="JuryMember.id", viewonly=True
    )


class JuryMember(Table):
    """Somebody judges in a round; tables tell her by a number, which stays when she is erased."""

    __tablename__ = "jury_member"
    __table_args__ = (UniqueConstraint("round_id", "person_id"), UniqueConstraint("round_id", "number"))

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    number: Mapped[int]
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)  # for which she was appointed
    town: Mapped[str] = mapped_column(default="")  # where she lives, beside those of her schools
    is_reserve: Mapped[bool] = mapped_column(default=False)
    called_in_at: Mapped[datetime | None]  # a reserve member judges from then on
    appointed_at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[Person | None] = relationship()
    sheets: Mapped[list["JurySheet"]] = relationship(back_populates="member", cascade="all, delete-orphan")

    @property
    def is_active(self) -> bool:
        return not self.is_reserve or self.called_in_at is not None


class JurySheet(Table):
    """What one member thinks of one nomination: a draft until it is handed in, or that she does not judge it."""

    __tablename__ = "jury_sheet"
    __table_args__ = (UniqueConstraint("member_id", "nomination_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("jury_member.id", ondelete="CASCADE"))
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id", ondelete="CASCADE"), index=True)
    comment: Mapped[str] = mapped_column(default="")  # for the organiser alone
    saved_at: Mapped[datetime] = mapped_column(default=now)
    handed_in_at: Mapped[datetime | None]
    recused_at: Mapped[datetime | None]  # by her own word
    reason: Mapped[str] = mapped_column(default="")  # of the recusal
    member: Mapped[JuryMember] = relationship(back_populates="sheets")
    nomination: Mapped[Nomination] = relationship()
    scores: Mapped[list["JuryScore"]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    @property
    def revision(self) -> str:
        """Changes with the comment, which two tabs could overwrite."""
        return fingerprint(self.comment)

    @property
    def by_criterion(self) -> dict[int, int]:
        return {each.criterion_id: each.score for each in self.scores}


class JuryScore(Table):
    """The score by one criterion."""

    __tablename__ = "jury_score"

    sheet_id: Mapped[int] = mapped_column(ForeignKey("jury_sheet.id", ondelete="CASCADE"), primary_key=True)
    criterion_id: Mapped[int] = mapped_column(
        ForeignKey("award_criterion.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    score: Mapped[int]
