"""Events with their stages and rooms, and what classes apply with."""

from dataclasses import fields
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution
from portal.core.clock import now, today
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.events.rules.applications import Content, missing_fields
from portal.events.rules.codes import ApplicationKind, ApplicationStatus, EventStatus, Performance, PlaceKind
from portal.events.rules.days import Hours, days_between
from portal.events.rules.steps import PUBLIC, Step

CONTENT = tuple(each.name for each in fields(Content))


class Event(Table):
    """An event of several days in one town; the coordination of a region organises it."""

    __tablename__ = "event"
    listed_by = ("status", "first_day", "region_key")
    __table_args__ = (
        CheckConstraint("last_day >= first_day", "ends_after_start"),
        Index("ix_event_status_first_day", "status", "first_day", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)  # who organises it; its time counts
    names: Mapped[dict[str, str]]  # language → name
    language: Mapped[str]  # of the original of name and call
    town: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date]  # included
    calls: Mapped[dict[str, str]] = mapped_column(default=dict)  # language → text of the call
    invited: Mapped[list[str]] = mapped_column(default=list)  # keys of the regions that may apply; empty: all
    apply_until: Mapped[datetime | None]  # the last moment for applications
    status: Mapped[EventStatus] = mapped_column(default=EventStatus.DRAFT)
    status_since: Mapped[datetime] = mapped_column(default=now)
    programme_version: Mapped[int] = mapped_column(default=0)  # rises with every change of the programme
    published_at: Mapped[datetime | None]  # the programme as visitors see it
    announced_to: Mapped[int] = mapped_column(default=0)  # the last teacher who was told of the call
    announced_at: Mapped[datetime | None]  # all were told
    reason: Mapped[str] = mapped_column(default="")  # why it was cancelled
    reason_language: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    places: Mapped[list["EventPlace"]] = relationship(
        back_populates="event", cascade="all, delete-orphan", order_by="EventPlace.position, EventPlace.id"
    )

    @property
    def is_public(self) -> bool:
        return self.status in PUBLIC

    @property
    def is_over(self) -> bool:
        """Nobody can take part in it any more."""
        return self.status == EventStatus.CANCELLED or self.last_day < today()

    @property
    def days(self) -> list[date]:
        return days_between(self.first_day, self.last_day)

    @property
    def version(self) -> str:
        """Changes with all that organisers write about it."""
        return fingerprint(self.status, self.updated_at)


class EventPlace(Table):
    """A stage or room of an event."""

    __tablename__ = "event_place"
    listed_by = ("event_id",)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    kind: Mapped[PlaceKind]
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    changeover: Mapped[int] = mapped_column(default=10)  # minutes between two performances
    event: Mapped[Event] = relationship(back_populates="places")
    openings: Mapped[list["Opening"]] = relationship(
        cascade="all, delete-orphan", order_by="Opening.day, Opening.opens"
    )

    @property
    def version(self) -> str:
        """Changes with all that organisers write about it."""
        openings = [(each.day, each.opens, each.closes, each.prime_from, each.prime_to) for each in self.openings]
        return fingerprint(self.kind, self.name, self.changeover, openings)


class Opening(Table):
    """A time on one day in which a place is open; prime time, if it has one, is a part of it."""

    __tablename__ = "event_opening"
    listed_by = ("place_id",)
    __table_args__ = (CheckConstraint("closes > opens", "ends_after_start"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("event_place.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    opens: Mapped[time]  # local time of the event
    closes: Mapped[time]
    prime_from: Mapped[time | None]
    prime_to: Mapped[time | None]

    @property
    def hours(self) -> Hours:
        return Hours(self.opens, self.closes, self.prime_from, self.prime_to)


class Application(Table):
    """A class applies with a performance or an exhibit; a draft is kept until it is handed in."""

    __tablename__ = "event_application"
    listed_by = ("event_id", "class_id", "region_key", "status")
    __table_args__ = (Index("ix_event_application_event_id_status", "event_id", "status", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"), index=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)
    kind: Mapped[ApplicationKind]
    title: Mapped[str]
    language: Mapped[str]  # of title and needs
    performance: Mapped[Performance | None]
    minutes: Mapped[int | None]  # of a performance
    n_people: Mapped[int | None]
    size: Mapped[str] = mapped_column(default="")  # of an exhibit, as its class puts it
    needs: Mapped[str] = mapped_column(default="")
    wished_days: Mapped[list[str]] = mapped_column(default=list)  # ISO dates; empty: any
    arrives_at: Mapped[datetime | None]  # before, nobody of the class is there
    leaves_at: Mapped[datetime | None]
    room_id: Mapped[int | None] = mapped_column(ForeignKey("event_place.id", ondelete="SET NULL"), index=True)
    status: Mapped[ApplicationStatus] = mapped_column(default=ApplicationStatus.DRAFT)
    status_since: Mapped[datetime] = mapped_column(default=now)
    reasons: Mapped[list[str]] = mapped_column(default=list)  # codes, of a decision
    reason: Mapped[str] = mapped_column(default="")
    reason_language: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    event: Mapped[Event] = relationship()
    room: Mapped[EventPlace | None] = relationship()  # in which an exhibit is shown
    school_class: Mapped[SchoolClass] = relationship()
    works: Mapped[list["ApplicationWork"]] = relationship(
        cascade="all, delete-orphan", order_by="ApplicationWork.position, ApplicationWork.contribution_id"
    )

    @property
    def content(self) -> Content:
        values = {name: getattr(self, name) for name in CONTENT if name != "works"}
        return Content(**values, works=[each.contribution_id for each in self.works])

    @property
    def missing_fields(self) -> list[str]:
        """What it still needs before it can be handed in."""
        return missing_fields(self.kind, self.content)

    @property
    def version(self) -> str:
        """Changes with all that its class writes, and with every step."""
        return fingerprint(self.status, self.status_since, self.updated_at)


class ApplicationWork(Table):
    """A published contribution that a class wants to exhibit."""

    __tablename__ = "event_application_work"
    listed_by = ()

    application_id: Mapped[int] = mapped_column(
        ForeignKey("event_application.id", ondelete="CASCADE"), primary_key=True
    )
    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    position: Mapped[int] = mapped_column(default=0)
    contribution: Mapped[Contribution] = relationship()


class ApplicationEntry(Table):
    """One step of an application: who took it, when, from which status to which."""

    __tablename__ = "event_application_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("event_application.id", ondelete="CASCADE"), index=True)
    step: Mapped[Step]
    start: Mapped[ApplicationStatus]
    to: Mapped[ApplicationStatus]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    before: Mapped[dict[str, Any] | None]  # what a decision has replaced, so that it can be undone
    by: Mapped[Person | None] = relationship()
