"""Reads reports about barriers."""

from collections.abc import Sequence

from sqlalchemy import func, select

from portal.core.db import db
from portal.core.refusal import existing
from portal.legal.models import BarrierReport

SHOWN = 100


def barriers() -> Sequence[BarrierReport]:
    """Those that wait, the oldest first, then those that were dealt with, the last first."""
    query = select(BarrierReport).order_by(BarrierReport.done_at.is_not(None), BarrierReport.done_at.desc())
    return db.session.scalars(query.order_by(BarrierReport.id).limit(SHOWN)).all()


def count_waiting() -> int:
    query = select(func.count()).select_from(BarrierReport).where(BarrierReport.done_at.is_(None))
    return db.session.scalar(query) or 0


def get_barrier(report_id: int) -> BarrierReport:
    return existing(db.session.get(BarrierReport, report_id))
