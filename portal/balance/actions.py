"""Asks for a balance that takes long, and keeps what was computed."""

from dataclasses import asdict

from portal.balance.models import StoredBalance
from portal.balance.queries import find_kept
from portal.balance.rules import Report
from portal.core.clock import now
from portal.core.db import db


def ask_for_balance() -> bool:
    """From now on the page says that it is computed; False when it does so already."""
    row = the_row()
    if row.is_under_way:
        return False
    row.asked_at = now()
    return True


def keep(report: Report, seconds: float) -> None:
    row = the_row()
    row.report, row.seconds, row.computed_at = asdict(report), seconds, now()


def the_row() -> StoredBalance:
    """The one row; should two be made at once, the first one counts."""
    row = find_kept()
    if row is None:
        row = StoredBalance()
        db.session.add(row)
        db.session.flush()
    return row
