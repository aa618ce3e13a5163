"""Rules of programmes and sets of countries as dated versions; the newest that has begun counts."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table


class ProgrammeVersion(Table):
    """The rules of a programme from a day on."""

    __tablename__ = "programme_version"
    listed_by = ("valid_from",)
    __table_args__ = (Index("ix_programme_version_key_valid_from", "key", "valid_from", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    valid_from: Mapped[date]
    facts: Mapped[dict[str, str]]  # a row like those of data/programmes.csv
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))  # None: shipped
    at: Mapped[datetime] = mapped_column(default=now)
    by: Mapped[Person | None] = relationship(lazy="joined")


class CountrySetVersion(Table):
    """The countries of a set from a day on."""

    __tablename__ = "country_set_version"
    listed_by = ("valid_from",)
    __table_args__ = (Index("ix_country_set_version_key_valid_from", "key", "valid_from", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    valid_from: Mapped[date]
    members: Mapped[list[str]]  # ISO 3166-1
    source: Mapped[str] = mapped_column(default="")
    confidence: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(default=now)
    by: Mapped[Person | None] = relationship(lazy="joined")
