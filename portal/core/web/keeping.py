"""Keeps what is typed when nobody is signed in any more: its author finds it after the next login."""

from flask import flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.core.db import only_reading
from portal.core.sending import kept
from portal.core.web.links import own_address
from portal.core.web.once import VISITOR, made_for
from portal.core.web.saved import first_answer, save_only, wants_json
from portal.core.web.typed import has_text, typed


def keep_for_author() -> bool:
    """Whether the text of this form is kept now for whom the form was made; forms of visitors need no login."""
    fields = typed()
    author = made_for() if has_text(fields) else VISITOR
    if not author:
        return False
    only_reading.set(False)
    pairs = [(field.name, field.value) for field in fields]
    return save_only(lambda: kept.keep(author, own_address(), pairs))


def to_sign_in() -> ResponseReturnValue:
    """Reading brings you back after signing in; what was typed in an ended session waits there."""
    if request.method == "GET":
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), 303)
    if first := first_answer():
        return first
    is_kept = keep_for_author()
    then = url_for("accounts.sign_in", next=url_for("kept.show") if is_kept else None)
    if wants_json():
        return jsonify(message=gettext("The session has ended. Please log in again in another window."), url=then), 401
    if is_kept:
        flash(gettext("The session has ended. What was typed is kept: it appears after the login."), "warning")
    return redirect(then, 303)
