"""Rows read anew and locked for whoever is about to change them: searches first, then live requests by their numbers.

Everybody keeps this order, so that no two people wait for each other.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_, select

from portal.core.clock import today
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.partnering.models import PartnerRequest
from portal.partnering.rules import LIVE, NOT_LOOKING, pair_key
from portal.regions.queries import closed_regions


def lock_searches(one: PartnerSearch, other: PartnerSearch) -> None:
    """Nobody else changes the two until the end of the transaction."""
    query = select(PartnerSearch.id).where(PartnerSearch.id.in_((one.id, other.id))).order_by(PartnerSearch.id)
    db.session.execute(query.with_for_update(key_share=True)).all()


def live_between(one: PartnerSearch, other: PartnerSearch) -> Sequence[PartnerRequest]:
    """The request that waits between two classes, if there is one."""
    return _live(PartnerRequest.pair == pair_key(one.id, other.id))


def live_of(searches: Sequence[PartnerSearch]) -> Sequence[PartnerRequest]:
    """What waits for these classes, and what they wait for."""
    ids = [search.id for search in searches]
    return _live(or_(PartnerRequest.from_search_id.in_(ids), PartnerRequest.to_search_id.in_(ids)))


def live_between_teachers(one_id: int, other_id: int) -> Sequence[PartnerRequest]:
    """What waits between the classes of two teachers; nobody asks an own class."""
    searches = select(PartnerSearch.id).where(PartnerSearch.teacher_id.in_((one_id, other_id)))
    return _live(PartnerRequest.from_search_id.in_(searches), PartnerRequest.to_search_id.in_(searches))


def live_and_due() -> Sequence[PartnerRequest]:
    """Whose half of the time is over, and nobody was reminded yet."""
    is_due = (PartnerRequest.remind_on <= today(), PartnerRequest.due_on >= today())
    return _live(PartnerRequest.reminded_at.is_(None), *is_due, ~is_resting(), skip_locked=True)


def live_and_overdue() -> Sequence[PartnerRequest]:
    """Whose last day is over; those of a suspended region wait until the partnership goes on."""
    return _live(PartnerRequest.due_on < today(), ~is_resting(), skip_locked=True)


def live_and_resting() -> Sequence[PartnerRequest]:
    """Whose last day is over while nobody can accept, since the partnership with a region is suspended."""
    return _live(PartnerRequest.due_on < today(), is_resting(), skip_locked=True)


def live_without_search() -> Sequence[PartnerRequest]:
    """Of classes that look no longer."""
    over = select(PartnerSearch.id).where(PartnerSearch.status.in_(NOT_LOOKING))
    is_idle = or_(PartnerRequest.from_search_id.in_(over), PartnerRequest.to_search_id.in_(over))
    return _live(is_idle, skip_locked=True)


def is_resting() -> ColumnElement[bool]:
    """Whether one of the two classes belongs to a suspended region."""
    closed = select(PartnerSearch.id).where(PartnerSearch.region_key.in_(closed_regions()))
    return or_(PartnerRequest.from_search_id.in_(closed), PartnerRequest.to_search_id.in_(closed))


def _live(*conditions: ColumnElement[bool], skip_locked: bool = False) -> Sequence[PartnerRequest]:
    """`skip_locked` leaves out what somebody else works on."""
    query = select(PartnerRequest).where(PartnerRequest.status.in_(LIVE), *conditions).order_by(PartnerRequest.id)
    query = query.with_for_update(of=PartnerRequest, skip_locked=skip_locked)
    return db.session.scalars(query.execution_options(populate_existing=True)).all()
