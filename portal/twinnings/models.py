"""Partnerships of two municipalities, and the schools and projects that belong to them."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core.clock import now
from portal.core.db import Table
from portal.projects.models import Project
from portal.schools.models import School


class Twinning(Table):
    """Two towns of two regions are partners."""

    __tablename__ = "twinning"
    listed_by = ("one_region_key", "other_region_key")

    id: Mapped[int] = mapped_column(primary_key=True)
    one_town: Mapped[str]
    one_region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)
    other_town: Mapped[str]
    other_region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)
    founded: Mapped[int | None]  # year
    source: Mapped[str] = mapped_column(default="")  # where the founding is written down
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    schools: Mapped[list[School]] = relationship(secondary="twinning_school", order_by=School.id)
    projects: Mapped[list[Project]] = relationship(secondary="twinning_project", order_by=Project.id)


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
