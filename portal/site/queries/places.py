"""The schools and regions that visitors find: those whose classes take part in public projects."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import func, or_, select

from portal.classes.models import SchoolClass
from portal.core.changes.kept import Kept
from portal.core.db import db
from portal.core.search.stems import spellings
from portal.projects.models import Project, ProjectClass
from portal.regions.queries import all_regions
from portal.schools.models import School
from portal.schools.rules.index_words import place_marks

MOST_MARKS = 300  # of one typed word: a town with more schools is found by its region

Groups = list[list[str]]


class Place(NamedTuple):
    """A school that takes part."""

    id: int
    name: str
    town: str
    region_key: str


@dataclass(frozen=True)
class Places:
    """`schools` and `marks` by the forms of the words in their names; `spelled` has the words."""

    by_id: Mapping[int, Place]
    schools: Mapping[str, frozenset[int]]
    marks: Mapping[str, frozenset[str]]
    spelled: Mapping[str, str]

    def named(self, groups: Groups) -> list[Place]:
        """Schools whose name and town have a form of each group."""
        found = [_all(self.schools, group) for group in groups]
        numbers = frozenset.intersection(*found) if found else frozenset()
        return sorted((self.by_id[number] for number in numbers), key=lambda place: (place.name, place.id))

    def beside(self, groups: Groups) -> Groups:
        """The groups with the marks of the places that a typed word names: all that comes from there has them."""
        return [[*group, *sorted(_all(self.marks, group))[:MOST_MARKS]] for group in groups]


@Kept
def places() -> Places:
    by_id = {place.id: place for place in _taking_part()}
    schools: dict[str, set[int]] = defaultdict(set)
    marks: dict[str, set[str]] = defaultdict(set)
    spelled: dict[str, str] = {}
    merged = _merged_into()
    for form, word, place in _forms(by_id.values()):
        schools[form].add(place.id)
        marks[form].update(place_marks([place.id, *merged.get(place.id, ())], ()))
        spelled.setdefault(form, word)
    for form, word, key in _region_forms():
        marks[form].update(place_marks((), [key]))
        spelled.setdefault(form, word)
    return Places(by_id, _frozen(schools), _frozen(marks), spelled)


def _taking_part() -> Sequence[Place]:
    """Schools of public projects, and of the classes that visitors see in them."""
    of_classes = (
        select(SchoolClass.school_id)
        .join(ProjectClass, ProjectClass.class_id == SchoolClass.id)
        .join(Project, Project.id == ProjectClass.project_id)
        .where(Project.is_public, func.coalesce(ProjectClass.shown_as, "shown") != "")
    )
    homes = select(Project.school_id).where(Project.is_public)
    query = select(School.id, School.name, School.town, School.region_key)
    query = query.where(or_(School.id.in_(homes), School.id.in_(of_classes)))
    return [Place(*row) for row in db.session.execute(query)]


def _merged_into() -> dict[int, list[int]]:
    """The schools that were merged into each: what was indexed before still has their marks."""
    merged: dict[int, list[int]] = defaultdict(list)
    query = select(School.successor_id, School.id).where(School.successor_id.is_not(None))
    for successor_id, number in db.session.execute(query):
        merged[successor_id or 0].append(number)
    return merged


def _forms(found: Iterable[Place]) -> Iterable[tuple[str, str, Place]]:
    regions = all_regions()
    for place in found:
        lang = regions[place.region_key].languages[0]
        for form, word in spellings(f"{place.name} {place.town}", lang):
            yield form, word, place


def _region_forms() -> Iterable[tuple[str, str, str]]:
    for key, region in all_regions().items():
        for lang, name in region.names.items():
            yield from ((form, word, key) for form, word in spellings(name, lang))


def _all(known: Mapping[str, frozenset[Any]], group: list[str]) -> frozenset[Any]:
    return frozenset(found for form in group for found in known.get(form, ()))


def _frozen(known: Mapping[str, set[Any]]) -> dict[str, frozenset[Any]]:
    return {form: frozenset(found) for form, found in known.items()}
