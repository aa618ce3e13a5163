"""Takes a published list over into the directory, within the caller's transaction: all of it or nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Row, insert, select, update

from portal.core.db import db
from portal.core.search.actions import put_all
from portal.core.web import cache_version as cache_version
from portal.schools.models import School
from portal.schools.rules.index_words import index_words
from portal.schools.rules.lists.published import FORMATS, open_list
from portal.schools.rules.lists.rows import Entry, Format
from portal.schools.rules.lists.sifting import FIELDS, Key, Sifted, name_key, sift

AUTHORITIES = {known.key: known.authority for known in FORMATS}
SEARCHED = {"name", "town", "postcode", "official_id"}
COLUMNS = ("id", "region_key", "id_kind", "official_id", "source", "is_verified", *FIELDS)

Known = Row[Any]


@dataclass(frozen=True)
class Report:
    """What became of every row of a list."""

    format: Format
    encoding: str
    separator: str
    sifted: Sifted
    n_new: int
    n_changed: int
    n_unchanged: int


def import_list(path: Path, region_key: str | None = None) -> Report:
    """Reads the whole file before the database is touched; raises UnreadableListError."""
    published = open_list(path)
    sifted = sift(published.rows, published.format, region_key)
    directory = Directory({entry.region_key or "" for entry in sifted.schools.values()}, published.format)
    for entry in sorted(sifted.schools.values(), key=lambda entry: entry.id_kind is None):
        directory.take(entry)
    directory.write()
    counts = len(directory.new), len(directory.changed), directory.n_unchanged
    return Report(published.format, published.encoding, published.separator, sifted, *counts)


class Directory:
    """The known schools of some regions, and what a list changes in them."""

    def __init__(self, region_keys: Iterable[str], known: Format) -> None:
        self.format = known
        columns = [getattr(School, name) for name in COLUMNS]
        schools = db.session.execute(select(*columns).where(School.region_key.in_(region_keys))).all()
        self.by_id = {(s.region_key, s.id_kind, s.official_id): s for s in schools if s.official_id}
        self.by_name: defaultdict[Key, list[Known]] = defaultdict(list)
        self.unnamed = schools  # folding names takes time and is seldom needed
        self.new: list[dict[str, Any]] = []
        self.changed: dict[int, dict[str, Any]] = {}
        self.resourced: list[dict[str, Any]] = []  # a newer edition says the same
        self.n_unchanged = 0

    def take(self, entry: Entry) -> None:
        """Decides what an entry means for the directory."""
        school = self._find(entry)
        if school is None:
            self.new.append(self._row(entry))
            return
        values = self._differences(school, entry)
        source = values.pop("source", None)
        if values:
            self.changed[school.id] = {"id": school.id, **({"source": source} if source else {}), **values}
            return
        self.n_unchanged += 1
        if source:
            self.resourced.append({"id": school.id, "source": source})

    def write(self) -> None:
        """Inserts and updates in bulk, and makes everything findable."""
        searched: list[tuple[int, dict[str, Any]]] = []
        if self.new:
            ids = db.session.scalars(insert(School).returning(School.id, sort_by_parameter_order=True), self.new)
            searched = list(zip(ids, self.new, strict=True))
        if updates := sorted(
            [*self.changed.values(), *self.resourced], key=sorted
        ):  # alike beside alike: one statement
            db.session.execute(update(School), updates)
        put_all("school", ((number, _words(row)) for number, row in [*searched, *self._changed_words()]))
        if self.new or self.changed:
            cache_version.increase()

    def _find(self, entry: Entry) -> Known | None:
        """By id; else the only school of that name and town: one without id, or any for an entry without id."""
        if entry.id_kind and (school := self.by_id.get((entry.region_key, entry.id_kind, entry.raw_id))):
            return school
        namesakes = self._namesakes(entry)
        without_id = [school for school in namesakes if not school.official_id]
        fitting = without_id or ([] if entry.id_kind else namesakes)
        if len(fitting) != 1:
            return None
        if entry.id_kind:
            namesakes.remove(fitting[0])
        return fitting[0]

    def _namesakes(self, entry: Entry) -> list[Known]:
        for school in self.unnamed:
            self.by_name[name_key(school.region_key, school.name, school.town)].append(school)
        self.unnamed = []
        return self.by_name[name_key(entry.region_key or "", entry.name, entry.town)]

    def _differences(self, school: Known, entry: Entry) -> dict[str, Any]:
        """An older edition or a lesser list only fills what is empty; nothing published is ever emptied."""
        overwrites = self._standing(self._source(entry)) >= self._standing(school.source)
        values = {
            name: getattr(entry, name)
            for name in FIELDS
            if getattr(entry, name) not in ("", None, getattr(school, name))
            and (overwrites or not getattr(school, name))
        }
        if entry.id_kind and not school.official_id:
            values |= {"id_kind": entry.id_kind, "official_id": entry.raw_id}
        if not school.is_verified:
            values["is_verified"] = True
        return values | ({"source": self._source(entry)} if overwrites and self._source(entry) != school.source else {})

    def _row(self, entry: Entry) -> dict[str, Any]:
        return {
            "region_key": entry.region_key,
            "id_kind": entry.id_kind,
            "official_id": entry.raw_id if entry.id_kind else None,
            "source": self._source(entry),
            **{name: getattr(entry, name) for name in FIELDS},
            "email": entry.email or None,
            "website": entry.website or None,
        }

    def _source(self, entry: Entry) -> str:
        return f"{self.format.key} {entry.edition}".strip()

    @staticmethod
    def _standing(source: str) -> tuple[int, str]:
        key, _, edition = source.partition(" ")
        return AUTHORITIES.get(key, 0), edition

    def _changed_words(self) -> list[tuple[int, dict[str, Any]]]:
        numbers = [number for number, values in self.changed.items() if SEARCHED & values.keys()]
        columns = [getattr(School, name) for name in COLUMNS]
        found = [
            row
            for start in range(0, len(numbers), 500)
            for row in db.session.execute(select(*columns).where(School.id.in_(numbers[start : start + 500])))
        ]
        return [(row.id, dict(row._mapping)) for row in found]


def _words(school: dict[str, Any]) -> list[str]:
    return index_words(school["region_key"], school["name"], school["town"], school["postcode"], school["official_id"])
