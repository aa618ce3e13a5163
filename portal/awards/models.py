"""Award rounds, their categories and criteria, and nominations."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.awards.rules.codes import MissingScores, NominationStatus, Nominee, RoundStatus
from portal.awards.rules.nominations import Whom
from portal.awards.rules.rounds import Dates, Description
from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.projects.models import Project
from portal.schools.models import School
from portal.twinnings.models import Twinning


class AwardRound(Table):
    """One year of an award; the coordination of a region organises it."""

    __tablename__ = "award_round"
    listed_by = ("status", "year", "award")
    __table_args__ = (UniqueConstraint("award", "year"), Index("ix_award_round_year", "year", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    award: Mapped[str]  # "leah", or a key of another award
    year: Mapped[int]
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)  # who organises it
    titles: Mapped[dict[str, str]]  # language → title
    texts: Mapped[dict[str, str]] = mapped_column(default=dict)  # language → what it is about
    language: Mapped[str]  # of the original
    nominees: Mapped[list[str]] = mapped_column(default=list)  # codes of `Nominee`
    nominate_until: Mapped[datetime | None]
    agree_until: Mapped[datetime | None]  # nominees answer until then
    judge_until: Mapped[datetime | None]
    quorum: Mapped[int] = mapped_column(default=3)  # jurors who must have scored an item
    missing_scores: Mapped[MissingScores] = mapped_column(default=MissingScores.LEAVE_OUT)
    lowest: Mapped[int] = mapped_column(default=1)  # scale of the scores
    highest: Mapped[int] = mapped_column(default=5)
    status: Mapped[RoundStatus] = mapped_column(default=RoundStatus.DRAFT)
    status_since: Mapped[datetime] = mapped_column(default=now)
    reason: Mapped[str] = mapped_column(default="")  # why it was cancelled
    reason_language: Mapped[str] = mapped_column(default="")
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)  # as they were when the result was published
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    categories: Mapped[list["AwardCategory"]] = relationship(
        cascade="all, delete-orphan", order_by="AwardCategory.position, AwardCategory.id"
    )
    criteria: Mapped[list["AwardCriterion"]] = relationship(
        cascade="all, delete-orphan", order_by="AwardCriterion.position, AwardCriterion.id"
    )

    @property
    def dates(self) -> Dates:
        return Dates(self.nominate_until, self.agree_until, self.judge_until)

    @property
    def weights(self) -> list[int]:
        return [criterion.weight for criterion in self.criteria]

    @property
    def description(self) -> Description:
        return Description(
            self.award,
            self.year,
            self.titles,
            self.language,
            self.texts,
            [Nominee(code) for code in self.nominees],
            self.dates,
            self.quorum,
            self.missing_scores,
        )

    @property
    def version(self) -> str:
        """Changes with every save and every step."""
        return fingerprint(self.updated_at, self.status)


class AwardCategory(Table):
    """What is awarded on its own; a round without categories has one list of nominations."""

    __tablename__ = "award_category"
    listed_by = ("round_id",)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id", ondelete="CASCADE"), index=True)
    names: Mapped[dict[str, str]]
    position: Mapped[int] = mapped_column(default=0)


class AwardCriterion(Table):
    """By what the jury judges, and how much it counts."""

    __tablename__ = "award_criterion"
    listed_by = ("round_id",)
    __table_args__ = (CheckConstraint("weight > 0", "counts"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id", ondelete="CASCADE"), index=True)
    names: Mapped[dict[str, str]]
    weight: Mapped[int]  # per cent; together 100
    position: Mapped[int] = mapped_column(default=0)


class Nomination(Table):
    """Somebody is nominated; it counts once the nominee has agreed."""

    __tablename__ = "nomination"
    listed_by = ("round_id", "category_id", "status", "place", "project_id", "twinning_id", "code")
    __table_args__ = (
        Index("ix_nomination_round_id_status", "round_id", "status", "id"),
        UniqueConstraint("round_id", "live_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id", ondelete="CASCADE"))
    category_id: Mapped[int | None] = mapped_column(ForeignKey("award_category.id", ondelete="SET NULL"), index=True)
    kind: Mapped[Nominee]
    twinning_id: Mapped[int | None] = mapped_column(ForeignKey("twinning.id", ondelete="SET NULL"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"), index=True)
    one_school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id", ondelete="SET NULL"), index=True)
    other_school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id", ondelete="SET NULL"), index=True)
    text: Mapped[str] = mapped_column(default="")  # what the dossier does not say by itself
    language: Mapped[str]  # of the text
    dossier: Mapped[dict[str, Any]] = mapped_column(default=dict)  # as it was when the nominee agreed
    live_key: Mapped[str | None]  # of the nominee while the nomination lives: nobody is nominated twice in a round
    agreed_sides: Mapped[list[str]] = mapped_column(default=list)  # codes of `Side`
    status: Mapped[NominationStatus] = mapped_column(default=NominationStatus.DRAFT)
    status_since: Mapped[datetime] = mapped_column(default=now)
    reason: Mapped[str] = mapped_column(default="")  # why the nominee declined
    reason_language: Mapped[str] = mapped_column(default="")
    place: Mapped[int | None]  # of a laureate, 1 is the first
    reasons: Mapped[dict[str, str]] = mapped_column(default=dict)  # language → why it was awarded
    picture_ids: Mapped[list[Any]] = mapped_column(default=list)  # contributions that may be used for the award now
    code: Mapped[str | None] = mapped_column(unique=True)  # on the certificate
    revoked_at: Mapped[datetime | None]  # the award was taken back: the certificate counts no more
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    round: Mapped[AwardRound] = relationship()
    category: Mapped[AwardCategory | None] = relationship()
    twinning: Mapped[Twinning | None] = relationship()
    project: Mapped[Project | None] = relationship()
    one_school: Mapped[School | None] = relationship(foreign_keys=[one_school_id])
    other_school: Mapped[School | None] = relationship(foreign_keys=[other_school_id])

    @property
    def whom(self) -> Whom:
        number = {
            Nominee.TWINNING: self.twinning_id,
            Nominee.PROJECT: self.project_id,
            Nominee.SCHOOLS: self.one_school_id,
        }[self.kind]
        return Whom(self.kind, number or 0, self.other_school_id)

    @property
    def version(self) -> str:
        """Changes with all that the nominee agrees to."""
        return fingerprint(self.whom.key, self.category_id, self.text, self.language)


class LaureateRegion(Table):
    """A region in whose name a laureate was honoured: its page finds it by this."""

    __tablename__ = "laureate_region"
    listed_by = ()

    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id", ondelete="CASCADE"), primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), primary_key=True, index=True)
