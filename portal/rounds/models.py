"""Matching rounds: which regions take part, what each run found, and what became of its proposals."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.matching.models import PartnerSearch
from portal.matching.rules.criteria import Criterion
from portal.rounds.rules import SILENCE, Description, Ending, ProposalStatus, RoundStatus, RunStatus, time_limit
from portal.solver.problem import EDITION

UNDER_WAY = text("status IN ('waiting', 'running')")
RUNNING = text("status = 'running'")
NOT_NOTIFIED = text("notified_at IS NULL")


class Round(Table):
    """Coordinators look for pairs or groups among all open searches of some regions."""

    __tablename__ = "matching_round"

    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(default=2)  # classes of a group, 2 to 4
    weights: Mapped[dict[str, int]]  # criterion → points, 100 together
    join_until: Mapped[date]  # classes that begin to look later wait for the next round
    answer_until: Mapped[date]  # last day on which an answer to a proposal counts
    status: Mapped[RoundStatus] = mapped_column(default=RoundStatus.OPEN)
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    regions: Mapped[list["RoundRegion"]] = relationship(cascade="all, delete-orphan", order_by="RoundRegion.region_key")

    @property
    def region_keys(self) -> list[str]:
        return [each.region_key for each in self.regions]

    @property
    def version(self) -> str:
        """Changes with all that whoever changes it reads."""
        return fingerprint(self.region_keys, self.size, self.weights, self.join_until, self.answer_until)

    @property
    def description(self) -> Description:
        weights = {Criterion(name): points for name, points in self.weights.items()}
        return Description(self.region_keys, self.size, weights, self.join_until, self.answer_until)


class RoundRegion(Table):
    """A region whose classes take part, and whose coordination sees the round."""

    __tablename__ = "round_region"

    round_id: Mapped[int] = mapped_column(ForeignKey("matching_round.id", ondelete="CASCADE"), primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), primary_key=True, index=True)


class Absence(Table):
    """A class that looks for partners but takes no part in this round."""

    __tablename__ = "round_absence"

    round_id: Mapped[int] = mapped_column(ForeignKey("matching_round.id", ondelete="CASCADE"), primary_key=True)
    search_id: Mapped[int] = mapped_column(
        ForeignKey("partner_search.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    at: Mapped[datetime] = mapped_column(default=now)


class RoundPair(Table):
    """Two classes of which coordinators say that a round puts them together, or never does."""

    __tablename__ = "round_pair"

    round_id: Mapped[int] = mapped_column(ForeignKey("matching_round.id", ondelete="CASCADE"), primary_key=True)
    one_id: Mapped[int] = mapped_column(
        ForeignKey("partner_search.id", ondelete="CASCADE"), primary_key=True, index=True
    )  # the smaller number
    other_id: Mapped[int] = mapped_column(
        ForeignKey("partner_search.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    is_together: Mapped[bool]
    reason: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(default=now)
    removed_at: Mapped[datetime | None]  # it does not count any more


class Run(Table):
    """One computation of a round. A round has one under way at most, and all rounds together one that runs.

    While it runs, its figures and groups are the best that were found so far. A trial repeats another run with two
    classes put together, to see what that costs; nobody can publish it.
    """

    __tablename__ = "round_run"
    __table_args__ = (
        Index("uq_round_run_under_way", "round_id", unique=True, sqlite_where=UNDER_WAY, postgresql_where=UNDER_WAY),
        Index("uq_round_run_running", "status", unique=True, sqlite_where=RUNNING, postgresql_where=RUNNING),
        Index("ix_round_run_round_id", "round_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("matching_round.id", ondelete="CASCADE"))
    status: Mapped[RunStatus] = mapped_column(default=RunStatus.WAITING)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    asked_at: Mapped[datetime] = mapped_column(default=now)
    heard_at: Mapped[datetime] = mapped_column(default=now)  # last sign of life
    tries: Mapped[int] = mapped_column(default=0)
    progress: Mapped[float] = mapped_column(default=0.0)  # 0 to 1
    ending: Mapped[Ending] = mapped_column(default=Ending.COMPLETE)  # why there is a result
    edition: Mapped[int] = mapped_column(default=0)  # of the solver; what other ones than today's say is not proven
    published_at: Mapped[datetime | None]
    n_dropped: Mapped[int] = mapped_column(default=0)  # groups that had come apart before they were published
    size: Mapped[int] = mapped_column(default=2)
    n_classes: Mapped[int] = mapped_column(default=0)
    n_groups: Mapped[int] = mapped_column(default=0)
    points: Mapped[int] = mapped_column(default=0)
    most_groups: Mapped[int] = mapped_column(default=0)  # proven: nobody can find more
    most_points: Mapped[int] = mapped_column(default=0)  # proven, in as many groups
    first_come_groups: Mapped[int] = mapped_column(default=0)
    first_come_points: Mapped[int] = mapped_column(default=0)
    n_served: Mapped[int] = mapped_column(default=0)  # classes with a partner
    most_served: Mapped[int] = mapped_column(default=0)  # proven, like those before
    first_come_served: Mapped[int] = mapped_column(default=0)
    n_impossible: Mapped[int] = mapped_column(default=0)  # classes that fit nobody at all
    seconds: Mapped[float] = mapped_column(default=0.0)
    peak_mb: Mapped[int] = mapped_column(default=0)
    groups: Mapped[list[Any]] = mapped_column(default=list, deferred=True)  # [[numbers of searches], points]
    without: Mapped[list[Any]] = mapped_column(default=list, deferred=True)  # numbers of searches
    partly: Mapped[list[Any]] = mapped_column(default=list, deferred=True)  # [number of a search, found, lacking]
    inputs: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)  # of solver/keeping.py; earlier runs: none
    trial_of_id: Mapped[int | None] = mapped_column(ForeignKey("round_run.id", ondelete="CASCADE"), index=True)
    one_id: Mapped[int | None]  # of a trial: two searches that it puts together, the smaller number first
    other_id: Mapped[int | None]
    round: Mapped[Round] = relationship()
    trial_of: Mapped["Run | None"] = relationship(remote_side=id)

    @property
    def pair(self) -> list[int]:
        """The two searches that a trial puts together."""
        return [search_id for search_id in (self.one_id, self.other_id) if search_id]

    @property
    def members(self) -> list[int]:
        """The searches that took part."""
        return [*(search_id for members, _points in self.groups for search_id in members), *self.without]

    @property
    def has_bounds(self) -> bool:
        """Whether the solver of today said how good its result can be at best."""
        return self.edition == EDITION

    @property
    def time_limit(self) -> int | None:
        """Seconds that it may take."""
        return time_limit(self.size)

    @property
    def is_lost(self) -> bool:
        """Its process was stopped: nobody has heard of it for a while."""
        return self.status == RunStatus.RUNNING and self.heard_at < now() - SILENCE


class Proposal(Table):
    """Some classes that a round would like to see as partners."""

    __tablename__ = "round_proposal"
    __table_args__ = (
        Index("ix_round_proposal_status_due_on", "status", "due_on"),
        Index("ix_round_proposal_run_id_status", "run_id", "status"),
        Index("ix_round_proposal_not_notified", "id", sqlite_where=NOT_NOTIFIED, postgresql_where=NOT_NOTIFIED),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("round_run.id", ondelete="CASCADE"))
    points: Mapped[int]  # of all its pairs together
    status: Mapped[ProposalStatus] = mapped_column(default=ProposalStatus.WAITING)
    status_since: Mapped[datetime] = mapped_column(default=now)
    remind_on: Mapped[date]
    due_on: Mapped[date]
    notified_at: Mapped[datetime | None]  # when its classes got their emails
    reminded_at: Mapped[datetime | None]
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"), index=True)
    run: Mapped[Run] = relationship()
    sides: Mapped[list["Side"]] = relationship(
        back_populates="proposal", cascade="all, delete-orphan", order_by="Side.search_id"
    )


class Side(Table):
    """One class of a proposal and its answer; no more proposals wait for a class than the partners that it lacks."""

    __tablename__ = "round_side"
    __table_args__ = (Index("ix_round_side_search_id", "search_id"),)

    proposal_id: Mapped[int] = mapped_column(ForeignKey("round_proposal.id", ondelete="CASCADE"), primary_key=True)
    search_id: Mapped[int] = mapped_column(ForeignKey("partner_search.id", ondelete="CASCADE"), primary_key=True)
    is_live: Mapped[bool] = mapped_column(default=True)  # the proposal waits
    answer: Mapped[str] = mapped_column(default="")  # of rules.Answer; empty: none yet
    reasons: Mapped[list[str]] = mapped_column(default=list)  # codes of partnering.rules.DeclineReason, of a decline
    answered_at: Mapped[datetime | None]
    seen_version: Mapped[str] = mapped_column(default="")  # of the other classes, of a yes
    proposal: Mapped[Proposal] = relationship(back_populates="sides")
    search: Mapped[PartnerSearch] = relationship()

    @property
    def version(self) -> str:
        """Changes with what this class reads about the others."""
        return fingerprint(*(side.search.version for side in self.proposal.sides if side is not self))

    @property
    def is_outdated(self) -> bool:
        """It said yes to other classes than they are now."""
        return bool(self.answer) and self.seen_version not in ("", self.version)
