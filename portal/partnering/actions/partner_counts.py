"""Counts two classes as partners of each other, so that none gets more than it looks for, whoever clicks at once."""

from sqlalchemy import case

from portal.accounts.models import Person
from portal.core.claims import change_if
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status
from portal.partnering.rules import PartneringRefusal


def count_both(one: PartnerSearch, other: PartnerSearch, by: Person | None) -> None:
    """Each has one more partner, always in the order of their numbers, so that two people never wait for each other."""
    for search in sorted((one, other), key=lambda search: search.id):
        is_counted = _count(search)
        db.session.refresh(search)
        if not is_counted:
            raise Refused(_why_not(search, by))


def _count(search: PartnerSearch) -> bool:
    """The one write that decides; False when the class takes no more partners."""
    is_last = PartnerSearch.n_found + 1 >= PartnerSearch.n_wanted
    return change_if(
        PartnerSearch,
        PartnerSearch.id == search.id,
        PartnerSearch.status == Status.OPEN,
        PartnerSearch.n_found < PartnerSearch.n_wanted,
        n_found=PartnerSearch.n_found + 1,
        status=case((is_last, Status.FULFILLED), else_=Status.OPEN),
        changed_at=now(),
    )


def _why_not(search: PartnerSearch, by: Person | None) -> PartneringRefusal:
    if search.status != Status.FULFILLED:
        return PartneringRefusal.NOT_LOOKING
    is_own = by is not None and search.teacher_id == by.id
    return PartneringRefusal.OWN_CLASS_HAS_FOUND if is_own else PartneringRefusal.OTHER_CLASS_HAS_FOUND
