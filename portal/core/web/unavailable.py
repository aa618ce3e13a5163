"""503 while the database is away: said without asking it, in the reader's language, and nothing typed is lost."""

import re
from contextlib import suppress
from urllib.parse import quote

from flask import current_app, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import AnonymousUserMixin
from sqlalchemy.exc import SQLAlchemyError

from portal.core.db import db
from portal.core.web.locale import PATH_SIGNS, QUERY_SIGNS
from portal.core.web.request_limits import READING
from portal.core.web.saved import wants_json

RETRY_AFTER = "10"  # seconds
LONG = 60  # characters; a longer text is shown, so that it can be read and copied
SECRET = re.compile(r"password|token|secret|recovery|^(current|code|pin|otp)$", re.IGNORECASE)  # names of fields

Fields = list[tuple[str, str]]


def unavailable(error: BaseException) -> ResponseReturnValue:
    """What is typed stays in the page, in a form that sends it to the same address again."""
    current_app.logger.error("database", exc_info=error)  # core/away_log.py makes a line of it
    with suppress(SQLAlchemyError):
        db.session.rollback()
    g._login_user = AnonymousUserMixin()  # who it is would have to be asked of the database
    message = gettext("The portal can not reach its database at the moment. What you saved before is safe.")
    if wants_json():
        return jsonify(message=message), 503, {"Retry-After": RETRY_AFTER}
    page = render_template(
        "errors/unavailable.html",
        message=message,
        is_form=request.method not in READING,
        fields=typed(),
        long=LONG,
        is_complete=is_complete(),
        address=own_address(),
        without_account=True,
    )
    return page, 503, {"Retry-After": RETRY_AFTER}


def typed() -> Fields:
    """What the form carried, without secrets: they do not belong into a page."""
    return [(name, value) for name, value in request.form.items(multi=True) if not SECRET.search(name)]


def is_complete() -> bool:
    """Whether all that was sent is among what is kept."""
    has_files = any(file.filename for _name, file in request.files.items(multi=True))
    return not has_files and not any(SECRET.search(name) for name in request.form if name != "csrf_token")


def own_address() -> str:
    """Of this request, as a link on this site."""
    path = quote(request.path.lstrip("/"), safe=PATH_SIGNS)
    query = quote(request.query_string, safe=QUERY_SIGNS)
    return f"{request.root_path}/{path}" + (f"?{query}" if query else "")
