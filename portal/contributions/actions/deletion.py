"""Removes contributions for good, with all that hangs on them; their files go once that is committed."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import delete, select
from sqlalchemy.orm import selectinload

from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.retention import Afterwards
from portal.core.storage.streaming import the_store


def erase_numbered(numbers: Sequence[int]) -> Afterwards:
    """A backup of this hour may still name the files: they go with the next check of files, if this is cut short."""
    query = select(Contribution).where(Contribution.id.in_(numbers)).options(selectinload(Contribution.media))
    return partial(_delete_files, erase(db.session.scalars(query).all()))


def erase(contributions: Sequence[Contribution]) -> list[str]:
    """The keys of the files that nobody needs once this is committed."""
    media = [medium for contribution in contributions for medium in contribution.media]
    db.session.execute(delete(Contribution).where(Contribution.id.in_([each.id for each in contributions])))
    return [str(file["key"]) for medium in media for file in medium.files.values()]


def _delete_files(keys: Sequence[str]) -> None:
    for key in keys:
        the_store().delete(key)
