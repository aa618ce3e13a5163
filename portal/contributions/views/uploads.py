"""Uploads of a form: each file is ingested or refused by itself, so that one bad file costs no good one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from flask import current_app, flash, request
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from portal.accounts.models import Person
from portal.contributions.actions.media import add_medium
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import files_left
from portal.contributions.rules import MOST_FILES, ContributionRefusal
from portal.core.storage.ingest import IngestedFile, ingest, store_variants
from portal.core.storage.kinds import Unfit, UnfitFile
from portal.core.storage.names import shown_name
from portal.core.storage.streaming import IncomingFile, the_store
from portal.core.web.request_limits import largest_file
from portal.core.web.saved import pause

MOST_MESSAGES = 6  # about refused files; they travel in a cookie, which must stay small
LONGEST_NAME = 40  # characters of a file's name in a message


@dataclass(frozen=True)
class Upload:
    """One file of a form: ingested, or refused with a code."""

    name: str
    ingested: IngestedFile | None = None
    refusal: StrEnum | None = None


def ingest_uploads(most: int = MOST_FILES) -> list[Upload]:
    """Ingests the files of the form, `most` of them.

    Slow: ends the running transaction first, so nothing may be pending.
    """
    files = [file for file in request.files.getlist("files") if file.filename]
    if files:
        pause()
    return [*map(_upload, files[:most]), *(_too_many(file.filename or "") for file in files[most:])]


def add_uploads(contribution: Contribution, uploads: list[Upload], *, by: Person) -> list[Upload]:
    """Adds what was ingested, and returns what was not added."""
    left = files_left(contribution)
    good = [upload.ingested for upload in uploads if upload.ingested]
    for ingested in good[:left]:
        add_medium(contribution, ingested, store_variants(ingested, the_store()), by=by)
    for ingested in good[left:]:
        ingested.discard()
    return [
        *(upload for upload in uploads if upload.refusal),
        *(_too_many(ingested.name) for ingested in good[left:]),
    ]


def discard(uploads: list[Upload]) -> None:
    """What was ingested for a form that came too late."""
    for upload in uploads:
        if upload.ingested:
            upload.ingested.discard()


def flash_refusals(refused: list[Upload]) -> None:
    """Says for each refused file why, on the next page."""
    for upload in refused[:MOST_MESSAGES]:
        flash(refusal_message(upload), "refused-file")


def refusal_message(upload: Upload) -> str:
    reason = current_app.extensions["refusals"][upload.refusal]
    return str(
        gettext("File “%(filename)s” was not added. %(reason)s", filename=upload.name[:LONGEST_NAME], reason=reason)
    )


def too_large_message(name: str) -> str:
    """What is said of a file that is too large, before or after it was sent."""
    return refusal_message(Upload(name, refusal=Unfit.TOO_LARGE))


def _upload(file: FileStorage) -> Upload:
    stream, name = cast(IncomingFile, file.stream), file.filename or ""
    stream.flush()
    try:
        return Upload(name, ingest(stream.path, name, workdir=the_store().incoming(), max_bytes=largest_file()))
    except UnfitFile as unfit:
        return Upload(shown_name(name), refusal=unfit.code)


def _too_many(name: str) -> Upload:
    return Upload(shown_name(name), refusal=ContributionRefusal.TOO_MANY_FILES)
