"""How many classes look for partners: figures for visitors, which tell of no single class who it is."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from portal.core.changes.kept import Kept
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status


@dataclass(frozen=True)
class Looking:
    """The classes of a region that look: their number, the ages of their students in years, their languages."""

    number: int
    youngest: int
    oldest: int
    languages: tuple[str, ...]


@Kept
def looking_classes() -> dict[str, Looking]:
    """By the key of the region."""
    query = select(PartnerSearch.region_key, PartnerSearch.age, PartnerSearch.languages)
    rows = db.session.execute(query.where(PartnerSearch.status == Status.OPEN))
    by_region: dict[str, list[tuple[float, dict[str, str]]]] = defaultdict(list)
    for key, age, languages in rows:
        by_region[key].append((age, languages))
    return {key: _of(classes) for key, classes in by_region.items()}


def _of(classes: list[tuple[float, dict[str, str]]]) -> Looking:
    ages = [int(age) for age, _languages in classes]
    languages = sorted({code for _age, known in classes for code in known})
    return Looking(len(classes), min(ages), max(ages), tuple(languages))
