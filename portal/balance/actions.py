"""Requests a balance that takes long, and saves what was computed."""

from dataclasses import asdict

from portal.balance.models import StoredBalance
from portal.balance.queries import find_stored
from portal.balance.rules.report import Report
from portal.core.clock import now
from portal.core.db import db


def request_balance() -> bool:
    """From now on the page says that it is computed; False when it does so already."""
    stored = _stored()
    if stored.is_under_way:
        return False
    stored.asked_at = now()
    return True


def save_report(report: Report, seconds: float) -> None:
    stored = _stored()
    stored.report, stored.seconds, stored.computed_at = asdict(report), seconds, now()


def _stored() -> StoredBalance:
    """The one row; should two be made at once, the first one counts."""
    stored = find_stored()
    if stored is None:
        stored = StoredBalance()
        db.session.add(stored)
        db.session.flush()
    return stored
