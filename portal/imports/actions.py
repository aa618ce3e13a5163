"""Keeps sent lists, and changes where they stand; of two people at once one is first."""

import os
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import IO

from sqlalchemy import delete, select

from portal.accounts.models import Person
from portal.core.claims import change_if, claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.jobs.progress import forget_progress
from portal.core.refusal import Refused
from portal.core.retention import Afterwards
from portal.core.storage.names import shown_name
from portal.core.transitions import Impossible
from portal.imports.models import ListImport
from portal.imports.queries import path_of
from portal.imports.rules import ImportRefusal, Kind, Status


def receive(upload: IO[bytes], filename: str, kind: Kind, *, by: Person, max_bytes: int) -> ListImport:
    """A list that waits to be tried; raises Refused when there is nothing in it, or too much."""
    n_bytes = upload.seek(0, os.SEEK_END)
    if not n_bytes:
        raise Refused(ImportRefusal.NO_FILE)
    if n_bytes > max_bytes:
        raise Refused(ImportRefusal.TOO_LARGE)
    sent = ListImport(kind=kind, name=shown_name(filename), by_id=by.id)
    db.session.add(sent)
    db.session.flush()
    upload.seek(0)
    with path_of(sent).open("wb") as file:
        shutil.copyfileobj(upload, file)
    return sent


def confirm(sent: ListImport) -> None:
    """What the preview says is to happen."""
    _claim(sent, Status.CONFIRMED)


def drop(sent: ListImport) -> None:
    """Nothing of it happens."""
    _claim(sent, Status.DROPPED)
    _forget_file(sent)


def begin(number: int, before: Status, after: Status) -> bool:
    """Whether this process works on it: nobody else does."""
    is_ours = (ListImport.id == number, ListImport.status == before)
    return change_if(ListImport, *is_ours, status=after, status_since=now())


def finish(sent: ListImport, to: Status, report: str = "") -> None:
    sent.status, sent.status_since, sent.report = to, now(), report or sent.report
    forget_progress(sent.progress_name)
    if to != Status.PREVIEW:
        _forget_file(sent)


def forget(numbers: Sequence[int]) -> Afterwards:
    """With the files, which belong to those that nobody has dropped or taken over."""
    gone = db.session.scalars(select(ListImport).where(ListImport.id.in_(numbers))).all()
    paths = [path_of(sent) for sent in gone]
    db.session.execute(delete(ListImport).where(ListImport.id.in_(numbers)))
    return partial(_remove, paths)


def _claim(sent: ListImport, to: Status) -> None:
    is_preview = ListImport.status == Status.PREVIEW
    claim(sent, is_preview, refusal=Impossible.ALREADY_TAKEN, status=to, status_since=now())


def _forget_file(sent: ListImport) -> None:
    _remove([path_of(sent)])


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
