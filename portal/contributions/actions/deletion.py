"""Removes deleted drafts for good when nobody has put them back."""

from sqlalchemy import delete, select
from sqlalchemy.orm import selectinload

from portal.contributions.models import Contribution
from portal.contributions.rules import KEPT_DELETED, Status
from portal.core.clock import now
from portal.core.db import db

MOST = 100  # at once


def erase_deleted() -> list[str]:
    """The keys of the files that nobody needs once this is committed."""
    query = select(Contribution).filter_by(status=Status.DELETED)
    old = query.where(Contribution.status_since < now() - KEPT_DELETED).options(selectinload(Contribution.media))
    contributions = db.session.scalars(old.limit(MOST)).all()
    db.session.execute(delete(Contribution).where(Contribution.id.in_([each.id for each in contributions])))
    media = (medium for contribution in contributions for medium in contribution.media)
    return [str(file["key"]) for medium in media for file in medium.files.values()]
