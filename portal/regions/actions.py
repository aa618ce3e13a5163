"""Writes regions: the shipped facts at first, then what administrators decide."""

from datetime import date

from sqlalchemy import select

from portal.config import LANGUAGES
from portal.core.db import db
from portal.core.refusal import Refused
from portal.regions.models import Region, RegionStatus, Rename
from portal.regions.rules import RegionRefusal, Status, shipped_regions


def load_facts() -> int:
    """Adds the shipped regions that are not known yet; what administrators changed stays. Gives how many."""
    known = set(db.session.scalars(select(Region.key)))
    rows = [row for row in shipped_regions() if row["key"] not in known]
    db.session.add_all(_from_row(row) for row in rows)
    return len(rows)


def set_status(region: Region, status: Status, since: date, note: str = "") -> None:
    """Records that from `since` on the partnership has this status."""
    region.statuses.append(RegionStatus(status=status, since=since, note=note))


def rename(region: Region, names: dict[str, str], since: date, note: str = "") -> None:
    """Records an official name from `since` on and shows it; the old names stay findable as aliases."""
    region.renames.append(Rename(since=since, names=names, note=note))
    region.aliases = sorted({*region.aliases, *region.names.values()} - set(names.values()))
    region.names = {**region.names, **names}


def set_contact(region: Region, name: str, email: str) -> None:
    """Whom teachers of the region ask; without an address its coordinators are named."""
    region.contact_name, region.contact_email = name, email


def add_region(key: str, names: dict[str, str], country: str, languages: list[str], founded: date | None) -> Region:
    if db.session.get(Region, key):
        raise Refused(RegionRefusal.KEY_TAKEN)
    region = Region(
        key=key,
        country=country,
        iso="",
        names=names,
        capitals={},
        aliases=[],
        languages=languages,
        latitude=0,
        longitude=0,
        timezone="Europe/Berlin",
        founded=founded,
    )
    db.session.add(region)
    return region


def _from_row(row: dict[str, str]) -> Region:
    region = Region(
        key=row["key"],
        is_host=row["is_host"] == "true",
        country=row["country"],
        iso=row["iso"],
        names={lang: row[f"name_{lang}"] for lang in LANGUAGES},
        capitals={lang: row[f"capital_{lang}"] for lang in LANGUAGES},
        aliases=row["aliases"].split(";"),
        languages=row["languages"].split(";"),
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        timezone=row["timezone"],
        founded=_day(row["founded"]),
        renewed=_day(row["renewed"]),
        source=row["source"],
        confidence=row["confidence"],
    )
    if since := _day(row["official_since"]):
        region.renames.append(Rename(since=since, names={lang: row[f"official_{lang}"] for lang in LANGUAGES}))
    return region


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
