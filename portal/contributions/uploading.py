"""Uploads of a form: each file is taken in or refused for itself, so that one bad file costs no good one."""

from dataclasses import dataclass
from typing import cast

from flask import current_app, flash, request
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from portal.contributions.actions import add_medium
from portal.contributions.models import Contribution, Medium
from portal.contributions.queries import shown_media
from portal.contributions.rules import MOST_FILES
from portal.accounts.models import Person
from portal.files.intake import Intake, keep, take_in
from portal.files.kinds import UnfitFile
from portal.files.names import shown_name
from portal.files.receiving import IncomingFile, the_store
from portal.kit.refusal import Refused
from portal.web.saved import pause


@dataclass(frozen=True)
class Arrival:
    """One uploaded file: taken in, or refused with words."""

    name: str
    intake: Intake | None
    refusal: str = ""


def arrivals(field: str = "files") -> list[Arrival]:
    """Takes in all files of the form. Slow: ends the running transaction first, so nothing may be pending."""
    files = [file for file in request.files.getlist(field) if file.filename]
    if files:
        pause()
    return [_arrival(file) for file in files[: MOST_FILES * 2]]


def add_arrivals(work: Contribution, arrived: list[Arrival], *, by: Person) -> list[Medium]:
    """Adds what was taken in; what was not is told by `tell_refusals`."""
    room = MOST_FILES - len(shown_media(work))
    good = [arrival.intake for arrival in arrived if arrival.intake]
    for intake in good[room:]:
        intake.discard()
        flash(gettext("Too many files: “%(filename)s” was not added.", filename=intake.name[:60]), "refused-file")
    return [add_medium(work, intake, keep(intake, the_store()), by=by) for intake in good[:room]]


def tell_refusals(arrived: list[Arrival]) -> bool:
    """Says for each refused file why; True when there was one."""
    refused = [arrival for arrival in arrived if not arrival.intake]
    for arrival in refused[:6]:
        flash(
            gettext("File “%(filename)s” was not added. %(reason)s", filename=arrival.name[:60], reason=arrival.refusal),
            "refused-file",
        )
    return bool(refused)


def _arrival(file: FileStorage) -> Arrival:
    stream = cast(IncomingFile, file.stream)
    stream.flush()
    name = file.filename or ""
    limit = current_app.config["MAX_FILE_BYTES"]
    try:
        return Arrival(name, take_in(stream.path, name, workdir=the_store().incoming(), max_bytes=limit))
    except UnfitFile as unfit:
        return Arrival(shown_name(name), None, _words(unfit))


def _words(unfit: Refused) -> str:
    return str(current_app.extensions["refusals"][unfit.code])
