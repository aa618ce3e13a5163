"""A form that is sent once more: the second answer is the first one's, also of two that arrive together.

If something else is typed into it by now, it asks first. The same holds for a form that was opened once more because
the answer was lost.
"""

from flask import Flask, g, make_response, render_template, request, session
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from portal.core.db import db
from portal.core.sending.models import SentForm
from portal.core.sending.sent import Sending, find_same, find_unanswered
from portal.core.web.links import own_address
from portal.core.web.once import (
    ANEW,
    ANSWERED,
    FIELD,
    note_sending,
    this_sending,
)
from portal.core.web.request_limits import READING
from portal.core.web.saved import first_answer, saved_before
from portal.core.web.typed import is_complete, typed

CHANGED = (400, 403, 404, 409, 422, 429)  # what the second of two may be answered because the first has changed things


def init_repeated(app: Flask) -> None:
    """Must come after the access marks: an earlier answer is nobody else's business."""
    app.before_request(_answer_again)
    app.after_request(_answer_as_first)


def _answer_again() -> ResponseReturnValue | None:
    if request.method in READING or request.routing_exception:
        return None
    if not (sending := note_sending()):
        return first_answer()
    first = find_same(sending)
    if first is None and ANEW not in request.form:
        first = find_unanswered(sending, session.get(ANSWERED, ""))
    if first is None:
        return None
    g.sending = None  # nothing is left to be done once
    return _answer_to(sending, first)


def _answer_to(sending: Sending, first: SentForm) -> ResponseReturnValue:
    return saved_before(first) if first.content == sending.content else _ask(first)


def _answer_as_first(answer: Response) -> Response:
    """Two arrived together, and this one came to nothing because the other one was saved."""
    if answer.status_code not in CHANGED or not (sending := this_sending()):
        return answer
    db.session.rollback()
    first = find_same(sending)
    return make_response(_answer_to(sending, first)) if first and first.digest != session.get(ANSWERED) else answer


def _ask(first: SentForm) -> ResponseReturnValue:
    fields = [field for field in typed() if field.name != FIELD]
    facts = {"fields": fields, "is_complete": is_complete(), "address": own_address()}
    return render_template("errors/sent_already.html", first=first, **facts), 409
