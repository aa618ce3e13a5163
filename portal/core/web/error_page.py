"""The page of an error: its words, what was typed, and ways on; the same as JSON for scripts."""

from typing import Any

from flask import jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.core.logs.answering import request_number
from portal.core.web.links import own_address
from portal.core.web.meanwhile import happened
from portal.core.web.once import made_for, person_now
from portal.core.web.own_forms import is_foreign
from portal.core.web.request_limits import READING
from portal.core.web.saved import wants_json
from portal.core.web.typed import has_text, is_complete, page_before, typed

UNREAD = (405, 413, 415)  # the form was not read
WORTH_ANOTHER_TRY = (400, 409, 429, 500, 507)


def error_page(code: int, message: str, *, shows_typed: bool = True) -> ResponseReturnValue:
    """An error of ours has the number under which the log knows it."""
    number = request_number() if code == 500 else ""
    if wants_json():
        return jsonify(message=message, **({"request": number} if number else {})), code
    is_form = request.method not in READING and code not in UNREAD and not is_foreign()
    facts = _rescued(code) if is_form and shows_typed else {}
    return render_template("errors/error.html", code=code, message=message, number=number, **facts), code


def _rescued(code: int) -> dict[str, Any]:
    """Sending it again is offered for forms that this portal made for this very person: others may be a trap."""
    fields = typed()
    may_send = bool(fields) and code in WORTH_ANOTHER_TRY and made_for() == person_now()
    return {
        "fields": fields,
        "is_typed": has_text(fields),
        "address": own_address() if may_send else "",
        "is_complete": not fields or is_complete(),
        "page_before": page_before(url_for("site.home")),
        "meanwhile": happened() if code == 409 else None,
    }
