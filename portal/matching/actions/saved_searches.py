"""Saves a search with its filters, and writes about the new classes that fit it."""

from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db
from portal.matching.models import PartnerSearch, SavedSearch
from portal.matching.notifications import notify_of_new_classes
from portal.matching.queries.matches import fresh_for
from portal.matching.rules.filters import Filters
from portal.matching.rules.searches import WORTH_AN_EMAIL


def save(search: PartnerSearch, filters: Filters) -> SavedSearch:
    """Asks for an email when a class opens that passes the filters and fits well; the same filters are saved once."""
    for saved in db.session.scalars(select(SavedSearch).filter_by(search_id=search.id)):
        if saved.filters == filters.chosen:
            return saved
    saved = SavedSearch(search_id=search.id, filters=filters.chosen, least=WORTH_AN_EMAIL)
    db.session.add(saved)
    return saved


def remove(saved: SavedSearch) -> None:
    db.session.delete(saved)


def notify(saved: SavedSearch, search: PartnerSearch) -> None:
    """One email with all classes that began to look since the last one, if any of them fits."""
    moment = now()
    if matches := fresh_for(search, saved):
        notify_of_new_classes(saved, search, matches)
    saved.notified_until = moment
