"""Writes reports about barriers, and notes what was dealt with."""

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.transitions import Impossible
from portal.legal.models import BarrierReport
from portal.legal.notifications import notify_of_barrier


def report(barrier: BarrierReport) -> None:
    """By anybody; all administrators hear of it."""
    db.session.add(barrier)
    db.session.flush()
    notify_of_barrier(barrier)


def settle(barrier: BarrierReport, *, by: Person) -> None:
    """It was answered or mended."""
    waits = BarrierReport.done_at.is_(None)
    claim(barrier, waits, refusal=Impossible.ALREADY_TAKEN, done_at=now(), done_by_id=by.id)
