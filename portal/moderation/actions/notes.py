"""Writes what coordinators of a region note for each other."""

from portal.accounts.models import Person
from portal.contributions.models import Contribution
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.transitions import Impossible
from portal.moderation.models import ReviewNote


def write_note(contribution: Contribution, text: str, *, by: Person) -> None:
    """For the coordinators of the region that decides, or else of the contribution's own."""
    deciding = contribution.deciding_region
    key = deciding if deciding in by.reviewed_regions else contribution.region_key
    note = ReviewNote(contribution_id=contribution.id, region_key=key, by_id=by.id, text=text, language=by.language)
    db.session.add(note)


def change_note(note: ReviewNote, text: str, *, by: Person) -> None:
    """Unless it was deleted meanwhile."""
    claim(note, refusal=Impossible.ALREADY_TAKEN, text=text, language=by.language, changed_at=now())


def delete_note(note: ReviewNote) -> None:
    db.session.delete(note)
