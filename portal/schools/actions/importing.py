"""Takes a published list over into the directory, within the caller's transaction: all of it or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, update

from portal.core.clock import today
from portal.core.db import db
from portal.core.search.actions import drop, put_all
from portal.core.search.stems import parts_in
from portal.core.tabular.opening import Progress, content_of, opened, told_to_nobody
from portal.regions.queries import all_regions
from portal.schools.actions.import_matching import COLUMNS, KnownSchool, KnownSchools
from portal.schools.models import School
from portal.schools.notifications import tell_teachers
from portal.schools.rules.index_words import index_words
from portal.schools.rules.lists.filtering import FIELDS, FilteredList, filtered
from portal.schools.rules.lists.formats import FORMATS
from portal.schools.rules.lists.rows import Format, ListEntry
from portal.schools.rules.names import is_another, with_former

AUTHORITIES = {known.key: known.authority for known in FORMATS}
SEARCHED = {"name", "town", "postcode", "official_id", "is_verified", "closed_on"}
AT_ONCE = 500  # numbers in one statement
HALF, ALMOST_ALL = 0.5, 0.9  # of the time: when all is read, and when all is compared


@dataclass(frozen=True)
class Report:
    """What became of every row of a list."""

    format: Format
    encoding: str
    separator: str
    filtered: FilteredList
    n_new: int
    n_changed: int
    n_unchanged: int
    n_renamed: int  # of the changed ones
    n_closed: int  # that were open until now


def import_list(path: Path, region_key: str | None = None, progress: Progress = told_to_nobody) -> Report:
    """Reads the whole file before the database is touched; raises UnreadableListError."""
    published = opened(content_of(path), FORMATS)
    rows = filtered(published.rows, published.format, region_key)
    progress(HALF)
    regions = {entry.region_key or "" for entry in (*rows.schools.values(), *rows.closed)}
    changes = Changes(KnownSchools(regions), published.format)
    for number, entry in enumerate(sorted(rows.schools.values(), key=lambda entry: entry.id_kind is None)):
        changes.add(entry)
        if number % AT_ONCE == 0:
            progress(HALF + (ALMOST_ALL - HALF) * number / len(rows.schools))
    for entry in rows.closed:
        changes.close(entry)
    changes.write()
    tell_teachers(changes.renamed, changes.closed)
    counts = len(changes.new), len(changes.changed), changes.n_unchanged, len(changes.renamed), len(changes.closed)
    return Report(published.format, published.encoding, published.separator, rows, *counts)


class Changes:
    """What the entries of a list change in the directory."""

    def __init__(self, known: KnownSchools, list_format: Format) -> None:
        self.known, self.format = known, list_format
        self.new: list[dict[str, Any]] = []
        self.changed: dict[int, dict[str, Any]] = {}
        self.only_source: list[dict[str, Any]] = []  # a newer edition says the same
        self.n_unchanged = 0
        self.renamed: dict[int, str] = {}  # the former name
        self.closed: list[int] = []
        self.listed: set[int] = set()

    def close(self, entry: ListEntry) -> None:
        """The list says that this school is no more; an older edition than the known one says nothing."""
        school = self.known.match(entry)
        is_open = school and not school.closed_on and school.id not in self.listed
        if school and is_open and _standing(self._source(entry)) >= _standing(school.source):
            self.changed.setdefault(school.id, {"id": school.id})["closed_on"] = today()
            self.closed.append(school.id)

    def add(self, entry: ListEntry) -> None:
        """Decides what an entry means for the directory."""
        school = self.known.match(entry)
        if school is None:
            self.new.append(self._new_values(entry))
            return
        self.listed.add(school.id)
        values = self._differences(school, entry)
        source = values.pop("source", None)
        if values:
            self.changed[school.id] = {"id": school.id, **({"source": source} if source else {}), **values}
            return
        self.n_unchanged += 1
        if source:
            self.only_source.append({"id": school.id, "source": source})

    def write(self) -> None:
        """Inserts and updates in bulk, and makes everything findable."""
        inserted: list[tuple[int, dict[str, Any]]] = []
        if self.new:
            ids = db.session.scalars(insert(School).returning(School.id, sort_by_parameter_order=True), self.new)
            inserted = list(zip(ids, self.new, strict=True))
        updates = [*self.changed.values(), *self.only_source]
        if updates:
            db.session.execute(update(School), sorted(updates, key=sorted))  # alike beside alike: one statement
        changed = list(self._changed_words())
        put_all("school", ((number, _words(row)) for number, row in [*inserted, *changed] if not row.get("closed_on")))
        for number, row in changed:
            if row["closed_on"]:
                drop("school", number)

    def _differences(self, school: KnownSchool, entry: ListEntry) -> dict[str, Any]:
        """An older edition or a lesser list only fills what is empty; nothing published is ever emptied."""
        overwrites = _standing(self._source(entry)) >= _standing(school.source)
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
        if school.closed_on and not school.successor_id and overwrites:
            values["closed_on"] = None
        if is_another(school.name, values.get("name", school.name)):
            values["former_names"] = with_former(school.former_names, school.name)
            self.renamed[school.id] = school.name
        return values | ({"source": self._source(entry)} if overwrites and self._source(entry) != school.source else {})

    def _new_values(self, entry: ListEntry) -> dict[str, Any]:
        return {
            "region_key": entry.region_key,
            "id_kind": entry.id_kind,
            "official_id": entry.raw_id if entry.id_kind else None,
            "source": self._source(entry),
            **{name: getattr(entry, name) for name in FIELDS},
            "email": entry.email or None,
            "website": entry.website or None,
            "former_names": [],
        }

    def _source(self, entry: ListEntry) -> str:
        return f"{self.format.key} {entry.edition}".strip()

    def _changed_words(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Numbers and values of the changed schools whose words in the index may be others now."""
        numbers = [number for number, values in self.changed.items() if SEARCHED & values.keys()]
        columns = [getattr(School, name) for name in COLUMNS]
        for start in range(0, len(numbers), AT_ONCE):
            query = select(*columns).where(School.id.in_(numbers[start : start + AT_ONCE]))
            yield from ((row.id, dict(row._mapping)) for row in db.session.execute(query))


def _standing(source: str) -> tuple[int, str]:
    """How much a list counts: its authority, then its edition."""
    key, _, edition = source.partition(" ")
    return AUTHORITIES.get(key, 0), edition


def _words(school: dict[str, Any]) -> list[str]:
    known = (school["town"], school["postcode"], school["official_id"], *school["former_names"])
    lang = all_regions()[school["region_key"]].languages[0]
    parts = parts_in(" ".join([school["name"], school["town"], *school["former_names"]]), lang)
    return index_words(school["region_key"], school["name"], *known, parts=parts)
