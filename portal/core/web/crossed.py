"""Requests that crossed each other are done again: of two that wait for each other, PostgreSQL ends one."""

from flask import Flask, request, session
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import DBAPIError

from portal.core.db import db
from portal.core.web.request_limits import READING

CROSSED = {"40P01", "40001"}  # codes of PostgreSQL: deadlock detected, could not serialize access
TRIES = 3


def init_crossed(app: Flask) -> None:
    """Nothing of a request that was ended is saved, so its view may run again; files that it took are used up."""
    view = app.dispatch_request

    def dispatch() -> ResponseReturnValue:
        if request.method in READING or request.files:
            return view()
        before = dict(session)
        for _ in range(TRIES - 1):
            try:
                return view()
            except DBAPIError as error:
                if not _is_crossed(error):
                    raise
            db.session.rollback()
            session.clear()
            session.update(before)
        return view()

    app.dispatch_request = dispatch  # type: ignore[method-assign]


def _is_crossed(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in CROSSED
