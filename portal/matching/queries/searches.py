"""Reads the searches of classes for partners."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import existing
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import LIVE, Status
from portal.projects.queries import is_confirmed
from portal.regions.queries import closed_regions
from portal.schools.queries.schools import with_region

LISTED = 100


def own_searches(person: Person) -> list[PartnerSearch]:
    """A teacher's searches, live ones first."""
    query = with_school_class().where(PartnerSearch.teacher_id == person.id)
    query = query.order_by(PartnerSearch.status.not_in(LIVE), PartnerSearch.id.desc())
    return list(db.session.scalars(query.limit(LISTED)))


def get_own(person: Person, search_id: int, *, to_write: bool = False) -> PartnerSearch:
    """`to_write` lets nobody else change it meanwhile."""
    query = with_school_class().where(PartnerSearch.id == search_id, PartnerSearch.teacher_id == person.id)
    if to_write:
        query = query.with_for_update(of=PartnerSearch).execution_options(populate_existing=True)
    return existing(db.session.scalar(query))


def get_open(search_id: int) -> PartnerSearch:
    """A search that others may see."""
    return existing(db.session.scalar(_open(PartnerSearch.id == search_id)))


def open_searches(ids: Sequence[int]) -> list[PartnerSearch]:
    """These searches in their order; whoever stopped looking meanwhile is left out."""
    query = with_school_class().where(PartnerSearch.id.in_(ids))
    known = {search.id: search for search in db.session.scalars(query)}  # SQLite would look through all open ones
    return [known[number] for number in ids if number in known and known[number].is_shown]


def find_live(school_class: SchoolClass) -> PartnerSearch | None:
    query = select(PartnerSearch).where(PartnerSearch.class_id == school_class.id, PartnerSearch.status.in_(LIVE))
    return db.session.scalar(query)


def lock_searches_of(class_ids: Sequence[int]) -> Sequence[PartnerSearch]:
    """All searches of these classes in the order of their numbers; nobody else changes them meanwhile."""
    query = select(PartnerSearch).where(PartnerSearch.class_id.in_(class_ids)).order_by(PartnerSearch.id)
    query = query.with_for_update(of=PartnerSearch).execution_options(populate_existing=True)
    return db.session.scalars(query).all()


def may_see_others(search: PartnerSearch) -> bool:
    """Classes show themselves to confirmed teachers only, and only while they look themselves."""
    return search.is_live and is_confirmed(search.school_class.teacher, search.school_class.school_id)


def may_renew(search: PartnerSearch) -> bool:
    """Whether its region is open, and the class has no other live search."""
    if search.region_key in closed_regions():
        return False
    return search.is_live or find_live(search.school_class) is None


def with_school_class() -> Select[PartnerSearch]:
    """With what is shown of the class and its school."""
    school_class = joinedload(PartnerSearch.school_class)
    teacher = school_class.joinedload(SchoolClass.teacher).lazyload("*")
    return select(PartnerSearch).options(teacher, school_class.options(with_region(SchoolClass.school)))


def _open(condition: ColumnElement[bool]) -> Select[PartnerSearch]:
    return with_school_class().where(condition, PartnerSearch.status == Status.OPEN, PartnerSearch.expires_at > now())
