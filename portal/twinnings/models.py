"""Partnerships of two municipalities, and the schools and projects that belong to them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.projects.models import Project
from portal.schools.models import School
from portal.twinnings.rules import Town


class Twinning(Table):
    """Two towns of two regions are partners. What a teacher suggested is public once a coordination approves it."""

    __tablename__ = "twinning"
    listed_by = ("one_region_key", "other_region_key", "is_public")
    __table_args__ = (Index("ix_twinning_towns", "one_town", "other_town", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pair: Mapped[str] = mapped_column(unique=True)  # of both towns in one spelling, so that none is entered twice
    one_town: Mapped[str]
    one_region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)
    other_town: Mapped[str]
    other_region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)
    founded: Mapped[int | None]  # year
    source: Mapped[str] = mapped_column(default="")  # where the founding is written down
    is_public: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    schools: Mapped[list[School]] = relationship(secondary="twinning_school", order_by=School.id)
    projects: Mapped[list[Project]] = relationship(secondary="twinning_project", order_by=Project.id)

    @property
    def one(self) -> Town:
        return Town(self.one_town, self.one_region_key)

    @property
    def other(self) -> Town:
        return Town(self.other_town, self.other_region_key)

    @property
    def region_keys(self) -> list[str]:
        return [self.one_region_key, self.other_region_key]

    @property
    def name(self) -> str:
        return f"{self.one_town} – {self.other_town}"

    @property
    def version(self) -> str:
        """Changes with every save."""
        return fingerprint(self.updated_at, self.is_public)


class TwinningSchool(Table):
    """A school takes part in a partnership of municipalities."""

    __tablename__ = "twinning_school"
    listed_by = ()

    twinning_id: Mapped[int] = mapped_column(ForeignKey("twinning.id", ondelete="CASCADE"), primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id", ondelete="CASCADE"), primary_key=True, index=True)


class TwinningProject(Table):
    """A project belongs to a partnership of municipalities."""

    __tablename__ = "twinning_project"
    listed_by = ()

    twinning_id: Mapped[int] = mapped_column(ForeignKey("twinning.id", ondelete="CASCADE"), primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True, index=True)
