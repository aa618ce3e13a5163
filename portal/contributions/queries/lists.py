"""Lists of contributions: for the start pages of students and teachers, and those published in a project."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import defer, joinedload, lazyload, selectinload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.models import Author, Contribution, ContributionEntry, Medium, MediumState
from portal.contributions.queries.contributions import listed, origin
from portal.contributions.rules import DRAFT_NOTICE, Status, Step
from portal.core.clock import now
from portal.core.db import Moment, db
from portal.projects.models import Project
from portal.retention.queries import setting_of


def of_author(person: Person, limit: int = 50) -> list[Contribution]:
    """The person's own, those changed last first."""
    own = select(Author.contribution_id).where(Author.person_id == person.id)
    query = select(Contribution).options(*listed()).where(Contribution.id.in_(own))
    query = query.order_by(Contribution.updated_at.desc(), Contribution.id.desc())
    return list(db.session.scalars(query.limit(limit)))


def whole_of_author(person: Person) -> list[Contribution]:
    """The person's own with all that belongs to them, in the order in which they were begun."""
    own = select(Author.contribution_id).where(Author.person_id == person.id)
    query = select(Contribution).options(*origin(), selectinload(Contribution.media))
    return list(db.session.scalars(query.where(Contribution.id.in_(own)).order_by(Contribution.id)))


def refused_files(contributions: list[Contribution]) -> dict[int, list[Medium]]:
    """The files that can't be used, by the contribution's id, in one query; none that somebody has taken out."""
    query = select(Medium).where(
        Medium.contribution_id.in_([contribution.id for contribution in contributions]),
        Medium.state == MediumState.REFUSED,
        Medium.removed_at.is_(None),
    )
    files: dict[int, list[Medium]] = {}
    for medium in db.session.scalars(query.order_by(Medium.id)):
        files.setdefault(medium.contribution_id, []).append(medium)
    return files


def published_of(school_class: SchoolClass) -> list[Contribution]:
    """The published contributions of a class, locked, so that nobody publishes or hides them meanwhile."""
    query = select(Contribution).filter_by(class_id=school_class.id, status=Status.PUBLISHED)
    return list(db.session.scalars(query.order_by(Contribution.id).with_for_update(of=Contribution)))


def ending_drafts(contributions: Collection[Contribution]) -> dict[int, datetime]:
    """When those of these drafts go, by id, that nobody has changed for so long that their authors have to know."""
    drafts = [each for each in contributions if each.status == Status.DRAFT]
    setting = setting_of("untouched_drafts") if drafts else None
    ends = {each.id: setting.goes_at(each.updated_at, DRAFT_NOTICE) for each in drafts if setting}
    return {number: end for number, end in ends.items() if end < now() + DRAFT_NOTICE}


def waiting_for_teacher(teacher: Person, limit: int = 50) -> list[Contribution]:
    """Handed in by students of this teacher's classes, oldest first."""
    return list(db.session.scalars(_of_teacher(teacher, [Status.SUBMITTED]).limit(limit)))


def usable_of(contributions: list[Contribution]) -> set[int]:
    """The ids of those with a text or a file that was not refused, in one query."""
    has_file = exists().where(
        Medium.contribution_id == Contribution.id, Medium.removed_at.is_(None), Medium.state != MediumState.REFUSED
    )
    has_text = func.length(func.trim(Contribution.text)) > 0
    is_among = Contribution.id.in_([contribution.id for contribution in contributions])
    return set(db.session.scalars(select(Contribution.id).where(is_among, or_(has_text, has_file))))


def under_way(teacher: Person, limit: int = 30) -> list[Contribution]:
    """What the teacher's classes have at the coordination, or have to work on again."""
    statuses = [Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.RETURNED]
    return list(db.session.scalars(_of_teacher(teacher, statuses).limit(limit)))


def handed_in(school_class: SchoolClass) -> list[Contribution]:
    """What waits for the teacher of a class, the oldest first."""
    query = _told().where(Contribution.class_id == school_class.id, Contribution.status == Status.SUBMITTED)
    return list(db.session.scalars(query))


def in_review(region_key: str) -> list[Contribution]:
    """What waits for the coordinators of a region, the oldest first."""
    is_here = (Contribution.deciding_region == region_key, Contribution.status == Status.IN_REVIEW)
    query = _told().where(*is_here)
    return list(db.session.scalars(query))


def classes_with_handed_in() -> list[SchoolClass]:
    """In which something waits for the teacher."""
    waiting = select(Contribution.class_id).where(Contribution.status == Status.SUBMITTED)
    return list(db.session.scalars(select(SchoolClass).where(SchoolClass.id.in_(waiting)).order_by(SchoolClass.id)))


def regions_in_review() -> list[str]:
    """In which something waits for the coordinators."""
    query = select(Contribution.deciding_region).where(Contribution.status == Status.IN_REVIEW).distinct()
    return list(db.session.scalars(query))


def published_in(project: Project) -> list[tuple[Contribution, datetime]]:
    """What the coordination published, whether visitors see it at the moment or not, and since when."""
    of_step = (ContributionEntry.contribution_id == Contribution.id, ContributionEntry.step == Step.PUBLISH)
    published = select(func.max(ContributionEntry.at)).where(*of_step).scalar_subquery()
    since = func.coalesce(Contribution.published_at, published, Contribution.status_since, type_=Moment())
    query = select(Contribution, since).where(
        Contribution.project_id == project.id, Contribution.status == Status.PUBLISHED
    )
    query = query.options(*origin(), selectinload(Contribution.media)).order_by(Contribution.id)
    return [(contribution, at) for contribution, at in db.session.execute(query)]


def published_after(number: int, most: int) -> list[Contribution]:
    """The next published ones by their numbers, with all that is searched in them."""
    query = select(Contribution).where(Contribution.id > number, Contribution.published_at.is_not(None))
    query = query.options(*origin(), selectinload(Contribution.media)).order_by(Contribution.id)
    return list(db.session.scalars(query.limit(most)))


def counted_after(number: int, most: int) -> list[Contribution]:
    """The next of those that wait for somebody or are published, by their numbers, with what can be read in them."""
    is_counted = Contribution.status.in_([Status.SUBMITTED, Status.IN_REVIEW, Status.PUBLISHED])
    query = select(Contribution).where(Contribution.id > number, is_counted)
    query = query.options(selectinload(Contribution.media), lazyload("*")).order_by(Contribution.id)
    return list(db.session.scalars(query.limit(most)))


def _told() -> Select[Contribution]:
    """With what an email tells of it."""
    told = (joinedload(Contribution.project).lazyload("*"), joinedload(Contribution.school_class).lazyload("*"))
    query = select(Contribution).options(defer(Contribution.text), *told)
    return query.order_by(Contribution.status_since, Contribution.id)


def _of_teacher(teacher: Person, statuses: list[Status]) -> Select[Contribution]:
    classes = select(SchoolClass.id).where(SchoolClass.teacher_id == teacher.id)
    query = select(Contribution).options(*listed())
    query = query.where(Contribution.class_id.in_(classes), Contribution.status.in_(statuses))
    return query.order_by(Contribution.status_since, Contribution.id)
