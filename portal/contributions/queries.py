"""Reads contributions; each query is already limited to what the person may find."""

from flask import abort
from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, lazyload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.classes.queries import with_school
from portal.contributions.models import Author, Contribution, ContributionEntry, Medium, Version
from portal.contributions.rules import SEEN_BY_COORDINATORS, Relation, Status
from portal.core.db import db


def parts(person: Person, contribution: Contribution) -> set[Relation]:
    """What somebody is to a contribution; empty for visitors and strangers."""
    if not person.is_authenticated:
        return set()
    found = {Relation.AUTHOR} if any(author.id == person.id for author in contribution.authors) else set()
    if contribution.school_class.teacher_id == person.id and contribution.status != Status.DRAFT:
        found.add(Relation.TEACHER)
    if (
        person.is_coordinator
        and contribution.region_key in person.region_keys
        and contribution.status in SEEN_BY_COORDINATORS
    ):
        found.add(Relation.COORDINATOR)
    return found


def get_visible(person: Person, contribution_id: int) -> Contribution:
    """Published, or one in which the person plays a part."""
    contribution = _get(contribution_id)
    return contribution if contribution.status == Status.PUBLISHED or parts(person, contribution) else abort(404)


def get_movable(person: Person, contribution_id: int) -> Contribution:
    contribution = _get(contribution_id)
    return contribution if parts(person, contribution) else abort(404)


def get_own(author: Person, contribution_id: int, *, to_write: bool = False) -> Contribution:
    """A contribution of this author, whatever has become of it; `to_write` lets nobody else change it meanwhile."""
    contribution = _get(contribution_id, to_write)
    return contribution if Relation.AUTHOR in parts(author, contribution) else abort(404)


def get_medium(contribution: Contribution, medium_id: int) -> Medium:
    return next((m for m in contribution.media if m.id == medium_id), None) or abort(404)


def shown_media(contribution: Contribution) -> list[Medium]:
    """The media of the current version."""
    return [medium for medium in contribution.media if medium.removed_at is None]


def removed_media(contribution: Contribution) -> list[Medium]:
    """What can be put back."""
    return [medium for medium in contribution.media if medium.removed_at]


def media_of(contribution: Contribution, version: Version) -> list[Medium]:
    """The media of an earlier version, described as they were then; copies that are never saved."""
    by_id = {medium.id: medium for medium in contribution.media}
    return [_described(by_id[number], alt) for number, alt in version.media if number in by_id]


def of_author(person: Person, limit: int = 50) -> list[Contribution]:
    own = select(Author.contribution_id).where(Author.person_id == person.id)
    found = _listed().where(Contribution.id.in_(own)).order_by(Contribution.updated_at.desc(), Contribution.id.desc())
    return list(db.session.scalars(found.limit(limit)))


def waiting_for_teacher(teacher: Person, limit: int = 50) -> list[Contribution]:
    """Handed in by students of this teacher's classes, oldest first."""
    return list(db.session.scalars(_of_teacher(teacher, [Status.SUBMITTED]).limit(limit)))


def under_way(teacher: Person, limit: int = 30) -> list[Contribution]:
    """What the teacher's classes have at the coordination, or have to work on again."""
    statuses = [Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.RETURNED]
    return list(db.session.scalars(_of_teacher(teacher, statuses).limit(limit)))


def last_moves(contributions: list[Contribution]) -> dict[int, ContributionEntry]:
    """The latest move of each contribution, in one query."""
    latest = (
        select(func.max(ContributionEntry.id))
        .where(ContributionEntry.contribution_id.in_([contribution.id for contribution in contributions]))
        .group_by(ContributionEntry.contribution_id)
    )
    found = db.session.scalars(_moves().where(ContributionEntry.id.in_(latest)))
    return {move.contribution_id: move for move in found}


def trail(contribution: Contribution) -> list[ContributionEntry]:
    found = _moves().where(ContributionEntry.contribution_id == contribution.id).order_by(ContributionEntry.id.desc())
    return list(db.session.scalars(found.limit(100)))


def versions(contribution: Contribution) -> list[Version]:
    found = select(Version).filter_by(contribution_id=contribution.id).order_by(Version.number.desc()).limit(200)
    return list(db.session.scalars(found))


def get_version(contribution: Contribution, number: int) -> Version:
    return db.session.scalar(select(Version).filter_by(contribution_id=contribution.id, number=number)) or abort(404)


def classmates(class_id: int) -> list[Person]:
    """Everybody who can be an author, in the order of the class list."""
    found = select(Person).join(Student, Student.person_id == Person.id).where(Student.class_id == class_id)
    return list(db.session.scalars(found.options(lazyload("*")).order_by(Person.id)))


def get_class_of(student: Person) -> SchoolClass:
    found = select(SchoolClass).join(Student, Student.class_id == SchoolClass.id).options(lazyload(SchoolClass.teacher))
    return db.session.scalar(found.where(Student.person_id == student.id)) or abort(404)


def _get(contribution_id: int, to_write: bool = False) -> Contribution:
    found = (
        select(Contribution)
        .where(Contribution.id == contribution_id)
        .options(*origin(), selectinload(Contribution.media))
    )
    if to_write:
        found = found.with_for_update(of=Contribution).execution_options(populate_existing=True)
    return db.session.scalar(found) or abort(404)


def _described(medium: Medium, alt: str) -> Medium:
    names = ("id", "kind", "name", "files", "seconds", "pages", "n_bytes")
    return Medium(alt=alt, **{name: getattr(medium, name) for name in names})


def _moves() -> Select[ContributionEntry]:
    return select(ContributionEntry).options(joinedload(ContributionEntry.by).lazyload("*"))


def _of_teacher(teacher: Person, statuses: list[Status]) -> Select[Contribution]:
    classes = select(SchoolClass.id).where(SchoolClass.teacher_id == teacher.id)
    found = _listed().where(Contribution.class_id.in_(classes), Contribution.status.in_(statuses))
    return found.order_by(Contribution.status_since, Contribution.id)


def _listed() -> Select[Contribution]:
    return select(Contribution).options(*origin())


def origin() -> tuple[ORMOption, ...]:
    """What lists and pages tell of where a contribution comes from, and no more."""
    return (
        joinedload(Contribution.project).lazyload("*"),
        joinedload(Contribution.school_class).options(*with_school()),
        selectinload(Contribution.authors).lazyload("*"),
    )
