"""Erases what has stayed too long, as the night does."""

from portal.core.clock import today
from portal.core.db import db
from portal.retention.actions import run_of
from portal.retention.jobs import erase_overdue
from portal.retention.models import RetentionRun
from portal.retention.queries import before_of, get_kind, setting_of


def erase(key: str) -> int:
    """How many of the kind went."""
    kind = get_kind(key)
    erased = kind.source.erase(before_of(kind, setting_of(key)), 1000)
    db.session.commit()
    erased.afterwards()
    return erased.number


def night() -> RetentionRun:
    """One whole night."""
    run = run_of(today())
    erase_overdue(run)
    db.session.commit()
    return run
