"""Replaces a picture by what is left of it after an edit: nothing brings the old pixels back."""

from datetime import datetime

from portal.accounts.models import Person
from portal.contributions.actions.deletion import files_of
from portal.contributions.models import Contribution, ContributionEntry, Medium
from portal.contributions.rules import EDITABLE, ContributionRefusal, Step
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.storage.ingest import IngestedFile, store_variants
from portal.core.storage.removal import promise_removal
from portal.core.storage.store import Store, StoredName


def must_be_as_seen(medium: Medium, seen: int) -> None:
    """Nobody edits a picture that was edited since."""
    if medium.edition != seen:
        raise Refused(ContributionRefusal.PICTURE_CHANGED)


def replace_picture(medium: Medium, edited: IngestedFile, store: Store, *, seen: int, by: Person) -> list[StoredName]:
    """The files that go with the commit: whoever commits removes them then.

    Earlier versions show the same row. Of two who edit at once, one is refused.
    """
    must_be_as_seen(medium, seen)
    superfluous = files_of([medium])
    claim(medium, Medium.edition == seen, refusal=ContributionRefusal.PICTURE_CHANGED, edition=seen + 1)
    medium.files = store_variants(edited, store)
    medium.n_bytes, medium.sha256 = medium.files["full"]["bytes"], medium.files["full"]["sha256"]
    promise_removal(superfluous)
    _note(medium.contribution, by, now())
    return superfluous


def _note(contribution: Contribution, by: Person, moment: datetime) -> None:
    """Whoever decides looks again; authors who write at the moment go on."""
    entry = ContributionEntry(contribution_id=contribution.id, step=Step.EDIT_PICTURE, by_id=by.id, at=moment)
    entry.start = entry.to = contribution.status
    entry.start_since = contribution.status_since
    db.session.add(entry)
    if contribution.status not in EDITABLE:
        contribution.revision += 1
    db.session.flush()
