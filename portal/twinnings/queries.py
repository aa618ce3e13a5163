"""Reads partnerships of towns; what is only suggested is read by the coordination of both regions and its author."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import ColumnElement, literal, or_, select, tuple_
from sqlalchemy.orm import lazyload, selectinload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import origin
from portal.core.db import db
from portal.core.fingerprint import fingerprint
from portal.core.refusal import NotFound, existing
from portal.core.web.paging import Page
from portal.core.web.reported import Address, ReportedPage
from portal.projects.models import Project, ProjectClass
from portal.projects.queries import is_confirmed
from portal.schools.models import Membership, School
from portal.twinnings.models import Twinning, TwinningProject
from portal.twinnings.rules import Town, is_in_town

SHOWN = 12  # contributions
PER_PAGE = 48
BY_TOWNS = (Twinning.one_town, Twinning.other_town, Twinning.id)


def public_twinnings(limit: int, region_key: str = "") -> Sequence[Twinning]:
    """Some, or some of a region; by the towns."""
    query = select(Twinning).where(Twinning.is_public).order_by(*BY_TOWNS).limit(limit)
    return db.session.scalars(query.where(_of_regions([region_key])) if region_key else query).all()


def listed(after: int = 0) -> Page[Twinning]:
    """One page, by the towns; `after` is the partnership where the last page ended."""
    query = select(Twinning).where(Twinning.is_public).order_by(*BY_TOWNS).limit(PER_PAGE + 1)
    if after and (last := db.session.get(Twinning, after)) and last.is_public:
        place = (literal(last.one_town), literal(last.other_town), literal(last.id))
        query = query.where(tuple_(*BY_TOWNS) > tuple_(*place))
    found = db.session.scalars(query).all()
    is_more = len(found) > PER_PAGE
    return Page(found[:PER_PAGE], after=str(found[PER_PAGE - 1].id) if is_more else None)


def get_visible(person: Person, twinning_id: int) -> Twinning:
    """A public one, or a suggestion that the person made or decides about."""
    twinning = existing(db.session.get(Twinning, twinning_id))
    if twinning.is_public or may_edit(person, twinning) or _suggested_by(person, twinning):
        return twinning
    raise NotFound


def get_own(person: Person, twinning_id: int, *, to_write: bool = False) -> Twinning:
    """One of which the person coordinates one of the regions."""
    query = select(Twinning).where(Twinning.id == twinning_id)
    if to_write:
        query = query.with_for_update(of=Twinning).execution_options(populate_existing=True)
    twinning = existing(db.session.scalar(query))
    if not may_edit(person, twinning):
        raise NotFound
    return twinning


def may_edit(person: Person, twinning: Twinning) -> bool:
    """The coordination of either region."""
    is_coordinator = person.is_authenticated and person.is_coordinator
    return is_coordinator and not set(twinning.region_keys).isdisjoint(person.region_keys)


def suggested(region_keys: Sequence[str]) -> Sequence[Twinning]:
    """What waits for the coordination of these regions, the oldest first."""
    return db.session.scalars(
        select(Twinning).where(Twinning.is_public.is_(False), _of_regions(region_keys)).order_by(Twinning.id)
    ).all()


def count_suggested(person: Person) -> int:
    return len(suggested(person.region_keys)) if person.is_coordinator else 0


def suggested_by(person: Person) -> Sequence[Twinning]:
    """A teacher's own suggestions that wait."""
    query = select(Twinning).where(Twinning.is_public.is_(False), Twinning.by_id == person.id)
    return db.session.scalars(query.order_by(Twinning.id)).all()


def find_pair(pair: str) -> Twinning | None:
    return db.session.scalar(select(Twinning).where(Twinning.pair == pair))


def schools_of(person: Person) -> Sequence[School]:
    """At which a teacher works for certain."""
    query = select(School).join(Membership, Membership.school_id == School.id).where(Membership.person_id == person.id)
    return [school for school in db.session.scalars(query.order_by(School.id)) if is_confirmed(person, school.id)]


def works_in(person: Person, *towns: Town) -> bool:
    """Whether a teacher works at a school in one of these towns."""
    return any(is_in_town(at.town, town, at.region_key) for at in schools_of(person) for town in towns)


def schools_in(*towns: Town) -> Sequence[School]:
    """Schools there that have a class in the portal."""
    keys = [town.region_key for town in towns]
    has_class = School.id.in_(select(SchoolClass.school_id))
    query = select(School).where(School.region_key.in_(keys), has_class).order_by(School.name, School.id)
    there = db.session.scalars(query.options(lazyload("*")))
    return [school for school in there if any(is_in_town(school.town, town, school.region_key) for town in towns)]


def projects_in(*towns: Town) -> Sequence[Project]:
    """Public projects in which a class of a school there takes part."""
    numbers = [school.id for school in schools_in(*towns)]
    classes = select(ProjectClass.project_id).join(SchoolClass, SchoolClass.id == ProjectClass.class_id)
    taking_part = classes.where(SchoolClass.school_id.in_(numbers))
    query = select(Project).where(Project.is_public, Project.id.in_(taking_part)).order_by(Project.title, Project.id)
    return db.session.scalars(query.options(lazyload("*"))).all()


def public_projects_of(twinning: Twinning) -> Sequence[Project]:
    query = select(Project).join(TwinningProject, TwinningProject.project_id == Project.id)
    query = query.where(TwinningProject.twinning_id == twinning.id, Project.is_public)
    return db.session.scalars(query.options(lazyload("*")).order_by(Project.id)).all()


def contributions_in(projects: Sequence[Project]) -> Sequence[Contribution]:
    """What visitors see of these projects, the newest first."""
    query = select(Contribution).options(*origin(), selectinload(Contribution.media)).where(*_is_shown(projects))
    newest = (Contribution.published_at.desc(), Contribution.id.desc())
    return db.session.scalars(query.order_by(*newest).limit(SHOWN)).all()


def years_in(projects: Sequence[Project]) -> dict[int, int]:
    """How many contributions of these projects were published in which year."""
    days = db.session.scalars(select(Contribution.published_at).where(*_is_shown(projects)))
    return dict(sorted(Counter(day.year for day in days if day).items()))


def _is_shown(projects: Sequence[Project]) -> list[ColumnElement[bool]]:
    numbers = [project.id for project in projects]
    return [Contribution.published_at.is_not(None), Contribution.project_id.in_(numbers)]


def _suggested_by(person: Person, twinning: Twinning) -> bool:
    return person.is_authenticated and twinning.by_id == person.id


def _of_regions(keys: Sequence[str]) -> ColumnElement[bool]:
    return or_(Twinning.one_region_key.in_(keys), Twinning.other_region_key.in_(keys))


def reported(twinning_id: int) -> ReportedPage | None:
    """A public partnership as something that anybody can report; a teacher who suggested it reads what was decided."""
    twinning = db.session.get(Twinning, twinning_id)
    if twinning is None:
        return None
    author = db.session.get(Person, twinning.by_id) if twinning.by_id else None
    schools, projects = [each.id for each in twinning.schools], [each.id for each in twinning.projects]
    return ReportedPage(
        title=twinning.name,
        language="",
        regions=twinning.region_keys,
        made_at=twinning.created_at,
        is_public=twinning.is_public,
        revision=fingerprint(twinning.name, twinning.founded, twinning.source, schools, projects),
        address=Address("twinnings.show", {"twinning_id": twinning_id}),
        workplace=Address("twinnings.edit", {"twinning_id": twinning_id}),
        concerned=[author] if author and author.is_teacher else [],
    )
