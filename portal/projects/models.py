"""European Dialogue projects, the teachers, classes and regions taking part, and the history of their steps."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.projects.rules import DESCRIBED, Difference, MeetingMode, Status, Step, differences, missing_fields
from portal.schools.models import School

WANTED = ("region_keys", "returned_version", "reason", "reason_language")  # of a change, beside its description


def as_json(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


class Described:
    """What teachers say about a project; the names are those of `rules.DESCRIBED`."""

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

    @property
    def description(self) -> dict[str, Any]:
        """Field → value."""
        return {name: getattr(self, name) for name in DESCRIBED}


class Project(Described, Table):
    """A project at home in one school; all its teachers, classes and regions are equals in it.

    While it is public, its description is the accepted one; what its teachers would like to change waits in `change`.
    """

    __tablename__ = "project"
    listed_by = ("school_id", "region_key", "is_public", "status_since")
    __table_args__ = (
        Index("ix_project_region_key_status_since", "region_key", "status", "status_since"),
        Index("ix_project_is_public_status_since", "is_public", "status_since", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    status: Mapped[Status] = mapped_column(default=Status.DRAFT)
    status_since: Mapped[datetime] = mapped_column(default=now)
    is_public: Mapped[bool] = mapped_column(default=False)  # accepted or later, and its teacher confirmed
    hidden_at: Mapped[datetime | None]  # it was reported: no visitor sees it until two people have decided
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    task: Mapped[str] = mapped_column(default="")  # for its students; nobody else reads it
    task_language: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]  # when their contributions should be handed in
    reminded_at: Mapped[datetime | None]  # those who have not handed in anything, on their start pages
    teachers: Mapped[list[Person]] = relationship(secondary="project_teacher", order_by=Person.id)
    school: Mapped[School] = relationship(lazy="joined")
    classes: Mapped[list[SchoolClass]] = relationship(secondary="project_class", order_by=SchoolClass.id)
    regions: Mapped[list["ProjectRegion"]] = relationship(lazy="selectin", cascade="all, delete-orphan")
    places: Mapped[list["ProjectClass"]] = relationship(viewonly=True, order_by="ProjectClass.class_id")
    change: Mapped["ProjectChange | None"] = relationship(cascade="all, delete-orphan", back_populates="project")

    @property
    def region_keys(self) -> list[str]:
        """All regions taking part, the own one too."""
        return [row.region_key for row in self.regions]

    @property
    def missing_fields(self) -> list[str]:
        """What the project still needs before it can be submitted."""
        return missing_fields(self.title, self.summary, self.topics, len(self.classes))

    @property
    def shown(self) -> dict[str, Any]:
        """What visitors read."""
        classes = [place.shown for place in self.places if place.shown_as != ""]
        return {**self.description, "regions": sorted(self.region_keys), "classes": classes}

    @property
    def wanted(self) -> dict[str, Any]:
        """What its teachers want visitors to read."""
        classes = [place.wanted for place in self.places]
        in_classes = {place.school_class.school.region_key for place in self.places}
        regions = {*(self.change.region_keys if self.change else self.region_keys), self.region_key, *in_classes}
        description = (self.change or self).description
        return {**description, "regions": sorted(regions), "classes": classes}

    @property
    def differences(self) -> list[Difference]:
        """What visitors would read otherwise; a class that is renamed keeps its accepted name until something waits."""
        is_waiting = self.change or any(place.shown_as == "" for place in self.places)
        return differences(self.shown, self.wanted) if self.is_public and is_waiting else []

    @property
    def waiting_since(self) -> datetime:
        """Since when the coordination has something to decide."""
        return self.updated_at if self.is_public else self.status_since

    @property
    def is_returned(self) -> bool:
        """The coordination does not want what is wanted."""
        return self.change is not None and self.change.returned_version == self.version

    @property
    def is_at_work(self) -> bool:
        """Its teachers have begun to change what the coordination asked them to change."""
        return self.status == Status.CHANGES_REQUESTED and self.updated_at > self.status_since

    @property
    def facts(self) -> dict[str, Any]:
        """All that a decision may change, as JSON."""
        change = self.change
        return {
            "since": self.status_since.isoformat(),
            "updated_at": self.updated_at.isoformat(),
            "description": as_json(self.description),
            "regions": sorted(self.region_keys),
            "names": [[place.class_id, place.shown_as] for place in self.places],
            "change": change and as_json({**change.description, **{name: getattr(change, name) for name in WANTED}}),
        }

    @property
    def version(self) -> str:
        """Changes with all that whoever decides about it reads."""
        return fingerprint(self.status_since, self.shown if self.is_public else None, self.wanted)


class ProjectChange(Described, Table):
    """What the teachers of a public project want to say instead; visitors read it once the coordination accepts it."""

    __tablename__ = "project_change"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    region_keys: Mapped[list[str]] = mapped_column(default=list)
    changed_at: Mapped[datetime] = mapped_column(default=now)
    returned_version: Mapped[str] = mapped_column(default="")  # of the project; the coordination does not want it so
    reason: Mapped[str] = mapped_column(default="")
    reason_language: Mapped[str] = mapped_column(default="")
    project: Mapped[Project] = relationship(back_populates="change")


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
    shown_as: Mapped[str | None]  # the accepted name; empty: visitors do not see the class yet; None: never accepted
    school_class: Mapped[SchoolClass] = relationship(viewonly=True)

    @property
    def shown(self) -> tuple[str, str, str]:
        """The class as visitors read it: its name, its school, and their language."""
        return self.shown_as or self.school_class.name, *self._school()

    @property
    def wanted(self) -> tuple[str, str, str]:
        """The class as its teacher calls it now."""
        return self.school_class.name, *self._school()

    def _school(self) -> tuple[str, str]:
        school = self.school_class.school
        return school.name, school.region.languages[0]


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
    before: Mapped[dict[str, Any] | None]  # `Project.facts` before a decision, so that it can be undone
    by: Mapped[Person | None] = relationship(lazy="joined")
