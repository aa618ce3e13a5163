"""Reads who is nominated: its name and regions, who speaks for it, and what somebody may nominate."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import aliased, lazyload

from portal.accounts.models import Person
from portal.accounts.queries.people import coordinators_of
from portal.awards.models import AwardRound, Nomination
from portal.awards.rules.codes import Nominee, Side
from portal.awards.rules.nominations import Whom, sides_needed
from portal.classes.models import SchoolClass
from portal.core.db import db
from portal.projects.models import Project, ProjectClass, ProjectRegion
from portal.projects.queries import is_confirmed, is_teacher_of
from portal.schools.models import School
from portal.schools.queries.memberships import confirmed_teachers
from portal.twinnings.models import Twinning
from portal.twinnings.queries import public_twinnings, schools_of

MOST_OFFERED = 300  # projects or partnerships in a menu


@dataclass(frozen=True)
class Named:
    """A nominee as pages call it."""

    name: str
    language: str = ""  # of the name, where it is known
    regions: tuple[str, ...] = ()


NOBODY = Named("")


def named(nomination: Nomination) -> Named:
    """As it is called now or, when it is no more or the nomination was agreed to, as it was called then."""
    if frozen := nomination.dossier:
        return Named(frozen["name"], frozen["language"], tuple(frozen["regions"]))
    return name_of(nomination.whom)


def name_of(whom: Whom) -> Named:
    """Empty for what is no more."""
    if whom.kind == Nominee.TWINNING:
        twinning = db.session.get(Twinning, whom.number)
        return Named(twinning.name, "", tuple(twinning.region_keys)) if twinning else NOBODY
    if whom.kind == Nominee.PROJECT:
        project = db.session.get(Project, whom.number)
        return Named(project.title, project.language, tuple(sorted(project.region_keys))) if project else NOBODY
    schools = [db.session.get(School, number) for number in (whom.number, whom.other or 0)]
    names = [f"{school.name}, {school.town}" if school.town else school.name for school in schools if school]
    keys = dict.fromkeys(school.region_key for school in schools if school)
    return Named(" – ".join(names), "", tuple(keys)) if len(names) > 1 else NOBODY


def sides_of(person: Person, whom: Whom) -> set[Side]:
    """For which sides of the nominee somebody speaks."""
    return {side for side in sides_needed(whom.kind) if _speaks_for(person, whom, side)}


def speakers_of(whom: Whom, side: Side) -> Sequence[Person]:
    """Who is asked for the agreement of a side."""
    if whom.kind == Nominee.PROJECT:
        project = db.session.get(Project, whom.number)
        return project.teachers if project else ()
    if whom.kind == Nominee.SCHOOLS:
        return confirmed_teachers(_school_id(whom, side))
    twinning = db.session.get(Twinning, whom.number)
    if twinning is None:
        return ()
    key = _region_of(twinning, side)
    schools = [school.id for school in twinning.schools if school.region_key == key]
    people = [*coordinators_of(key), *(person for number in schools for person in confirmed_teachers(number))]
    return list({person.id: person for person in people}.values())


def may_be_nominated(round_: AwardRound, whom: Whom) -> bool:
    """Visitors can see it, and the round is for such; two schools are of two regions."""
    if whom.kind not in round_.nominees:
        return False
    if whom.kind == Nominee.TWINNING:
        twinning = db.session.get(Twinning, whom.number)
        return twinning is not None and twinning.is_public
    if whom.kind == Nominee.PROJECT:
        project = db.session.get(Project, whom.number)
        return project is not None and project.is_public
    return len(name_of(whom).regions) > 1 and bool(joint_projects(whom))


def joint_projects(whom: Whom) -> Sequence[Project]:
    """Public projects in which classes of both schools take part."""
    one, other = (
        select(ProjectClass.project_id)
        .join(SchoolClass, SchoolClass.id == ProjectClass.class_id)
        .where(SchoolClass.school_id == number)
        for number in (whom.number, whom.other or 0)
    )
    query = select(Project).where(Project.is_public, Project.id.in_(one), Project.id.in_(other))
    return db.session.scalars(query.options(lazyload("*")).order_by(Project.id)).all()


def offered(person: Person, kind: Nominee) -> list[tuple[Whom, Named]]:
    """What somebody can choose in a menu: own projects first, then those of the own regions."""
    keys = person.region_keys if person.is_coordinator else [school.region_key for school in schools_of(person)]
    found = {Nominee.TWINNING: _twinnings, Nominee.PROJECT: _projects, Nominee.SCHOOLS: _pairs}[kind](keys)
    return [(whom, name_of(whom)) for whom in found]


def _twinnings(_keys: Sequence[str]) -> list[Whom]:
    return [Whom(Nominee.TWINNING, each.id) for each in public_twinnings(MOST_OFFERED)]


def _projects(keys: Sequence[str]) -> list[Whom]:
    taking_part = select(ProjectRegion.project_id).where(ProjectRegion.region_key.in_(keys))
    query = select(Project.id).where(Project.is_public, Project.id.in_(taking_part))
    numbers = db.session.scalars(query.order_by(Project.title, Project.id).limit(MOST_OFFERED))
    return [Whom(Nominee.PROJECT, number) for number in numbers]


def _pairs(keys: Sequence[str]) -> list[Whom]:
    """Two schools of different regions in a public project, one of them in these regions."""
    one, other = aliased(School), aliased(School)
    classes, others = aliased(SchoolClass), aliased(SchoolClass)
    places, other_places = aliased(ProjectClass), aliased(ProjectClass)
    query = (
        select(one.id, other.id)
        .join(classes, classes.school_id == one.id)
        .join(places, places.class_id == classes.id)
        .join(Project, Project.id == places.project_id)
        .join(other_places, other_places.project_id == Project.id)
        .join(others, others.id == other_places.class_id)
        .join(other, other.id == others.school_id)
    )
    query = query.where(Project.is_public, one.id < other.id, one.region_key != other.region_key)
    query = query.where(one.region_key.in_(keys) | other.region_key.in_(keys)).distinct()
    rows = db.session.execute(query.order_by(one.id, other.id).limit(MOST_OFFERED))
    return [Whom(Nominee.SCHOOLS, first, second) for first, second in rows]


def _speaks_for(person: Person, whom: Whom, side: Side) -> bool:
    if whom.kind == Nominee.PROJECT:
        project = db.session.get(Project, whom.number)
        return project is not None and is_teacher_of(person, project)
    if whom.kind == Nominee.SCHOOLS:
        return is_confirmed(person, _school_id(whom, side))
    twinning = db.session.get(Twinning, whom.number)
    return twinning is not None and _speaks_for_town(person, twinning, _region_of(twinning, side))


def _speaks_for_town(person: Person, twinning: Twinning, key: str) -> bool:
    if person.is_coordinator:
        return key in person.region_keys
    return any(is_confirmed(person, school.id) for school in twinning.schools if school.region_key == key)


def _school_id(whom: Whom, side: Side) -> int:
    return (whom.number if side == Side.ONE else whom.other) or 0


def _region_of(twinning: Twinning, side: Side) -> str:
    return twinning.one_region_key if side == Side.ONE else twinning.other_region_key
