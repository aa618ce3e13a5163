"""Reads one contribution, limited to what the person may see of it."""

from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import defer, joinedload, lazyload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.classes.queries import with_school
from portal.contributions.models import Contribution, ContributionEntry, Medium, MediumState
from portal.contributions.queries.opinions import find_request
from portal.contributions.rules import (
    MOST_FILES,
    OF_AUTHORS_ALONE,
    SEEN_BY_COORDINATORS,
    Kind,
    Relation,
    Status,
    Step,
    address_of,
)
from portal.core.db import db
from portal.core.refusal import Gone, NotFound, existing
from portal.projects.models import Project


def relations(person: Person, contribution: Contribution) -> set[Relation]:
    """What somebody is to a contribution; empty for visitors and strangers."""
    if not person.is_authenticated:
        return set()
    if person.is_coordinator:
        return _coordination(person, contribution)
    holds = {
        Relation.AUTHOR: any(author.id == person.id for author in contribution.authors),
        Relation.TEACHER: contribution.school_class.teacher_id == person.id
        and contribution.status not in OF_AUTHORS_ALONE,
    }
    return {relation for relation, is_held in holds.items() if is_held}


def get_visible(person: Person, contribution_id: int) -> Contribution:
    """Published in a public project, or one to which the person has a relation."""
    contribution = _get(contribution_id)
    if not contribution.is_public and not relations(person, contribution):
        raise Gone if _was_public(contribution) else NotFound
    return contribution


def get_related(person: Person, contribution_id: int) -> Contribution:
    """One of which the person is an author, the teacher or the coordinator."""
    contribution = _get(contribution_id)
    if not relations(person, contribution):
        raise NotFound
    return contribution


def get_passed_on(person: Person, contribution_id: int) -> Contribution:
    """One to which the person has a relation, or had one until she passed it on a moment ago."""
    contribution = _get(contribution_id)
    if not relations(person, contribution) and not _has_passed_on(person, contribution):
        raise NotFound
    return contribution


def get_own(author: Person, contribution_id: int, *, to_write: bool = False) -> Contribution:
    """A contribution of this author, whatever has become of it; `to_write` lets nobody else change it meanwhile."""
    contribution = _get(contribution_id, to_write)
    if Relation.AUTHOR not in relations(author, contribution):
        raise NotFound
    return contribution


def get_medium(contribution: Contribution, medium_id: int) -> Medium:
    return existing(next((medium for medium in contribution.media if medium.id == medium_id), None))


def get_picture(contribution: Contribution, medium_id: int) -> Medium:
    """A picture that can be edited, of the contribution or of an earlier version."""
    medium = get_medium(contribution, medium_id)
    if medium.kind != Kind.IMAGE or medium.state != MediumState.READY:
        raise NotFound
    return medium


def get_stored(medium: Medium, address: str) -> dict[str, Any]:
    """The variant that has this address; Gone: the picture was edited since."""
    variant = address.partition("-")[0]
    stored: dict[str, Any] = existing(medium.files.get(variant))
    if address in [address_of(variant, edition) for edition in range(1, medium.edition)]:
        raise Gone
    if address != address_of(variant, medium.edition):
        raise NotFound
    return stored


def current_media(contribution: Contribution) -> list[Medium]:
    """The media of the current version, also those that are still being prepared; without those that can't be used."""
    return [medium for medium in contribution.media if medium.removed_at is None and _is_usable(medium)]


def refused_media(contribution: Contribution) -> list[Medium]:
    """What can't be used, until somebody takes it out."""
    return [medium for medium in contribution.media if medium.removed_at is None and not _is_usable(medium)]


def files_left(contribution: Contribution) -> int:
    """How many more files can be added."""
    return MOST_FILES - len(current_media(contribution))


def removed_media(contribution: Contribution) -> list[Medium]:
    """What can be put back."""
    return [medium for medium in contribution.media if medium.removed_at and _is_usable(medium)]


def classmates(class_id: int) -> list[Person]:
    """Everybody who can be an author, in the order of the class list."""
    query = select(Person).join(Student, Student.person_id == Person.id).where(Student.class_id == class_id)
    return list(db.session.scalars(query.options(lazyload("*")).order_by(Person.id)))


def get_class_of(student: Person) -> SchoolClass:
    query = select(SchoolClass).join(Student, Student.class_id == SchoolClass.id).options(lazyload(SchoolClass.teacher))
    return existing(db.session.scalar(query.where(Student.person_id == student.id)))


def listed() -> tuple[Any, ...]:
    """Loads what lists for signed-in people tell of a contribution: no text, and of its authors the names."""
    return (
        defer(Contribution.text),
        joinedload(Contribution.project).load_only(Project.title, Project.language).lazyload("*"),
        joinedload(Contribution.school_class).options(*with_school()),
        selectinload(Contribution.authors).load_only(Person.name).lazyload("*"),
    )


def origin() -> tuple[ORMOption, ...]:
    """Loads what a page tells of where a contribution comes from, and no more."""
    return (
        joinedload(Contribution.project).lazyload("*"),
        joinedload(Contribution.school_class).options(*with_school()),
        selectinload(Contribution.authors).lazyload("*"),
    )


def _coordination(person: Person, contribution: Contribution) -> set[Relation]:
    """What a coordinator is to a contribution: while another region decides, the own one only looks on."""
    keys, status = person.reviewed_regions, contribution.status
    if status not in SEEN_BY_COORDINATORS:
        return set()
    is_home, is_in_review = contribution.region_key in keys, status == Status.IN_REVIEW
    holds = {
        Relation.COORDINATOR: contribution.deciding_region in keys or (is_home and not is_in_review),
        Relation.HOME: is_home,
    }
    held = {relation for relation, is_held in holds.items() if is_held}
    if not held and is_in_review and find_request(person, contribution):
        return {Relation.ADVISER}
    return held


def _has_passed_on(person: Person, contribution: Contribution) -> bool:
    query = select(ContributionEntry).where(ContributionEntry.contribution_id == contribution.id)
    last = db.session.scalar(query.order_by(ContributionEntry.id.desc()).limit(1))
    return last is not None and last.by_id == person.id and last.start_region in person.reviewed_regions


def _was_public(contribution: Contribution) -> bool:
    """It was taken back from visitors, who may have its address."""
    if contribution.hidden_at:
        return True
    steps = [Step.PUBLISH] if contribution.status == Status.WITHDRAWN else [Step.TAKE_DOWN, Step.REMOVE]
    taken = (ContributionEntry.contribution_id == contribution.id, ContributionEntry.step.in_(steps))
    is_taken_back = contribution.status in (Status.WITHDRAWN, Status.REJECTED, Status.CHANGES_REQUESTED)
    return is_taken_back and bool(db.session.scalar(select(exists().where(*taken))))


def _is_usable(medium: Medium) -> bool:
    return medium.state != MediumState.REFUSED


def _get(contribution_id: int, to_write: bool = False) -> Contribution:
    query = select(Contribution).where(Contribution.id == contribution_id)
    query = query.options(*origin(), selectinload(Contribution.media))
    if to_write:
        query = query.with_for_update(of=Contribution).execution_options(populate_existing=True)
    return existing(db.session.scalar(query))
