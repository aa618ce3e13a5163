"""The commits of a web request, and its answer."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TypeVar
from urllib.parse import unquote

from flask import flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import DBAPIError

from portal.core.db import db

Result = TypeVar("Result")

LONGEST_PATH = 2000  # characters
# One slash at the start and no backslash, which browsers take for one; no control characters, which they drop.
OWN_PATH = re.compile(r"/(?!/)[^\\\x00-\x1f\x7f-\x9f]*\Z")


def saved(message: str, then: str, *, undo: str = "", **facts: object) -> ResponseReturnValue:
    """Commits, then sends the browser on (303); scripts that ask for JSON get 201 with the address and `facts`.

    `undo` is the address that takes it back; the next page has a button for it.
    """
    db.session.commit()
    if wants_json():
        return jsonify(message=str(message), url=then, **facts), 201, {"Location": then}
    if message:
        flash(str(message), "success")
    if undo:
        flash(undo, "undo")
    return redirect(then, 303)


def shown_once(template: str, **facts: object) -> ResponseReturnValue:
    """Commits, then answers with a page instead of leading to one: what it shows is stored nowhere."""
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
