"""Reads the rules that hold on a day, and what partners lack; a copy that is at most a second old serves searches."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import abort
from sqlalchemy import select

from portal.core.cached import Cached
from portal.core.clock import today
from portal.core.db import db
from portal.funding.models import CountrySetVersion, ProgrammeVersion
from portal.funding.rules.eligibility import Gap, Open, Partner, Programme, check
from portal.funding.rules.shipped import Row, programme
from portal.regions.queries import all_regions
from portal.regions.rules import Status

GRANT = "grant"


@dataclass(frozen=True)
class Rules:
    """Every programme and every set of countries, as they hold on a day."""

    programmes: Mapping[str, tuple[Programme, Row]]
    sets: Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Verdict:
    """What partners lack for a programme; nothing: they may apply."""

    programme: Programme
    facts: Row
    gaps: tuple[Gap, ...]


def rules_on(day: date) -> Rules:
    versions = select(ProgrammeVersion).where(ProgrammeVersion.valid_from <= day)
    sets = select(CountrySetVersion).where(CountrySetVersion.valid_from <= day)
    rows = {
        v.key: v.facts for v in db.session.scalars(versions.order_by(ProgrammeVersion.valid_from, ProgrammeVersion.id))
    }
    found = db.session.scalars(sets.order_by(CountrySetVersion.valid_from, CountrySetVersion.id))
    return Rules(
        {key: (programme(row), row) for key, row in rows.items()}, {s.key: frozenset(s.members) for s in found}
    )


@Cached
def rules_now() -> Rules:
    """The rules of today."""
    return rules_on(today())


def programmes_for(partners: Sequence[Partner]) -> list[Verdict]:
    """Every programme with what these partners lack: first those they may apply for, then those that lack least."""
    rules = rules_now()
    suspended = {key for key, region in all_regions().items() if region.status != Status.ACTIVE}
    found = [
        Verdict(rule, row, check(rule, partners, rules.sets, suspended)) for rule, row in rules.programmes.values()
    ]
    return sorted(found, key=lambda verdict: (len(verdict.gaps), verdict.facts["type"] != GRANT))


def is_fundable(countries: Collection[str]) -> bool:
    """Whether some open programme gives money to partners from exactly these countries."""
    rules = rules_now()
    partners = [Partner(country) for country in countries]
    return any(
        row["type"] == GRANT and rule.status == Open.OPEN and not check(rule, partners, rules.sets)
        for rule, row in rules.programmes.values()
    )


def get_versions(key: str) -> list[ProgrammeVersion]:
    """All versions of a programme, the newest first; 404 for an unknown one."""
    found = select(ProgrammeVersion).filter_by(key=key)
    newest = found.order_by(ProgrammeVersion.valid_from.desc(), ProgrammeVersion.id.desc())
    return list(db.session.scalars(newest)) or abort(404)


def get_version(key: str, version_id: int) -> ProgrammeVersion:
    return next((v for v in get_versions(key) if v.id == version_id), None) or abort(404)


def get_set(key: str) -> CountrySetVersion:
    """The newest version of a set of countries, or 404."""
    found = select(CountrySetVersion).filter_by(key=key)
    newest = found.order_by(CountrySetVersion.valid_from.desc(), CountrySetVersion.id.desc())
    return db.session.scalar(newest.limit(1)) or abort(404)


def all_sets() -> list[CountrySetVersion]:
    """The newest version of every set, by key."""
    found = db.session.scalars(select(CountrySetVersion).order_by(CountrySetVersion.valid_from, CountrySetVersion.id))
    return sorted({version.key: version for version in found}.values(), key=lambda version: version.key)
