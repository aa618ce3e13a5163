"""Searches of classes for partners, who found whom and wants nothing of whom, saved searches, weights of criteria."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Connection, ForeignKey, Index, event, text, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.classes.models import SchoolClass
from portal.classes.rules.grades import mean_age
from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.matching.rules.criteria import DEFAULT_AGE_GAP
from portal.matching.rules.searches import LIVE, Status
from portal.projects.rules import MeetingMode

IS_LIVE = text("status IN ('waiting', 'open', 'fulfilled')")


class PartnerSearch(Table):
    """A class looks for partners. What a fit needs is copied here, so that a search needs no joins."""

    __tablename__ = "partner_search"
    listed_by = ("region_key", "status")
    __table_args__ = (
        CheckConstraint("n_found >= 0 AND n_found <= n_wanted", "no_more_partners_than_wanted"),
        Index(
            "uq_partner_search_class_id_live", "class_id", unique=True, sqlite_where=IS_LIVE, postgresql_where=IS_LIVE
        ),
        Index("ix_partner_search_status_expires_at", "status", "expires_at"),
        Index("ix_partner_search_changed_at", "changed_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"), index=True)
    teacher_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )  # its class’s
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    languages: Mapped[dict[str, str]] = mapped_column(default=dict)  # language → CEFR level
    practise: Mapped[list[str]] = mapped_column(default=list)  # languages
    age: Mapped[float]  # mean age in years on 1 September
    topics: Mapped[list[str]] = mapped_column(default=list)
    form: Mapped[MeetingMode]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    n_students: Mapped[int]
    stage: Mapped[str] = mapped_column(default="")
    wants_funding: Mapped[bool] = mapped_column(default=False)
    welcome: Mapped[list[str]]  # keys of regions
    n_wanted: Mapped[int] = mapped_column(default=1)
    n_found: Mapped[int] = mapped_column(default=0)  # raised by a conditional UPDATE only
    sentence: Mapped[str] = mapped_column(default="")
    sentence_language: Mapped[str] = mapped_column(default="")
    status: Mapped[Status]
    opened_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    changed_at: Mapped[datetime] = mapped_column(default=now)  # by every change, so that copies notice
    school_class: Mapped[SchoolClass] = relationship()

    @property
    def is_live(self) -> bool:
        """Not closed and not expired."""
        return self.status in LIVE

    @property
    def is_shown(self) -> bool:
        """Whether others may see it."""
        return self.status == Status.OPEN and self.expires_at > now()

    @property
    def period(self) -> tuple[date, date]:
        """When the class has time."""
        return self.starts_on, self.ends_on

    @property
    def version(self) -> str:
        """Changes with what other classes read before they say yes: who the class is, and what it looks for."""
        school_class = self.school_class
        who = (school_class.name, school_class.grade_key, school_class.age_from, school_class.age_to)
        where = (school_class.school.name, school_class.school.town)
        what = (self.n_students, self.languages, self.practise, self.topics, self.form, self.starts_on, self.ends_on)
        return fingerprint(who, where, what, self.sentence)


@event.listens_for(SchoolClass, "after_update")
def keep_age(_mapper: object, connection: Connection, school_class: SchoolClass) -> None:
    """What is copied of a class follows it at once."""
    age = mean_age(school_class.grade_key, school_class.age_from, school_class.age_to)
    is_older = (PartnerSearch.class_id == school_class.id, PartnerSearch.age != age)
    connection.execute(update(PartnerSearch).where(*is_older).values(age=age, changed_at=now()))


class Partnership(Table):
    """Two classes found each other; each counts as one partner in the other's search."""

    __tablename__ = "partnership"

    id: Mapped[int] = mapped_column(primary_key=True)
    pair: Mapped[str] = mapped_column(unique=True)
    one_id: Mapped[int] = mapped_column(ForeignKey("partner_search.id", ondelete="CASCADE"), index=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("partner_search.id", ondelete="CASCADE"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)


class Block(Table):
    """A teacher wants nothing more from another one."""

    __tablename__ = "teacher_block"

    by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)
    at: Mapped[datetime] = mapped_column(default=now)


class SavedSearch(Table):
    """Filters of a search; its teacher gets an email when a new class fits."""

    __tablename__ = "saved_search"

    id: Mapped[int] = mapped_column(primary_key=True)
    search_id: Mapped[int] = mapped_column(ForeignKey("partner_search.id", ondelete="CASCADE"), index=True)
    filters: Mapped[dict[str, str]] = mapped_column(default=dict)  # as in the address of the search page
    least: Mapped[int]  # points from which on a class is worth an email
    notified_until: Mapped[datetime] = mapped_column(default=now)  # newer classes have not been looked at
    created_at: Mapped[datetime] = mapped_column(default=now)


class Weighting(Table):
    """Weights and the limit of ages as a coordinator set them; the newest counts, older ones are its history."""

    __tablename__ = "weighting"

    id: Mapped[int] = mapped_column(primary_key=True)
    weights: Mapped[dict[str, int]]  # criterion → points, 100 together
    age_gap: Mapped[int] = mapped_column(default=DEFAULT_AGE_GAP)  # years
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(default=now)
