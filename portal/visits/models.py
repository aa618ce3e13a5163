"""Visits with their two sides, and what was done with them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution
from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.holidays.rules.days import Span
from portal.projects.models import Project
from portal.schools.models import School
from portal.visits.rules.codes import Kind, Side, Status, Step

NUMBERS = ("n_students", "n_companions")


class Visit(Table):
    """Guests come to hosts; both sides own it and confirm it."""

    __tablename__ = "visit"
    listed_by = ("project_id", "status", "first_day", "is_public")
    __table_args__ = (
        CheckConstraint("last_day >= first_day", "ends_after_start"),
        Index("ix_visit_is_public_first_day", "is_public", "first_day", "id"),
        Index("ix_visit_status_first_day", "status", "first_day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Kind]
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"), index=True)
    returns_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id", ondelete="SET NULL"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]  # included
    place: Mapped[str]  # a town, as the hosts call it
    status: Mapped[Status] = mapped_column(default=Status.PLANNED)
    status_since: Mapped[datetime] = mapped_column(default=now)
    is_public: Mapped[bool] = mapped_column(default=False)  # visitors may know of it
    hidden_at: Mapped[datetime | None]  # by a coordination: visitors do not read of it until it shows it again
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    project: Mapped[Project | None] = relationship()
    returns: Mapped["Visit | None"] = relationship(remote_side=[id])
    sides: Mapped[list["VisitSide"]] = relationship(
        back_populates="visit", cascade="all, delete-orphan", lazy="selectin"
    )

    reports: Mapped[list["VisitReport"]] = relationship(order_by="VisitReport.side", cascade="all, delete-orphan")
    works: Mapped[list[Contribution]] = relationship(secondary="visit_work", order_by=Contribution.id)

    def side(self, side: Side) -> "VisitSide":
        return next(each for each in self.sides if each.side == side)

    @property
    def host(self) -> "VisitSide":
        return self.side(Side.HOST)

    @property
    def guest(self) -> "VisitSide":
        return self.side(Side.GUEST)

    @property
    def days(self) -> Span:
        return Span(self.first_day, self.last_day)

    @property
    def agreement(self) -> dict[str, Any]:
        """What both sides say yes to, as JSON."""
        numbers = {f"{name}_{each.side}": getattr(each, name) for each in self._in_order for name in NUMBERS}
        days = {"first_day": self.first_day.isoformat(), "last_day": self.last_day.isoformat()}
        return {**days, "place": self.place, **numbers}

    @property
    def version(self) -> str:
        """Changes with what both sides say yes to."""
        classes = [(each.side, each.region_key, each.class_id) for each in self._in_order]
        return fingerprint(self.kind, classes, self.agreement)

    @property
    def has_both_yes(self) -> bool:
        """To the visit as it is now."""
        return all(side.has_agreed for side in self.sides)

    @property
    def _in_order(self) -> list["VisitSide"]:
        return [self.host, self.guest]


class VisitSide(Table):
    """Hosts or guests: a class with its teacher or, without a class, the coordination of the region."""

    __tablename__ = "visit_side"
    listed_by = ("region_key", "class_id", "school_id")

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    side: Mapped[Side] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)
    class_id: Mapped[int | None] = mapped_column(ForeignKey("school_class.id", ondelete="SET NULL"), index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"), index=True)
    n_students: Mapped[int] = mapped_column(default=0)
    n_companions: Mapped[int] = mapped_column(default=0)  # teachers and others who travel along, or experts
    agreed_at: Mapped[datetime | None]
    agreed_version: Mapped[str] = mapped_column(default="")  # of the visit, to which this side said yes
    visit: Mapped[Visit] = relationship(back_populates="sides")
    school_class: Mapped[SchoolClass | None] = relationship(lazy="joined")
    school: Mapped[School | None] = relationship()

    @property
    def has_agreed(self) -> bool:
        """To the visit as it is now."""
        return self.agreed_version == self.visit.version


class VisitEntry(Table):
    """One step of a visit, or one change: who, when, what was there before and what after, and why."""

    __tablename__ = "visit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    step: Mapped[Step]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    changes: Mapped[dict[str, Any]] = mapped_column(default=dict)  # field → [before, after]
    reason: Mapped[str] = mapped_column(default="")
    reason_language: Mapped[str] = mapped_column(default="")
    by: Mapped[Person | None] = relationship(lazy="joined")


class VisitReport(Table):
    """What one side answers to the questions about a visit."""

    __tablename__ = "visit_report"
    listed_by = ()

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    side: Mapped[Side] = mapped_column(primary_key=True)
    answers: Mapped[dict[str, str]] = mapped_column(default=dict)  # by question
    language: Mapped[str]  # of the answers
    updated_at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)


class VisitWork(Table):
    """A contribution that belongs to the report about a visit."""

    __tablename__ = "visit_work"
    listed_by = ()

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True, index=True
    )
