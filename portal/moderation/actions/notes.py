"""Writes what coordinators of a region note for each other."""

from portal.accounts.models import Person
from portal.contributions.models import Contribution
from portal.core.clock import now
from portal.core.db import db
from portal.moderation.models import ReviewNote


def write_note(contribution: Contribution, text: str, *, by: Person) -> None:
    """For the coordinators of the region that decides, or else of the contribution's own."""
    deciding = contribution.deciding_region
    key = deciding if deciding in by.reviewed_regions else contribution.region_key
    note = ReviewNote(contribution_id=contribution.id, region_key=key, by_id=by.id, text=text, language=by.language)
    db.session.add(note)


def change_note(note: ReviewNote, text: str, *, by: Person) -> None:
    note.text, note.language, note.changed_at = text, by.language, now()


def delete_note(note: ReviewNote) -> None:
    db.session.delete(note)
