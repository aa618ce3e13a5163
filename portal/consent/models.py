"""Consent as it was given and withdrawn, and the rules of each region as dated versions."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.consent.rules.codes import Giver, Way
from portal.core.clock import now
from portal.core.db import Table


class Consent(Table):
    """What a parent or a student decided at one time. Never changed: a later one takes its place."""

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_person_id", "person_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))  # whom it is about
    giver: Mapped[Giver]
    way: Mapped[Way]
    grants: Mapped[list[str]]  # "website:picture", …
    school_year: Mapped[int | None]  # of the works, by the calendar year in which it began; None: of any
    until: Mapped[date | None] = mapped_column(index=True)  # the last day of showing; None: until it is withdrawn
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    is_withdrawal: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)  # who recorded
    by: Mapped[Person | None] = relationship(foreign_keys=[by_id])


class ConsentRule(Table):
    """Whose consent is needed in a region from a day on; the newest that has begun counts."""

    __tablename__ = "consent_rule"
    __table_args__ = (Index("ix_consent_rule_region_key_valid_from", "region_key", "valid_from", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    valid_from: Mapped[date]
    student_from: Mapped[int]  # years
    parent_until: Mapped[int]  # years, exclusive
    without_consent: Mapped[list[str]]  # kinds that the public pages may show on another legal basis
    language: Mapped[str] = mapped_column(default="en", server_default="en")  # of basis and source
    basis: Mapped[str] = mapped_column(default="")  # what that basis is
    source: Mapped[str] = mapped_column(default="")
    confidence: Mapped[str] = mapped_column(default="")  # a Confidence, or what was typed before there was a choice
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))  # None: shipped
    at: Mapped[datetime] = mapped_column(default=now)
    by: Mapped[Person | None] = relationship()
