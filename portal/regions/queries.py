"""Reads regions; labels and menus use a copy that the process keeps until a region changes."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import lazyload

from portal.core.changes.kept import Kept
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import Refused, existing
from portal.regions.models import Region
from portal.regions.rules import RegionRefusal, Status, status_on


@dataclass(frozen=True)
class RegionFacts:
    """What labels and menus need to know about a region."""

    key: str
    is_host: bool
    country: str
    names: dict[str, str]
    languages: list[str]
    latitude: float
    longitude: float
    timezone: str
    founded: date | None
    status: Status
    aliases: list[str]


@Kept
def all_regions() -> dict[str, RegionFacts]:
    """Every region by key, the host first."""
    return {region.key: facts(region) for region in db.session.scalars(_ordered())}


def facts(region: Region) -> RegionFacts:
    return RegionFacts(
        region.key,
        region.is_host,
        region.country,
        region.names,
        region.languages,
        region.latitude,
        region.longitude,
        region.timezone,
        region.founded,
        status_of(region),
        region.aliases,
    )


def get_region(key: str) -> Region:
    return existing(db.session.get(Region, key))


def status_of(region: Region) -> Status:
    return status_on(region.statuses, today())


def is_open(region: Region) -> bool:
    """Whether schools of the region may start something new."""
    return status_of(region) == Status.ACTIVE


def closed_regions() -> list[str]:
    """Keys of the regions in which nothing new may begin."""
    return [key for key, region in all_regions().items() if region.status != Status.ACTIVE]


def must_be_open(region_key: str) -> None:
    """Refuses anything new in a region whose partnership is suspended or ended; reads the database, not the copy."""
    if not is_open(get_region(region_key)):
        raise Refused(RegionRefusal.NOT_ACTIVE)


def _ordered() -> Select[Region]:
    return select(Region).options(lazyload(Region.renames)).order_by(Region.is_host.desc(), Region.founded, Region.key)
