"""Schools of the directory, and which teacher belongs to which."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table
from portal.regions.models import Region


class School(Table):
    """A school; from a published directory, or added by a teacher and then unverified."""

    __tablename__ = "school"
    listed_by = ("region_key",)
    __table_args__ = (
        UniqueConstraint("region_key", "id_kind", "official_id"),
        Index("ix_school_region_key_name", "region_key", "name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    id_kind: Mapped[str | None]  # a key of school_ids.csv
    official_id: Mapped[str | None]
    name: Mapped[str]
    town: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    type_key: Mapped[str | None]  # a key of school_types.csv
    native_type: Mapped[str] = mapped_column(default="")  # as published
    email: Mapped[str | None]  # official address; confirms teachers with one click
    website: Mapped[str | None]
    source: Mapped[str] = mapped_column(default="")
    is_verified: Mapped[bool] = mapped_column(default=True)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    region: Mapped[Region] = relationship(lazy="joined")


class Membership(Table):
    """A teacher works at a school; confirmed from its official address or by the coordination."""

    __tablename__ = "membership"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), primary_key=True, index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    declined_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]  # by the coordination or the administration, which can renew it
    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined")
    school: Mapped[School] = relationship(lazy="joined")
