"""The way of an uploaded file to what can be shown: it waits, is claimed, and becomes ready or is refused."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import delete

from portal.accounts.models import Person
from portal.contributions.actions.contacts import note_reading
from portal.contributions.models import Contribution, Medium, MediumState, Preparation
from portal.contributions.queries.preparation import find_next, is_claimable
from portal.core.claims import change_if
from portal.core.clock import now
from portal.core.db import db
from portal.core.storage.ingest import IngestedFile
from portal.core.storage.receiving import ReceivedFile

LEASE = timedelta(seconds=30)  # a claim that its worker has not renewed for so long counts no more


@dataclass(frozen=True)
class ClaimedFile:
    """A file that this worker alone works on until `until`; plain values, so that no transaction stays open."""

    medium_id: int
    name: str
    original: str
    attempts: int  # this one included
    until: datetime


def queue(medium: Medium, file: ReceivedFile, contribution: Contribution, *, by: Person) -> None:
    """Has a received file prepared when it is its turn."""
    db.session.add(
        Preparation(medium_id=medium.id, person_id=by.id, class_id=contribution.class_id, original=file.original)
    )
    db.session.flush()


def claim_next() -> ClaimedFile | None:
    """The file whose turn it is; of two workers one has it, and the other asks for the next one."""
    while found := find_next():
        moment = now()
        until, attempts = moment + LEASE, found.attempts + 1
        is_next = (Preparation.medium_id == found.medium_id, is_claimable(moment))
        if change_if(Preparation, *is_next, claimed_until=until, attempts=attempts):
            return ClaimedFile(found.medium_id, found.medium.name, found.original, attempts, until)
        db.session.expire_all()
    return None


def renew(file: ClaimedFile, until: datetime) -> datetime | None:
    """The new end of a claim that ends at `until`; None when another worker has it by now."""
    later = now() + LEASE
    return later if _change(file, until, claimed_until=later) else None


def give_back(file: ClaimedFile, until: datetime, *, again_at: datetime | None, counts: bool) -> None:
    """Lets the file be claimed again from a moment on; `counts`: as an attempt, for which the file may be to blame."""
    _change(file, until, claimed_until=again_at, attempts=file.attempts - (not counts))


def make_ready(medium: Medium, ingested: IngestedFile, files: dict[str, dict[str, Any]]) -> None:
    """From now on the file is shown; `files` are its stored variants."""
    medium.state, medium.kind, medium.files = MediumState.READY, ingested.kind, files
    medium.seconds, medium.pages = ingested.seconds, ingested.pages
    medium.n_bytes, medium.sha256 = ingested.n_bytes, ingested.sha256
    note_reading(medium, ingested.reading)


def refuse(medium: Medium, code: StrEnum) -> None:
    """The file can not be used; its authors read why."""
    medium.state, medium.refusal = MediumState.REFUSED, code


def finish(file: ClaimedFile, until: datetime, seconds: float) -> Medium | None:
    """Ends the claim after so many seconds of work; the file, unless another worker has it by now."""
    if not _change(file, until, claimed_until=None, done_at=now(), seconds=seconds):
        return None
    return db.session.get(Medium, file.medium_id)


def forget_done(age: timedelta) -> None:
    """What was done longer ago; its upload is needed no more."""
    db.session.execute(delete(Preparation).where(Preparation.done_at < now() - age))


def _change(file: ClaimedFile, until: datetime, **values: Any) -> bool:
    is_mine = (Preparation.medium_id == file.medium_id, Preparation.claimed_until == until)
    return change_if(Preparation, *is_mine, **values)
