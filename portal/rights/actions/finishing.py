"""Removes what lies beside the rows of an erased person, again and again until none of it is left."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, exists, or_, select

from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.rights.models import Erasure
from portal.rights.rules.requests import KEPT_NUMBERS

FAREWELL = timedelta(days=1)  # that the last email may take to reach its mail server


def unfinished() -> Sequence[Erasure]:
    return db.session.scalars(select(Erasure).where(Erasure.done_at.is_(None)).order_by(Erasure.id)).all()


def drop_farewell(erasure: Erasure) -> bool:
    """Whether the last email to the person is gone as well: it is kept until it was sent, a day at most."""
    is_over = or_(Email.sent_at.is_not(None), Email.given_up_at.is_not(None), Email.created_at < now() - FAREWELL)
    db.session.execute(delete(Email).where(Email.event == erasure.farewell, is_over))
    return not db.session.scalar(select(exists().where(Email.event == erasure.farewell)))


def close(erasure: Erasure) -> None:
    """Nothing is left: from now on the receipt says so."""
    erasure.files, erasure.farewell, erasure.done_at = [], "", now()


def forget_numbers() -> None:
    """No backup that may be restored is as old as these."""
    db.session.execute(delete(Erasure).where(Erasure.at < now() - KEPT_NUMBERS, Erasure.done_at.is_not(None)))
