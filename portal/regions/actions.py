"""Writes regions: the portal's own facts at first, then what administrators decide."""

import csv
from datetime import date
from pathlib import Path

from sqlalchemy import select

from portal.config import LANGUAGES
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.web import cache_version as cache_version
from portal.regions.models import Region, RegionStatus, Rename
from portal.regions.queries import all_regions
from portal.regions.rules import RegionRefusal, Status

FACTS = Path(__file__).parent / "data" / "regions.csv"


def load_facts() -> int:
    """Adds the regions of the facts file that are not known yet; what administrators changed stays. Gives how many."""
    known = set(db.session.scalars(select(Region.key)))
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["key"] not in known]
    db.session.add_all(_from_row(row) for row in rows)
    _announce()
    return len(rows)


def set_status(region: Region, status: Status, since: date, note: str = "") -> None:
    """Records that from `since` on the partnership has this status."""
    region.statuses.append(RegionStatus(status=status, since=since, note=note))
    _announce()


def rename(region: Region, names: dict[str, str], since: date, note: str = "") -> None:
    """Records an official name from `since` on and shows it; the old names stay findable as aliases."""
    region.renames.append(Rename(since=since, names=names, note=note))
    region.aliases = sorted({*region.aliases, *region.names.values()} - set(names.values()))
    region.names = {**region.names, **names}
    _announce()


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
    _announce()
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


def _announce() -> None:
    """Visitors and this process's menus see the change at once."""
    db.session.flush()
    all_regions.forget()
    cache_version.increase()
