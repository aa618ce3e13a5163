"""Adds files to a contribution, removes them and puts them back."""

from typing import Any

from portal.accounts.models import Person
from portal.contributions.actions import preparation
from portal.contributions.actions.preconditions import must_be_editable, must_take_file
from portal.contributions.actions.versions import increase_revision, save_version
from portal.contributions.models import Contribution, Medium, MediumState
from portal.core.clock import now
from portal.core.db import db
from portal.core.storage.ingest import IngestedFile
from portal.core.storage.receiving import ReceivedFile


def add_medium(
    contribution: Contribution, ingested: IngestedFile, files: dict[str, dict[str, Any]], *, by: Person
) -> Medium:
    """Adds a file that is cleaned and stored as `files` already."""
    medium = _added(contribution, ingested)
    preparation.make_ready(medium, ingested, files)
    _changed(contribution, by)
    return medium


def add_upload(contribution: Contribution, file: ReceivedFile, *, by: Person) -> Medium:
    """Adds a file that can be described and handed in at once, and is shown as soon as it is prepared."""
    medium = _added(contribution, file)
    preparation.queue(medium, file, contribution, by=by)
    _changed(contribution, by)
    return medium


def remove_medium(medium: Medium, *, by: Person) -> None:
    """Takes a file out of the contribution; earlier versions keep it, so it can be put back."""
    must_be_editable(medium.contribution)
    if not medium.removed_at:
        medium.removed_at = now()
        _changed(medium.contribution, by)


def restore_medium(medium: Medium, *, by: Person) -> None:
    """Puts a removed file back, unless there are too many by now."""
    must_take_file(medium.contribution)
    if medium.removed_at:
        medium.removed_at = None
        _changed(medium.contribution, by)


def _added(contribution: Contribution, file: IngestedFile | ReceivedFile) -> Medium:
    must_take_file(contribution)
    medium = Medium(
        contribution=contribution,
        position=max((m.position for m in contribution.media), default=0) + 1,
        state=MediumState.PREPARING,
        kind=file.kind,
        name=file.name,
        files={},
        n_bytes=file.n_bytes,
        sha256="",
    )
    db.session.add(medium)
    db.session.flush()
    return medium


def _changed(contribution: Contribution, by: Person) -> None:
    increase_revision(contribution, contribution.revision)
    save_version(contribution, by)
