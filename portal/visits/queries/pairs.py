"""Reads between whom a person can plan visits: classes of joint projects, or regions for a coordination."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.classes.queries import sizes
from portal.core.db import db
from portal.projects.models import Project, ProjectClass
from portal.projects.rules import TAKES_CONTRIBUTIONS
from portal.regions.queries import all_regions, closed_regions
from portal.visits.models import Visit, VisitSide
from portal.visits.rules.codes import Kind

USUAL_ADULTS = 2


@dataclass(frozen=True)
class Party:
    """Who hosts or visits."""

    region_key: str
    school_class: SchoolClass | None = None

    @property
    def key(self) -> str:
        return str(self.school_class.id) if self.school_class else self.region_key


@dataclass(frozen=True)
class Pair:
    """Guests, who come to hosts, and the project that they have in common."""

    host: Party
    guest: Party
    project: Project | None = None

    @property
    def key(self) -> str:
        """By which a form names it."""
        return f"{self.guest.key} {self.host.key} {self.project.id if self.project else ''}".rstrip()

    @property
    def region_keys(self) -> list[str]:
        return [self.host.region_key, self.guest.region_key]


def pairs_for(person: Person, *, project_id: int | None = None, class_id: int | None = None) -> list[Pair]:
    """Everybody whom this person's classes or regions can visit or invite now; both ways, hosts at home first."""
    if person.is_coordinator:
        return list(_of_regions(person))
    closed = closed_regions()
    return [pair for pair in _of_classes(person, project_id, class_id) if not {*pair.region_keys} & {*closed}]


def can_plan(person: Person, *, project_id: int | None = None, class_id: int | None = None) -> bool:
    """Whether a page should offer it."""
    return bool(pairs_for(person, project_id=project_id, class_id=class_id))


def turned(visit: Visit) -> Pair:
    """Hosts and guests of its return visit."""
    return Pair(_party(visit.guest), _party(visit.host), visit.project)


def pair_of(visit: Visit) -> Pair:
    return Pair(_party(visit.host), _party(visit.guest), visit.project)


def _party(side: VisitSide) -> Party:
    return Party(side.region_key, side.school_class)


def _of_classes(person: Person, project_id: int | None, class_id: int | None) -> Iterator[Pair]:
    mine, theirs = aliased(SchoolClass), aliased(SchoolClass)
    one, other = aliased(ProjectClass), aliased(ProjectClass)
    query = select(mine, theirs, Project).join(one, one.class_id == mine.id).join(Project, Project.id == one.project_id)
    query = query.join(other, other.project_id == Project.id).join(theirs, theirs.id == other.class_id)
    open_classes = (mine.closed_at.is_(None), theirs.closed_at.is_(None), theirs.teacher_id.is_not(None))
    wanted: list[ColumnElement[bool]] = [Project.id == project_id] if project_id else []
    wanted += [mine.id == class_id] if class_id else []
    query = query.where(
        mine.teacher_id == person.id,
        theirs.school_id != mine.school_id,
        Project.status.in_(TAKES_CONTRIBUTIONS),
        *open_classes,
        *wanted,
    )
    for own, partner, project in db.session.execute(query.order_by(Project.id.desc(), mine.id, theirs.id)):
        home, away = (Party(each.school.region_key, each) for each in (own, partner))
        yield Pair(home, away, project)
        yield Pair(away, home, project)


def _of_regions(person: Person) -> Iterator[Pair]:
    closed = closed_regions()
    for own in person.region_keys:
        for key in all_regions():
            if key != own and not {own, key} & {*closed}:
                yield Pair(Party(own), Party(key))
                yield Pair(Party(key), Party(own))


def usual_numbers(kind: Kind, pair: Pair) -> dict[str, int]:
    """How many take part unless somebody says otherwise: the whole classes with two teachers each, or two teachers."""
    if kind == Kind.DELEGATION:
        return {}
    numbers = {"n_companions_guest": USUAL_ADULTS, "n_companions_host": USUAL_ADULTS}
    if kind == Kind.CLASSES:
        numbers |= {"n_students_guest": _size(pair.guest), "n_students_host": _size(pair.host)}
    return numbers


def _size(party: Party) -> int:
    school_class = party.school_class
    if school_class is None:
        return 0
    return school_class.n_students or sizes([school_class]).get(school_class.id, 0)
