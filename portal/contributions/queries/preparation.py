"""Whose file is prepared next, and how many wait."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Subquery, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution, Medium, MediumState, Preparation
from portal.contributions.queries.contributions import files_left
from portal.contributions.rules import MOST_FILES, MOST_WAITING, MOST_WAITING_IN_CLASS, Room
from portal.core.clock import now
from portal.core.db import db

TOO_LONG = timedelta(hours=1)  # for a file to wait, on a machine that is well
LATELY = timedelta(minutes=10)  # time that was spent on somebody's files this long ago still counts


def find_next() -> Preparation | None:
    """A file of whom least time was spent on lately, then of whose class; nobody has two worked on at once."""
    moment = now()
    other = aliased(Preparation)
    is_served = select(other).where(
        other.person_id == Preparation.person_id, other.done_at.is_(None), other.claimed_until > moment
    )
    mine, ours = (_spent(key, moment) for key in (Preparation.person_id, Preparation.class_id))
    query = (
        select(Preparation)
        .outerjoin(mine, mine.c.key == Preparation.person_id)
        .outerjoin(ours, ours.c.key == Preparation.class_id)
        .where(is_claimable(moment), ~is_served.exists())
        .order_by(
            Preparation.attempts,
            func.coalesce(mine.c.seconds, 0),
            func.coalesce(ours.c.seconds, 0),
            Preparation.medium_id,
        )
    )
    return db.session.scalar(query.limit(1))


def is_claimable(moment: datetime) -> ColumnElement[bool]:
    """Neither done nor worked on; the claim of a worker that died has run out."""
    is_free = or_(Preparation.claimed_until.is_(None), Preparation.claimed_until <= moment)
    return Preparation.done_at.is_(None) & is_free


def room(by: Person, class_id: int, contribution: Contribution | None = None) -> Room:
    """How many more files the contribution takes, and how many more may wait for this person and class."""
    waiting = [
        MOST_WAITING - _count(Preparation.person_id == by.id),
        MOST_WAITING_IN_CLASS - _count(Preparation.class_id == class_id),
    ]
    return Room(files_left(contribution) if contribution else MOST_FILES, min(waiting))


def locked_room(by: Person, contribution: Contribution) -> Room:
    """The same, while nobody else of the class takes any of it: neither from another window nor into another draft."""
    of_class = select(SchoolClass.id).where(SchoolClass.id == contribution.class_id)
    db.session.execute(of_class.with_for_update(key_share=True))
    return room(by, contribution.class_id, contribution)


def is_prepared(contribution_id: int) -> bool:
    """Whether none of the contribution's files waits any more."""
    waiting = select(Medium.id).where(
        Medium.contribution_id == contribution_id,
        Medium.state == MediumState.PREPARING,
        Medium.removed_at.is_(None),
    )
    return db.session.scalar(waiting.limit(1)) is None


def unneeded_originals(names: list[str]) -> set[str]:
    """Those of these uploads of which the queue knows nothing any more."""
    needed = select(Preparation.original).where(Preparation.original.in_(names))
    return set(names) - set(db.session.scalars(needed))


def waiting() -> dict[str, int | bool]:
    """For monitors: how many files wait, and for how long the oldest one."""
    query = select(func.count(), func.min(Preparation.queued_at)).where(Preparation.done_at.is_(None))
    number, oldest = db.session.execute(query).one()
    age = now() - oldest if oldest else timedelta()
    return {"ok": age < TOO_LONG, "waiting": number, "oldest_seconds": int(age.total_seconds())}


def _spent(key: InstrumentedAttribute[int | None], moment: datetime) -> Subquery:
    query = select(key.label("key"), func.sum(Preparation.seconds).label("seconds"))
    return query.where(Preparation.done_at > moment - LATELY).group_by(key).subquery()


def _count(whose: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count()).where(whose, Preparation.done_at.is_(None))) or 0
