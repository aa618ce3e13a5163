"""Who does not judge what: the own nominations, region, school and town, and where somebody taught before."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from portal.core.text import fold
from portal.juries.rules.codes import Ground


@dataclass(frozen=True)
class Juror:
    """What ties a juror to nominees; towns are compared as people type them."""

    person_id: int | None
    regions: Collection[str]
    towns: Collection[str]
    schools: Collection[int]
    former_schools: Collection[int]


@dataclass(frozen=True)
class Parts:
    """Who a nominee is: a partnership's towns and schools, a project's classes with all their schools and teachers."""

    regions: Collection[str]
    towns: Collection[str]
    schools: Collection[int]
    teachers: Collection[int]  # ids of those who teach or taught its classes, and to whom its projects belong
    nominator: int | None = None  # who has nominated it


def ground_of(juror: Juror, parts: Parts) -> Ground | None:
    """The first rule that applies, from the closest tie to the widest; None: she may judge."""
    holds = {
        Ground.NOMINATOR: juror.person_id is not None and juror.person_id == parts.nominator,
        Ground.SCHOOL: _meet(juror.schools, parts.schools),
        Ground.FORMER_TEACHER: _meet(juror.former_schools, parts.schools) or juror.person_id in parts.teachers,
        Ground.TOWN: _meet(_folded(juror.towns), _folded(parts.towns)),
        Ground.REGION: _meet(juror.regions, parts.regions),
    }
    return next((ground for ground, is_held in holds.items() if is_held), None)


def _meet(one: Collection[object], other: Collection[object]) -> bool:
    return not set(one).isdisjoint(other)


def _folded(towns: Collection[str]) -> set[str]:
    return {_one_spelling(town) for town in towns if town.strip()}


@lru_cache(maxsize=4096)
def _one_spelling(town: str) -> str:
    return fold(town.strip())
