"""Counts two wishes as fulfilled, so that no class gets more partners than it wished, whoever clicks at once."""

from sqlalchemy import case, exists, select, update

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import Wish
from portal.matching.rules import Status
from portal.partnering.models import Partnership
from portal.partnering.rules import PartneringRefusal, pair


def count_both(one: Wish, other: Wish, by: Person | None) -> None:
    """Always in the order of the wishes, so that two people never wait for each other."""
    for wish in sorted((one, other), key=lambda wish: wish.id):
        if not _count(wish):
            db.session.refresh(wish)
            raise Refused(_why_not(wish, by))
        db.session.refresh(wish)


def must_be_strangers(one: Wish, other: Wish) -> None:
    """Nobody is counted twice as a partner of the same class. Both wishes must be locked already."""
    if db.session.scalar(select(exists().where(Partnership.pair == pair(one.id, other.id)))):
        raise Refused(PartneringRefusal.ALREADY_PARTNERS)


def _count(wish: Wish) -> bool:
    """The one write that decides; False when the class takes no more partners."""
    is_last = Wish.n_found + 1 >= Wish.n_wanted
    counted = db.session.execute(
        update(Wish)
        .where(Wish.id == wish.id, Wish.status == Status.OPEN, Wish.n_found < Wish.n_wanted)
        .values(
            n_found=Wish.n_found + 1,
            status=case((is_last, Status.FULFILLED.value), else_=Status.OPEN.value),
            changed_at=now(),
        )
        .execution_options(synchronize_session=False)
    )
    return bool(counted.rowcount)  # type: ignore[attr-defined]


def _why_not(wish: Wish, by: Person | None) -> PartneringRefusal:
    if wish.status != Status.FULFILLED:
        return PartneringRefusal.NOT_LOOKING
    is_own = by is not None and wish.teacher_id == by.id
    return PartneringRefusal.OWN_CLASS_HAS_FOUND if is_own else PartneringRefusal.OTHER_CLASS_HAS_FOUND
