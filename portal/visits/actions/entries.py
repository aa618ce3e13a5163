"""Writes what was done with a visit into its log, which both sides read."""

from typing import Any

from portal.accounts.models import Person
from portal.core.db import db
from portal.visits.models import Visit, VisitEntry
from portal.visits.rules.codes import Step


def add_entry(visit: Visit, step: Step, by: Person | None, **said: Any) -> VisitEntry:
    """Without a person it is the portal's own. `said`: what was changed, or why, as the columns are called."""
    entry = VisitEntry(visit_id=visit.id, step=step, by=by, **said)
    db.session.add(entry)
    db.session.flush()
    return entry
