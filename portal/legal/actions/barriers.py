"""Writes reports about barriers, and forgets those that were dealt with long ago."""

from sqlalchemy import delete

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.transitions import Impossible
from portal.legal.models import BarrierReport
from portal.legal.notifications import notify_of_barrier
from portal.legal.rules.barriers import KEPT


def report(barrier: BarrierReport) -> None:
    """By anybody; all administrators hear of it."""
    db.session.add(barrier)
    db.session.flush()
    notify_of_barrier(barrier)


def settle(barrier: BarrierReport, *, by: Person) -> None:
    """It was answered or mended."""
    waits = BarrierReport.done_at.is_(None)
    claim(barrier, waits, refusal=Impossible.ALREADY_TAKEN, done_at=now(), done_by_id=by.id)


def forget_old_barriers() -> None:
    """They may hold an address for the answer."""
    db.session.execute(delete(BarrierReport).where(BarrierReport.done_at < now() - KEPT))
