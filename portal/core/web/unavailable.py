"""503 while the database is away: said without asking it, in the reader's language, and nothing typed is lost."""

from contextlib import suppress

from flask import current_app, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import AnonymousUserMixin
from sqlalchemy.exc import SQLAlchemyError

from portal.core.db import db
from portal.core.web.links import own_address
from portal.core.web.request_limits import READING
from portal.core.web.saved import wants_json
from portal.core.web.typed import is_complete, typed

RETRY_AFTER = "10"  # seconds


def unavailable(error: BaseException) -> ResponseReturnValue:
    """What is typed stays in the page, in a form that sends it to the same address again."""
    current_app.logger.error("database", exc_info=error)  # core/away_log.py makes a line of it
    with suppress(SQLAlchemyError):
        db.session.rollback()
    g._login_user = AnonymousUserMixin()  # who it is would have to be asked of the database
    message = gettext("The portal cannot reach its database at the moment. What you saved before is safe.")
    if wants_json():
        return jsonify(message=message), 503, {"Retry-After": RETRY_AFTER}
    page = render_template(
        "errors/unavailable.html",
        message=message,
        is_form=request.method not in READING,
        fields=typed(),
        is_complete=is_complete(),
        address=own_address(),
        without_account=True,
    )
    return page, 503, {"Retry-After": RETRY_AFTER}
