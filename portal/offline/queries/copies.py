"""Reads copies that people hold, and what in them may not be shown any more."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Person
from portal.contributions.models import Contribution, ContributionEntry
from portal.contributions.queries.consent import nameable
from portal.contributions.rules import Step
from portal.core.db import db
from portal.core.refusal import existing
from portal.offline.models import CopiedWork, Copy
from portal.offline.rules.codes import CopyKind
from portal.uses.queries import still_usable

SHOWN = 100
TAKES_AWAY = (Step.EDIT_PICTURE, Step.CONSENT_ENDED, Step.WITHDRAW, Step.TAKE_DOWN, Step.REMOVE)


def copies_of(person: Person) -> Sequence[Copy]:
    """Those in which something is to be removed first, then the newest."""
    query = select(Copy).where(Copy.person_id == person.id).order_by(Copy.at.desc(), Copy.id.desc()).limit(SHOWN)
    copies = db.session.scalars(query.options(selectinload(Copy.works))).all()
    return sorted(copies, key=lambda copy: not copy.to_remove)


def get_own(person: Person, copy_id: int) -> Copy:
    return existing(db.session.scalar(select(Copy).where(Copy.id == copy_id, Copy.person_id == person.id)))


def count_to_remove(person: Person) -> int:
    """How many works the person still has to remove from copies."""
    query = select(func.count()).select_from(CopiedWork).join(Copy)
    gone = (CopiedWork.gone_at.is_not(None), CopiedWork.removed_at.is_(None))
    return db.session.scalar(query.where(Copy.person_id == person.id, *gone)) or 0


def gone_from(kind: CopyKind, after: int, most: int) -> tuple[list[CopiedWork], int | None]:
    """Works in the next copies that may not be shown any more as they are there; and where to go on, or None."""
    query = select(Copy).where(Copy.kind == kind, Copy.id > after).order_by(Copy.id).limit(most)
    works = selectinload(Copy.works)
    copies = db.session.scalars(query.options(works, joinedload(Copy.person).lazyload("*"))).unique().all()
    held = [work for copy in copies for work in copy.works if not work.gone_at]
    numbers = {work.contribution_id for work in held if work.contribution_id}
    named, changed = _named_now(kind, numbers), _last_taken_away(numbers)
    gone = [work for work in held if not _may_stay(work, named) or _is_older(work, changed)]
    return gone, copies[-1].id if len(copies) == most else None


def _named_now(kind: CopyKind, numbers: set[int]) -> dict[int, set[int]]:
    """By the id of works that may be shown now: the ids of the authors who may be named."""
    usable: list[Contribution] = [work.contribution for work in still_usable(numbers, kind.use)]
    return {number: {*people} for number, people in nameable(usable, kind.use).items()}


def _last_taken_away(numbers: set[int]) -> dict[int, datetime]:
    """By the id of works: when something of them was taken from visitors last, however soon others came back."""
    query = select(ContributionEntry.contribution_id, func.max(ContributionEntry.at))
    query = query.where(ContributionEntry.contribution_id.in_(numbers), ContributionEntry.step.in_(TAKES_AWAY))
    return {row[0]: row[1] for row in db.session.execute(query.group_by(ContributionEntry.contribution_id))}


def _is_older(work: CopiedWork, changed: dict[int, datetime]) -> bool:
    at = changed.get(work.contribution_id or 0)
    return at is not None and work.copy.at < at


def _may_stay(work: CopiedWork, named: dict[int, set[int]]) -> bool:
    return work.contribution_id in named and {*work.named} <= named[work.contribution_id]
