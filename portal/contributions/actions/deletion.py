"""Removes contributions for good, with all that hangs on them; their files go once that is committed."""

from collections.abc import Collection, Sequence
from functools import partial

from sqlalchemy import delete, select
from sqlalchemy.orm import selectinload

from portal.accounts.models import Person
from portal.contributions.models import Author, Contribution, Medium, Mention, Preparation, Version
from portal.core.clock import now
from portal.core.db import db
from portal.core.retention import Afterwards
from portal.core.search.actions import drop
from portal.core.storage.removal import promise_removal
from portal.core.storage.store import StoredName, kept_file, original_file
from portal.core.storage.streaming import remove_files


def erase_numbered(numbers: Sequence[int]) -> Afterwards:
    """Their files go once this is committed, also if what comes afterwards is cut short."""
    query = select(Contribution).where(Contribution.id.in_(numbers)).options(selectinload(Contribution.media))
    files = erase(db.session.scalars(query).all())
    promise_removal(files)
    return partial(remove_files, files)


def erase(contributions: Sequence[Contribution]) -> list[StoredName]:
    """With all versions, files and steps; gives the files that nobody needs once this is committed."""
    files = files_of([medium for contribution in contributions for medium in contribution.media])
    for contribution in contributions:
        drop("contribution", contribution.id)
    db.session.execute(delete(Contribution).where(Contribution.id.in_([each.id for each in contributions])))
    return files


def leave_without(person: Person, contribution: Contribution, shows: Collection[Medium]) -> list[StoredName]:
    """A work stays with its other authors, but not the files that show the person, in no version."""
    numbers = [medium.id for medium in shows]
    files = files_of(shows)
    for version in db.session.scalars(select(Version).filter_by(contribution_id=contribution.id)):
        version.media = [[number, alt] for number, alt in version.media if number not in numbers]
    db.session.execute(delete(Medium).where(Medium.id.in_(numbers)))
    for table, column in ((Author, Author.contribution_id), (Mention, Mention.contribution_id)):
        db.session.execute(delete(table).where(table.person_id == person.id, column == contribution.id))
    contribution.revision += 1
    contribution.updated_at = now()
    db.session.flush()
    db.session.expire(contribution)
    return files


def files_of(media: Collection[Medium]) -> list[StoredName]:
    """Every variant, and uploads that wait or were prepared lately."""
    numbers = [medium.id for medium in media]
    originals = select(Preparation.original).where(Preparation.medium_id.in_(numbers))
    variants = (str(file["key"]) for medium in media for file in medium.files.values())
    return [*map(kept_file, variants), *map(original_file, db.session.scalars(originals))]
