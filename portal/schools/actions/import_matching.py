"""The known schools of some regions, and which of them an entry of a list means."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, select

from portal.core.db import db
from portal.schools.models import School
from portal.schools.rules.lists.filtering import FIELDS, Key, name_key
from portal.schools.rules.lists.rows import ListEntry

COLUMNS = (
    "id",
    "region_key",
    "id_kind",
    "official_id",
    "source",
    "is_verified",
    "former_names",
    "closed_on",
    "successor_id",
    *FIELDS,
)

KnownSchool = Row[Any]  # with these columns


class KnownSchools:
    """Looks schools up by their id, or by name and town."""

    def __init__(self, region_keys: Collection[str]) -> None:
        columns = [getattr(School, name) for name in COLUMNS]
        self._all = db.session.execute(select(*columns).where(School.region_key.in_(region_keys))).all()
        self._by_id = {(s.region_key, s.id_kind, s.official_id): s for s in self._all if s.official_id}
        self._by_name: defaultdict[Key, list[KnownSchool]] = defaultdict(list)

    def match(self, entry: ListEntry) -> KnownSchool | None:
        """By id; else the only school of that name and town: one without id, or any for an entry without id."""
        if entry.id_kind and (school := self._by_id.get((entry.region_key, entry.id_kind, entry.raw_id))):
            return school
        namesakes = self._namesakes(entry)
        without_id = [school for school in namesakes if not school.official_id]
        fitting = without_id or ([] if entry.id_kind else namesakes)
        if len(fitting) != 1:
            return None
        if entry.id_kind:
            namesakes.remove(fitting[0])
        return fitting[0]

    def _namesakes(self, entry: ListEntry) -> list[KnownSchool]:
        """Names are folded when the first entry needs it: that takes time and is seldom needed."""
        if not self._by_name:
            for school in self._all:
                self._by_name[name_key(school.region_key, school.name, school.town)].append(school)
        return self._by_name[name_key(entry.region_key or "", entry.name, entry.town)]
