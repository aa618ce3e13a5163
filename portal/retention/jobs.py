"""Erases every night what has stayed too long. A run that was broken off goes on with the next hour."""

from datetime import datetime

from flask import current_app

from portal.core.clock import today, zone
from portal.core.db import db
from portal.core.retention import KindOfData, kinds_of_data
from portal.retention import actions
from portal.retention.models import RetentionRun
from portal.retention.rules import NIGHT_FROM


def erase_at_night() -> None:
    """Once on each day."""
    run = actions.run_of(today())
    if run.ended_at is None and datetime.now(zone()).hour >= NIGHT_FROM:
        erase_overdue(run)


def erase_overdue(run: RetentionRun) -> None:
    """A kind that can't be erased holds up no other one."""
    db.session.commit()
    for kind in kinds_of_data().values():
        try:
            _erase(run, kind)
        except Exception:
            db.session.rollback()
            current_app.logger.exception("data of the kind %s could not be erased", kind.key)
            actions.note_failure(run, kind)
            db.session.commit()
    actions.end_run(run)


def _erase(run: RetentionRun, kind: KindOfData) -> None:
    is_more = True
    while is_more:
        is_more, afterwards = actions.erase_some(run, kind)
        db.session.commit()
        afterwards()
