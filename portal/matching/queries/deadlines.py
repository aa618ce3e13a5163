"""Reads the searches for which something is due; what is more than `AT_ONCE` follows with the next run."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select

from portal.core.clock import now
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.rules.searches import REMINDER, Status

AT_ONCE = 500


def waiting() -> Sequence[PartnerSearch]:
    """For the confirmation of their teachers."""
    return _searches(PartnerSearch.status == Status.WAITING)


def expiring_soon() -> Sequence[PartnerSearch]:
    """Those whose teachers have not been reminded yet."""
    is_soon = PartnerSearch.expires_at <= now() + REMINDER
    return _searches(PartnerSearch.status == Status.OPEN, is_soon, PartnerSearch.reminded_at.is_(None))


def overdue() -> Sequence[PartnerSearch]:
    """Those whose time is over."""
    is_live = PartnerSearch.status.in_((Status.OPEN, Status.WAITING))
    return _searches(is_live, PartnerSearch.expires_at <= now())


def _searches(*conditions: ColumnElement[bool]) -> Sequence[PartnerSearch]:
    return db.session.scalars(select(PartnerSearch).where(*conditions).limit(AT_ONCE)).all()
