"""Reminds of documents that are due soon; each reminder is written once, however often this runs."""

from portal.core.db import db
from portal.documents import notifications
from portal.documents.actions import note_reminded
from portal.documents.queries.checklists import to_remind


def remind() -> None:
    for visit, side, items in to_remind():
        if note_reminded(visit, items):
            notifications.remind(visit, side, items)
            db.session.commit()
        else:
            db.session.rollback()
