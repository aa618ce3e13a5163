"""Tries a list without changing anything, takes it over once it is confirmed; all of it or nothing."""

from functools import partial
from typing import Any

from flask import current_app
from flask_babel import force_locale

from portal.core.db import db
from portal.core.jobs.progress import note_progress
from portal.core.tabular.cli import ListImport as Source
from portal.core.tabular.reporting import complaint
from portal.core.tabular.rows import UnreadableListError
from portal.holidays.cli import IMPORT as HOLIDAYS
from portal.imports import actions, queries
from portal.imports.models import ListImport
from portal.imports.rules import Kind, Status
from portal.schools.cli import IMPORT as SCHOOLS

SOURCES: dict[Kind, Source[Any]] = {Kind.SCHOOLS: SCHOOLS, Kind.HOLIDAYS: HOLIDAYS}


def check(number: int) -> None:
    """What the list would change; nothing of it is kept."""
    if sent := _begin(number, Status.WAITING, Status.CHECKING):
        status, report = _taken_over(sent, Status.PREVIEW)
        db.session.rollback()
        actions.finish(queries.get_import(number), status, report)


def take_over(number: int) -> None:
    if sent := _begin(number, Status.CONFIRMED, Status.TAKING_OVER):
        status, report = _taken_over(sent, Status.DONE)
        actions.finish(queries.get_import(number), status, report)


def give_up_lost() -> None:
    """The process that worked on them is gone; nothing of them was kept."""
    for sent in queries.lost():
        actions.finish(sent, Status.BROKEN)


def _begin(number: int, before: Status, after: Status) -> ListImport | None:
    is_ours = actions.begin(number, before, after)
    db.session.commit()  # everybody sees that it is under way
    return queries.find_import(number) if is_ours else None


def _taken_over(sent: ListImport, well: Status) -> tuple[Status, str]:
    """What became of it, and the report in the words of whoever sent it."""
    source, language = SOURCES[sent.kind], sent.by.language if sent.by else "en"
    progress = partial(note_progress, sent.progress_name)
    name, region, path = sent.name, sent.region_key or None, queries.path_of(sent)
    with force_locale(language):
        try:
            report = source.take_over(path, region, progress)
        except UnreadableListError as error:
            db.session.rollback()
            return Status.UNREADABLE, complaint(name, error, source.formats, source.titles)
        except Exception:
            db.session.rollback()
            current_app.logger.exception("the published list %s breaks the import", sent.id)
            return Status.BROKEN, ""
        return well, "\n".join(source.lines(name, report))
