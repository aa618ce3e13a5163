"""Reads saved searches: a teacher's own ones, and those that an email may be written about."""

from sqlalchemy import Select, select

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import existing
from portal.matching.models import PartnerSearch, SavedSearch
from portal.matching.rules.searches import Status

SavedWithSearch = tuple[SavedSearch, PartnerSearch]


def saved_searches(search: PartnerSearch) -> list[SavedSearch]:
    return list(db.session.scalars(select(SavedSearch).filter_by(search_id=search.id).order_by(SavedSearch.id)))


def get_saved(person: Person, saved_id: int) -> SavedWithSearch:
    """An own one, with the search that it belongs to."""
    query = _with_search().where(SavedSearch.id == saved_id, PartnerSearch.teacher_id == person.id)
    saved, search = existing(db.session.execute(query).first())
    return saved, search


def searches_to_notify(limit: int = 500) -> list[SavedWithSearch]:
    """Saved searches of classes that still look, those notified longest ago first."""
    query = _with_search().where(PartnerSearch.status == Status.OPEN).order_by(SavedSearch.notified_until)
    return [(saved, search) for saved, search in db.session.execute(query.limit(limit))]


def _with_search() -> Select[SavedSearch, PartnerSearch]:
    return select(SavedSearch, PartnerSearch).join(PartnerSearch, SavedSearch.search_id == PartnerSearch.id)
