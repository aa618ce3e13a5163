"""Uploads of a form: each file is received or refused by itself, so that one bad file costs no good one."""

from dataclasses import dataclass
from enum import StrEnum

from flask import current_app, flash, request
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from portal.accounts.models import Person
from portal.contributions.actions.media import add_upload
from portal.contributions.models import Contribution
from portal.contributions.queries.preparation import locked_room
from portal.contributions.rules import Room
from portal.core.storage.kinds import Unfit, UnfitFile
from portal.core.storage.names import shown_name
from portal.core.storage.receiving import ReceivedFile, receive
from portal.core.storage.streaming import the_store
from portal.core.web.request_limits import largest_file
from portal.core.web.saved import pause

MOST_MESSAGES = 6  # about refused files; they travel in a cookie, which must stay small
LONGEST_NAME = 40  # characters of a file's name in a message


@dataclass(frozen=True)
class Upload:
    """One file of a form: received, or refused with a code."""

    name: str
    received: ReceivedFile | None = None
    refusal: StrEnum | None = None


def receive_uploads(room: Room) -> list[Upload]:
    """Receives the files of the form for which there is room.

    Waits for the disk: ends the running transaction first, so nothing may be pending.
    """
    files = [file for file in request.files.getlist("files") if file.filename]
    if files:
        pause()
    return [_upload(file, room.refusal(place)) for place, file in enumerate(files)]


def add_uploads(contribution: Contribution, uploads: list[Upload], *, by: Person) -> list[Upload]:
    """Adds what was received, and returns what was not added."""
    left = locked_room(by, contribution)
    good = [upload for upload in uploads if upload.received]
    refused = [upload for upload in uploads if upload.refusal]
    for place, upload in enumerate(good):
        if code := left.refusal(place):
            discard([upload])
            refused.append(Upload(upload.name, refusal=code))
        elif upload.received:
            add_upload(contribution, upload.received, by=by)
    return refused


def discard(uploads: list[Upload]) -> None:
    """What was received for a form that came too late."""
    for upload in uploads:
        if upload.received:
            the_store().drop_original(upload.received.original)


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


def _upload(file: FileStorage, refusal: StrEnum | None) -> Upload:
    name = file.filename or ""
    if refusal:
        return Upload(shown_name(name), refusal=refusal)
    try:
        return Upload(name, receive(file.stream, name, store=the_store(), max_bytes=largest_file()))
    except UnfitFile as unfit:
        return Upload(shown_name(name), refusal=unfit.code)
