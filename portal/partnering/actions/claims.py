"""Counts two wishes as fulfilled, so that no class gets more partners than it wished, whoever clicks at once."""

from sqlalchemy import case, exists, select, update

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import Status
from portal.partnering.models import Partnership
from portal.partnering.rules import PartneringRefusal, pair


def count_both(one: PartnerSearch, other: PartnerSearch, by: Person | None) -> None:
    """Always in the order of the wishes, so that two people never wait for each other."""
    for search in sorted((one, other), key=lambda search: search.id):
        if not _count(search):
            db.session.refresh(search)
            raise Refused(_why_not(search, by))
        db.session.refresh(search)


def must_be_strangers(one: PartnerSearch, other: PartnerSearch) -> None:
    """Nobody is counted twice as a partner of the same class. Both wishes must be locked already."""
    if db.session.scalar(select(exists().where(Partnership.pair == pair(one.id, other.id)))):
        raise Refused(PartneringRefusal.ALREADY_PARTNERS)


def _count(search: PartnerSearch) -> bool:
    """The one write that decides; False when the class takes no more partners."""
    is_last = PartnerSearch.n_found + 1 >= PartnerSearch.n_wanted
    counted = db.session.execute(
        update(PartnerSearch)
        .where(
            PartnerSearch.id == search.id,
            PartnerSearch.status == Status.OPEN,
            PartnerSearch.n_found < PartnerSearch.n_wanted,
        )
        .values(
            n_found=PartnerSearch.n_found + 1,
            status=case((is_last, Status.FULFILLED.value), else_=Status.OPEN.value),
            changed_at=now(),
        )
        .execution_options(synchronize_session=False)
    )
    return bool(counted.rowcount)  # type: ignore[attr-defined]


def _why_not(search: PartnerSearch, by: Person | None) -> PartneringRefusal:
    if search.status != Status.FULFILLED:
        return PartneringRefusal.NOT_LOOKING
    is_own = by is not None and search.teacher_id == by.id
    return PartneringRefusal.OWN_CLASS_HAS_FOUND if is_own else PartneringRefusal.OTHER_CLASS_HAS_FOUND
