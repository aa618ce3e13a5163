"""Reads the notes of coordinators on a contribution, each region its own."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.refusal import existing
from portal.moderation.models import ReviewNote

SHOWN = 200


def notes_on(contribution: Contribution, by: Person) -> list[ReviewNote]:
    """The last ones of the coordinator's regions, the oldest first."""
    query = select(ReviewNote).where(
        ReviewNote.contribution_id == contribution.id, ReviewNote.region_key.in_(by.reviewed_regions)
    )
    query = query.options(joinedload(ReviewNote.by).lazyload("*")).order_by(ReviewNote.id.desc())
    return list(reversed(db.session.scalars(query.limit(SHOWN)).all()))


def get_own_note(by: Person, contribution: Contribution, note_id: int) -> ReviewNote:
    """Which she may change: she wrote it, and still coordinates its region."""
    query = select(ReviewNote).filter_by(id=note_id, contribution_id=contribution.id, by_id=by.id)
    return existing(db.session.scalar(query.where(ReviewNote.region_key.in_(by.reviewed_regions))))
