"""Error pages in the reader's language, and the same as JSON for scripts."""

import errno
import sqlite3
from enum import StrEnum

from flask import Flask, current_app
from flask.typing import ResponseReturnValue
from flask_babel import LazyString, gettext, lazy_gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, IntegrityError, TimeoutError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import Conflict, HTTPException, InternalServerError
from werkzeug.exceptions import Gone as GonePage
from werkzeug.exceptions import NotFound as MissingPage

from portal.core.away_log import shorten_log
from portal.core.connections import is_away
from portal.core.db import db
from portal.core.refusal import Gone, NotFound, Refused
from portal.core.transitions import Impossible
from portal.core.web.error_page import error_page
from portal.core.web.keeping import keep_for_author, to_sign_in
from portal.core.web.meanwhile import Tellers
from portal.core.web.once import VISITOR, made_for, person_now, this_sending
from portal.core.web.own_forms import is_foreign
from portal.core.web.request_limits import DiskFull
from portal.core.web.saved import first_answer
from portal.core.web.unavailable import unavailable

Words = dict[StrEnum, LazyString]

WORDS: Words = {
    Impossible.ALREADY_TAKEN: lazy_gettext("Somebody else was faster: this step has already been taken."),
    Impossible.REASON_MISSING: lazy_gettext("Please write a reason, so that the authors know what to do next."),
    Impossible.TOO_LATE: lazy_gettext(
        "This cannot be undone any more: too much time has passed, or somebody has gone on with it."
    ),
}


def init_errors(app: Flask, words: Words, tellers: Tellers) -> None:
    """Registers the error pages; `words` are the refusals of all features, `tellers` say what happened meanwhile."""
    app.extensions["meanwhile"] = tellers
    app.extensions["refusals"] = {**WORDS, **words}
    app.register_error_handler(HTTPException, failed)
    app.register_error_handler(Refused, refused)
    app.register_error_handler(NotFound, not_found)
    app.register_error_handler(Gone, gone)
    app.register_error_handler(CSRFError, stale_form)
    app.register_error_handler(OSError, disk_full)
    app.register_error_handler(DBAPIError, database_failed)
    app.register_error_handler(TimeoutError, database_failed)
    app.register_error_handler(sqlite3.OperationalError, database_failed)
    app.register_error_handler(StaleDataError, overtaken)
    shorten_log(app)


def refused(refusal: Refused) -> ResponseReturnValue:
    """409: the rule's code in words."""
    db.session.rollback()
    return error_page(409, str(current_app.extensions["refusals"][refusal.code]))


def not_found(_missing: NotFound) -> ResponseReturnValue:
    return failed(MissingPage())


def gone(_missing: Gone) -> ResponseReturnValue:
    return failed(GonePage())


def stale_form(_error: CSRFError) -> ResponseReturnValue:
    """The session ended, or another one began: what was typed waits for its author, or can be sent again at once."""
    db.session.rollback()
    author, person = (None, VISITOR) if is_foreign() else (made_for(), person_now())
    if answer := first_answer() if person else None:  # whoever has had the answer is signed in
        return answer
    if author and person == VISITOR:
        return to_sign_in()
    if author and author != person:
        keep_for_author()
        message = gettext("Somebody else has logged in here meanwhile. What was typed is kept for its author.")
        return error_page(400, message, shows_typed=False)
    if author == person:
        return error_page(
            400,
            gettext("The session was renewed meanwhile, for example in another window. Please send the form again."),
        )
    return error_page(
        400, gettext("Your session has ended or was renewed. Go back, reload the page and send the form again.")
    )


def overtaken(_error: StaleDataError) -> ResponseReturnValue:
    """Somebody has removed what this request had read before it could change it."""
    return failed(Conflict())


def disk_full(error: Exception) -> ResponseReturnValue:
    """507 when the disk has no room for what was to be written; any other error is 500."""
    if not _is_full(getattr(error, "orig", error)):
        raise error
    return failed(DiskFull())


def database_failed(error: Exception) -> ResponseReturnValue:
    """503 when the same may work in a moment; a disk without room is 507, and any other error is one of ours."""
    if is_away(error) and not _is_full(getattr(error, "orig", error)):
        return unavailable(error)
    if isinstance(error, IntegrityError) and this_sending():
        return failed(Conflict())  # the same form arrived twice, or somebody else made the same in this moment
    return disk_full(error)


def _is_full(error: object) -> bool:
    """Disk, quota, SQLite, PostgreSQL."""
    return (
        getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
        or getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        or getattr(error, "sqlstate", None) == "53100"
    )


def failed(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if isinstance(error, InternalServerError) and error.original_exception and is_away(error.original_exception):
        return unavailable(error.original_exception)  # it went away while another answer was being written
    db.session.rollback()
    return error_page(code, _words(error))


def _words(error: HTTPException) -> str:
    words = {
        403: gettext("This page is not open to your role."),
        404: gettext("There is nothing at this address, or it is not open to you."),
        409: str(WORDS[Impossible.ALREADY_TAKEN]),
        405: gettext("This address can only be used through its form."),
        415: gettext("This address can only be used through its form."),
        410: gettext("This is not shown any more."),
        413: gettext("The file or text is too large."),
        429: gettext("Too many attempts. Please wait a few minutes and try again."),
        507: gettext("The portal’s disk is almost full. Reading works; writing will be possible again soon."),
    }
    if isinstance(error, InternalServerError):
        return str(gettext("Something went wrong on our side. What you saved before is safe. Please try again."))
    return str(words.get(error.code or 500) or gettext("The portal could not understand this request."))
