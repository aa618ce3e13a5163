"""The commits of a web request, and its answer."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, TypeVar
from urllib.parse import unquote

from flask import current_app, flash, jsonify, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import DBAPIError

from portal.core.acts import record_request
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import existing
from portal.core.sending import kept, sent
from portal.core.sending.models import SentForm
from portal.core.web.converters import row_number
from portal.core.web.once import ANSWERED, KEPT, VISITOR, made_for, person_now, sending_now, this_sending

Result = TypeVar("Result")

GOES_ON = "X-Goes-On"  # header of a script that opens the page to which the answer leads
LONGEST_PATH = 2000  # characters
# One slash at the start and no backslash, which browsers take for one; no control characters, which they drop.
OWN_PATH = re.compile(r"/(?!/)[^\\\x00-\x1f\x7f-\x9f]*\Z")


def saved(message: str, then: str, *, undo: str = "", **facts: object) -> ResponseReturnValue:
    """Commits, then sends the browser on (303); scripts that ask for JSON get 201 with the address and `facts`.

    `undo` is the address that takes it back; the next page has a button for it. A form that was saved
    before is not saved again: whoever sends it gets the first answer.
    """
    signed_in = current_app.extensions["signed_in"]()
    sending = this_sending()
    person = signed_in["person"] if signed_in else (made_for() if sending else None) or person_now()
    if signed_in and person_now() and kept.has_kept(person):
        then = url_for("kept.show")
    answer = {"message": str(message), "then": then, "undo": undo, "facts": facts}
    answer |= {"signed_in": signed_in, "flashes": _flashes()}
    if sending and not sent.remember(sending, person or None, answer):
        db.session.rollback()
        return saved_before(existing(sent.find_same(sending)))
    if KEPT in request.form:
        kept.drop(person, request.form.get(KEPT, 0, row_number))
    record_request(then)
    db.session.commit()
    return _answer(answer, sending.digest if sending else None)


def saved_before(form: SentForm) -> ResponseReturnValue:
    """The answer of the first time, and the session that began with it, unless that is long ago."""
    answer = form.answer
    begun = answer["signed_in"]
    if begun and begun["person"] != person_now() and form.at > now() - sent.LOST:
        current_app.extensions["sign_in_again"](begun)
    session["_flashes"] = answer["flashes"]
    digest = form.digest
    db.session.commit()
    return _answer(answer, digest)


def first_answer() -> ResponseReturnValue | None:
    """Of a form that came before, and with which the session of its author has ended or begun."""
    if made_for() is None:
        return None
    first = sent.find_same(sending := sending_now())
    if first is None or first.content != sending.content or person_now() not in (VISITOR, first.person_id):
        return None
    return saved_before(first)


def _answer(answer: dict[str, Any], digest: str | None) -> ResponseReturnValue:
    message, then = answer["message"], answer["then"]
    if digest:
        session[ANSWERED] = digest
    if message and (not wants_json() or GOES_ON in request.headers):
        flash(message, "success")
    if answer["undo"] and not wants_json():
        flash(answer["undo"], "undo")
    if wants_json():
        return jsonify(message=message, url=then, **answer["facts"]), 201, {"Location": then}
    return redirect(then, 303)


def _flashes() -> list[Any]:
    """What the view says on the next page beside its message."""
    return list(session.get("_flashes", []))


def shown_once(template: str, **facts: object) -> ResponseReturnValue:
    """Commits, then answers with a page instead of leading to one: what it shows is stored nowhere."""
    record_request("")
    db.session.commit()
    return render_template(template, **facts)


def save_only(write: Callable[[], Result]) -> Result:
    """Commits what `write` writes and nothing else of this request, for what counts though the answer is an error."""
    db.session.rollback()
    result = write()
    db.session.commit()
    return result


def save_if_possible(write: Callable[[], object]) -> None:
    """The same for what may be lost: a database that is away or busy keeps nobody from the answer."""
    with suppress(DBAPIError):
        save_only(write)


def pause() -> None:
    """Ends the running transaction before long work, so that no lock is held meanwhile. Nothing may be pending."""
    db.session.rollback()


def wants_json() -> bool:
    return request.accept_mimetypes.best_match(["text/html", "application/json"], "text/html") == "application/json"


def own_path(target: str | None, otherwise: str) -> str:
    """A path of this site to go on to; what leads elsewhere, as it stands or decoded, becomes `otherwise`."""
    if target and len(target) <= LONGEST_PATH and all(OWN_PATH.match(text) for text in _decoded(target)):
        return target
    return otherwise


def _decoded(text: str) -> Iterator[str]:
    """The text, and what becomes of it when some proxy or browser decodes it, once or again and again."""
    before = ""
    while text != before:
        yield text
        before, text = text, unquote(text)
