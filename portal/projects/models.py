"""European Dialogue projects, the teachers, classes and regions taking part, and the history of their steps."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.clock import now
from portal.core.db import Table
from portal.projects.rules import MeetingMode, Status, Step, missing_fields
from portal.schools.models import School


class Project(Table):
    """A project at home in one school; all its teachers, classes and regions are equals in it."""

    __tablename__ = "project"
    listed_by = ("school_id", "region_key", "is_public", "status_since")
    __table_args__ = (
        Index("ix_project_region_key_status_since", "region_key", "status", "status_since"),
        Index("ix_project_is_public_status_since", "is_public", "status_since", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")
    language: Mapped[str]  # of title and summary
    languages: Mapped[list[str]] = mapped_column(default=list)  # of communication
    topics: Mapped[list[str]] = mapped_column(default=list)  # keys of topics.csv
    form: Mapped[MeetingMode] = mapped_column(default=MeetingMode.ONLINE)
    age_from: Mapped[int]
    age_to: Mapped[int]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    status: Mapped[Status] = mapped_column(default=Status.DRAFT)
    status_since: Mapped[datetime] = mapped_column(default=now)
    is_public: Mapped[bool] = mapped_column(default=False)  # accepted or later, and its teacher confirmed
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    teachers: Mapped[list[Person]] = relationship(secondary="project_teacher", order_by=Person.id)
    school: Mapped[School] = relationship(lazy="joined")
    classes: Mapped[list[SchoolClass]] = relationship(secondary="project_class", order_by=SchoolClass.id)
    regions: Mapped[list["ProjectRegion"]] = relationship(lazy="selectin", cascade="all, delete-orphan")

    @property
    def region_keys(self) -> list[str]:
        """All regions taking part, the own one too."""
        return [row.region_key for row in self.regions]

    @property
    def missing_fields(self) -> list[str]:
        """What the project still needs before it can be submitted."""
        return missing_fields(self.title, self.summary, self.topics, len(self.classes))


class ProjectTeacher(Table):
    """A teacher to whom a project belongs, as much as to its other teachers."""

    __tablename__ = "project_teacher"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)


class ProjectClass(Table):
    """A class takes part in a project."""

    __tablename__ = "project_class"
    listed_by = ()

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    class_id: Mapped[int] = mapped_column(
        ForeignKey("school_class.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class ProjectRegion(Table):
    """A region takes part in a project."""

    __tablename__ = "project_region"
    listed_by = ()

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), primary_key=True, index=True)


class ProjectEntry(Table):
    """One step of a project: who took it, when, from which status to which, and why."""

    __tablename__ = "project_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    step: Mapped[Step]
    start: Mapped[Status]
    to: Mapped[Status]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(default=now)
    reason: Mapped[str] = mapped_column(default="")
    reason_language: Mapped[str] = mapped_column(default="")
    by: Mapped[Person | None] = relationship(lazy="joined")
