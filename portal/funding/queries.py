"""Reads the rules that hold on a day, and what partners lack; searches use a copy that the process keeps."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from portal.core.changes.kept import Kept
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import existing
from portal.funding.models import CountrySetVersion, ProgrammeVersion
from portal.funding.rules.eligibility import (
    IMPOSSIBLE,
    Gap,
    Outcome,
    Partner,
    Programme,
    ProgrammeStatus,
    Trip,
    check,
    check_trip,
    outcome_of,
)
from portal.funding.rules.programmes import Row, is_certain, is_grant, programme_from
from portal.regions.queries import all_regions
from portal.regions.rules import Status


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

    @property
    def outcome(self) -> Outcome:
        return outcome_of(self.gaps, is_certain(self.facts))

    @property
    def reasons(self) -> list[Gap]:
        """Why not: what can never be hides what could be mended."""
        never = [gap for gap in self.gaps if gap.lack in IMPOSSIBLE]
        return never or list(self.gaps)


def rules_on(day: date) -> Rules:
    """Later versions come later, so that the last one of each key counts."""
    programmes = select(ProgrammeVersion).where(ProgrammeVersion.valid_from <= day)
    programmes = programmes.order_by(ProgrammeVersion.valid_from, ProgrammeVersion.id)
    rows = {version.key: version.facts for version in db.session.scalars(programmes)}
    sets = select(CountrySetVersion).where(CountrySetVersion.valid_from <= day)
    sets = sets.order_by(CountrySetVersion.valid_from, CountrySetVersion.id)
    return Rules(
        programmes={key: (programme_from(row), row) for key, row in rows.items()},
        sets={version.key: frozenset(version.members) for version in db.session.scalars(sets)},
    )


@Kept
def rules_now() -> Rules:
    """The rules of today."""
    return rules_on(today())


def programmes_for(partners: Sequence[Partner], trip: Trip | None = None) -> list[Verdict]:
    """Every programme with what these partners lack, and their visit: first those they may apply for, then those that
    lack least, at last those that can never be.
    """
    rules = rules_now()
    suspended = {key for key, region in all_regions().items() if region.status != Status.ACTIVE}
    verdicts = [
        Verdict(programme, row, check(programme, partners, rules.sets, suspended) + _of_trip(programme, trip))
        for programme, row in rules.programmes.values()
    ]
    order = list(Outcome)
    return sorted(verdicts, key=lambda one: (order.index(one.outcome), len(one.gaps), not is_grant(one.facts)))


def _of_trip(programme: Programme, trip: Trip | None) -> tuple[Gap, ...]:
    return check_trip(programme, trip) if trip else ()


def is_fundable(partners: Sequence[Partner]) -> bool:
    """Whether some open programme gives money to exactly these partners together, for sure."""
    rules = rules_now()
    return any(
        is_grant(row)
        and programme.status == ProgrammeStatus.OPEN
        and is_certain(row)
        and not check(programme, partners, rules.sets)
        for programme, row in rules.programmes.values()
    )


def known_countries() -> list[str]:
    """Every country in a set, and those of the regions; in the order of their codes."""
    in_sets = {code for members in rules_now().sets.values() for code in members}
    return sorted(in_sets | {region.country for region in all_regions().values()})


def get_versions(key: str) -> list[ProgrammeVersion]:
    """All versions of a programme, the newest first; raises NotFound for an unknown one."""
    query = select(ProgrammeVersion).filter_by(key=key)
    query = query.order_by(ProgrammeVersion.valid_from.desc(), ProgrammeVersion.id.desc())
    return existing(list(db.session.scalars(query)) or None)


def get_version(key: str, version_id: int) -> ProgrammeVersion:
    return existing(next((version for version in get_versions(key) if version.id == version_id), None))


def get_set(key: str) -> CountrySetVersion:
    """The newest version of a set of countries; raises NotFound."""
    query = select(CountrySetVersion).filter_by(key=key)
    query = query.order_by(CountrySetVersion.valid_from.desc(), CountrySetVersion.id.desc())
    return existing(db.session.scalar(query.limit(1)))


def all_sets() -> list[CountrySetVersion]:
    """The newest version of every set, by key."""
    query = select(CountrySetVersion).order_by(CountrySetVersion.valid_from, CountrySetVersion.id)
    newest = {version.key: version for version in db.session.scalars(query)}
    return sorted(newest.values(), key=lambda version: version.key)
