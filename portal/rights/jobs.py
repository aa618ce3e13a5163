"""Brings erasures to their end: soon after the commit, and every minute again until nothing is left."""

from typing import Any

from flask import Flask, current_app

from portal.core.db import db, listen_to_sessions
from portal.core.erasure.jobs import empty_write_ahead_logs, merge_search_index
from portal.core.jobs.queue import enqueue
from portal.core.search.spellings import forget_unused
from portal.core.storage.streaming import remove_files
from portal.rights.actions import finishing
from portal.rights.actions.erasing import ERASED


def finish_erasures() -> None:
    """Files first, then what the databases keep of removed rows. Killed at any point, it begins again."""
    erasures = finishing.unfinished()
    if not erasures:
        return
    remove_files([name for erasure in erasures for name in erasure.files])
    gone = [erasure for erasure in erasures if finishing.drop_farewell(erasure)]
    db.session.commit()
    if clean_copies():
        for erasure in gone:
            finishing.close(erasure)


def clean_copies() -> bool:
    """Words in the index of searches, and old pages in the logs of the databases; False when somebody still reads."""
    while forget_unused():
        db.session.commit()
    merge_search_index()
    db.session.commit()
    return empty_write_ahead_logs()


def forget_old() -> None:
    finishing.forget_numbers()


def init_finishing(_app: Flask) -> None:
    """Listens to the commits of this process, once for however many applications."""
    listen_to_sessions(after_commit=_finish_soon, after_soft_rollback=_nothing_erased)


def _finish_soon(session: Any) -> None:
    """The next minute does it if the queue is broken; the erasure itself is saved."""
    if session.in_nested_transaction() or not session.info.pop(ERASED, False):
        return
    try:
        enqueue(finish_erasures)
    except Exception:
        current_app.logger.exception("the job queue does not answer; erasures are finished within a minute")


def _nothing_erased(session: Any, _transaction: Any) -> None:
    session.info.pop(ERASED, None)
