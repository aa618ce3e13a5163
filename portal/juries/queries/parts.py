"""Reads what ties jurors to nominees: regions, towns, schools and teachers of both."""

from collections.abc import Sequence
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import lazyload, selectinload

from portal.awards.models import Nomination
from portal.awards.rules.codes import NominationStatus
from portal.classes.models import SchoolClass
from portal.core.db import db
from portal.juries.models import JuryMember
from portal.juries.rules.recusal import Juror, Parts
from portal.projects.models import Project, ProjectTeacher
from portal.schools.models import Membership, School
from portal.twinnings.models import Twinning


def items_of(round_id: int) -> Sequence[Nomination]:
    """The agreed nominations of a round with all that they consist of."""
    twinning, project = selectinload(Nomination.twinning), selectinload(Nomination.project)
    whole = (
        selectinload(Nomination.one_school),
        selectinload(Nomination.other_school),
        twinning.selectinload(Twinning.schools),
        twinning.selectinload(Twinning.projects).selectinload(Project.classes),
        project.selectinload(Project.classes),
    )
    is_agreed = (Nomination.round_id == round_id, Nomination.status == NominationStatus.AGREED)
    return db.session.scalars(select(Nomination).where(*is_agreed).order_by(Nomination.id).options(*whole)).all()


def parts_of(items: Sequence[Nomination]) -> dict[int, Parts]:
    """Of each nomination."""
    owners = _owners({project.id for item in items for project in _projects(item)})
    return {item.id: _parts(item, owners) for item in items}


def jurors_of(members: Sequence[JuryMember]) -> dict[int, Juror]:
    """Of each member."""
    people = [member.person_id for member in members if member.person_id]
    memberships = select(Membership).where(Membership.person_id.in_(people), Membership.declined_at.is_(None))
    of_people = db.session.scalars(memberships.options(lazyload(Membership.person))).all()
    classes = select(SchoolClass).where(SchoolClass.teacher_id.in_(people)).options(lazyload(SchoolClass.teacher))
    taught = db.session.scalars(classes).all()
    return {member.id: _juror(member, of_people, taught) for member in members}


def _juror(member: JuryMember, memberships: Sequence[Membership], taught: Sequence[SchoolClass]) -> Juror:
    own = [each for each in memberships if each.person_id == member.person_id]
    schools = {each.school for each in own if each.ended_at is None}
    schools |= {each.school for each in taught if each.teacher_id == member.person_id and each.closed_at is None}
    cared_for = member.person.region_keys if member.person else []
    return Juror(
        person_id=member.person_id,
        regions={member.region_key, *cared_for, *(school.region_key for school in schools)},
        towns={member.town, *(school.town for school in schools)},
        schools={school.id for school in schools},
        former_schools={each.school_id for each in own} - {school.id for school in schools},
    )


def _parts(item: Nomination, owners: dict[int, set[int]]) -> Parts:
    """Regions of the dossier count too: the nominee may be gone or changed since it agreed."""
    projects, twinning = _projects(item), item.twinning
    classes = list(chain.from_iterable(project.classes for project in projects))
    schools = _schools(item, projects, classes)
    regions = {*item.dossier.get("regions", ()), *(school.region_key for school in schools)}
    regions.update(*(project.region_keys for project in projects))
    teachers = {each.teacher_id for each in classes if each.teacher_id}.union(*(owners[p.id] for p in projects))
    return Parts(
        regions=regions | ({twinning.one_region_key, twinning.other_region_key} if twinning else set()),
        towns={school.town for school in schools} | ({twinning.one_town, twinning.other_town} if twinning else set()),
        schools={school.id for school in schools},
        teachers=teachers,
        nominator=item.by_id,
    )


def _schools(item: Nomination, projects: Sequence[Project], classes: Sequence[SchoolClass]) -> set[School]:
    named = {school for school in (item.one_school, item.other_school) if school}
    of_twinning = item.twinning.schools if item.twinning else []
    return {*named, *of_twinning, *(each.school for each in projects), *(each.school for each in classes)}


def _projects(item: Nomination) -> Sequence[Project]:
    return [*([item.project] if item.project else []), *(item.twinning.projects if item.twinning else [])]


def _owners(projects: set[int]) -> dict[int, set[int]]:
    """The teachers to whom each project belongs."""
    owners: dict[int, set[int]] = {number: set() for number in projects}
    query = select(ProjectTeacher.project_id, ProjectTeacher.person_id)
    for project_id, person_id in db.session.execute(query.where(ProjectTeacher.project_id.in_(projects))):
        owners[project_id].add(person_id)
    return owners
