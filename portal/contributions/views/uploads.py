"""Uploads of a form: each file is taken in or refused for itself, so that one bad file costs no good one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from flask import current_app, flash, request
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from portal.accounts.models import Person
from portal.contributions.actions.contributions import add_medium
from portal.contributions.models import Contribution
from portal.contributions.queries import shown_media
from portal.contributions.rules import MOST_FILES, ContributionRefusal
from portal.core.storage.ingest import IngestedFile, ingest, store_variants
from portal.core.storage.kinds import Unfit, UnfitFile
from portal.core.storage.names import shown_name
from portal.core.storage.streaming import IncomingFile, the_store
from portal.core.web.request_limits import largest_file
from portal.core.web.saved import pause

MOST_TOLD = 6  # refused files; what is told travels in a cookie, which must stay small
NAME_TOLD = 40  # letters


@dataclass(frozen=True)
class Arrival:
    """One uploaded file: taken in, or refused with a code."""

    name: str
    ingested: IngestedFile | None = None
    refusal: StrEnum | None = None


def arrivals(room: int = MOST_FILES, field: str = "files") -> list[Arrival]:
    """Takes in the files of the form, at most `room`.

    Slow: ends the running transaction first, so nothing may be pending.
    """
    files = [file for file in request.files.getlist(field) if file.filename]
    if files:
        pause()
    return [*map(_arrival, files[:room]), *(_too_many(file.filename or "") for file in files[room:])]


def add_arrivals(contribution: Contribution, arrived: list[Arrival], *, by: Person) -> list[Arrival]:
    """Adds what was taken in, and returns what was not added."""
    room = MOST_FILES - len(shown_media(contribution))
    good = [arrival.ingested for arrival in arrived if arrival.ingested]
    for ingested in good[:room]:
        add_medium(contribution, ingested, store_variants(ingested, the_store()), by=by)
    for ingested in good[room:]:
        ingested.discard()
    return [
        *(arrival for arrival in arrived if arrival.refusal),
        *(_too_many(ingested.name) for ingested in good[room:]),
    ]


def discard(arrived: list[Arrival]) -> None:
    """What was taken in for a form that came too late."""
    for arrival in arrived:
        if arrival.ingested:
            arrival.ingested.discard()


def notify(refused: list[Arrival]) -> None:
    """Says for each refused file why, on the next page."""
    for arrival in refused[:MOST_TOLD]:
        flash(sentence(arrival), "refused-file")


def sentence(arrival: Arrival) -> str:
    reason = current_app.extensions["refusals"][arrival.refusal]
    return str(
        gettext("File “%(filename)s” was not added. %(reason)s", filename=arrival.name[:NAME_TOLD], reason=reason)
    )


def too_large(name: str) -> str:
    """What is said of a file that is too large, before or after it was sent."""
    return sentence(Arrival(name, refusal=Unfit.TOO_LARGE))


def _arrival(file: FileStorage) -> Arrival:
    stream, name = cast(IncomingFile, file.stream), file.filename or ""
    stream.flush()
    try:
        return Arrival(name, ingest(stream.path, name, workdir=the_store().incoming(), max_bytes=largest_file()))
    except UnfitFile as unfit:
        return Arrival(shown_name(name), refusal=unfit.code)


def _too_many(name: str) -> Arrival:
    return Arrival(shown_name(name), refusal=ContributionRefusal.TOO_MANY_FILES)
