"""Regions: names in seven languages, dates of the partnership, dated status and renames."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core.db import Table
from portal.regions.rules import Status


class Region(Table):
    """A partner region (or the host); `key` is stable, names and status are dated."""

    __tablename__ = "region"
    listed_by = ()

    key: Mapped[str] = mapped_column(primary_key=True)
    is_host: Mapped[bool] = mapped_column(default=False)
    country: Mapped[str]  # ISO 3166-1, two letters
    iso: Mapped[str]  # ISO 3166-2
    names: Mapped[dict[str, str]]  # language → name as displayed
    capitals: Mapped[dict[str, str]]
    aliases: Mapped[list[str]]
    languages: Mapped[list[str]]  # of its schools
    latitude: Mapped[float]
    longitude: Mapped[float]
    timezone: Mapped[str]
    founded: Mapped[date | None]
    renewed: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")
    confidence: Mapped[str] = mapped_column(default="")
    contact_name: Mapped[str] = mapped_column(default="")  # of its coordination, for teachers who have a question
    contact_email: Mapped[str] = mapped_column(default="")  # an address that stays when people change
    statuses: Mapped[list["RegionStatus"]] = relationship(
        order_by="RegionStatus.since, RegionStatus.id", lazy="selectin"
    )
    renames: Mapped[list["Rename"]] = relationship(order_by="Rename.since, Rename.id", lazy="selectin")


class RegionStatus(Table):
    """From `since` on, the partnership is active, suspended or ended; the latest past row counts."""

    __tablename__ = "region_status"
    listed_by = ("region_key",)

    id: Mapped[int] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)
    status: Mapped[Status]
    since: Mapped[date]
    note: Mapped[str] = mapped_column(default="")


class Rename(Table):
    """From `since` on, the region's official name is another one."""

    __tablename__ = "region_rename"
    listed_by = ("region_key",)

    id: Mapped[int] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)
    since: Mapped[date]
    names: Mapped[dict[str, str]]
    note: Mapped[str] = mapped_column(default="")
