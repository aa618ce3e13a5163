"""The commits of a web request, and its answer."""

from collections.abc import Callable
from urllib.parse import urlsplit

from flask import flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from portal.core.db import db


def saved(message: str, then: str, **facts: object) -> ResponseReturnValue:
    """Commits, then sends the browser on (303); scripts that ask for JSON get 201 with the address and `facts`."""
    db.session.commit()
    if wants_json():
        return jsonify(message=str(message), url=then, **facts), 201, {"Location": then}
    if message:
        flash(str(message), "success")
    return redirect(then, 303)


def shown_once(template: str, **facts: object) -> ResponseReturnValue:
    """Commits, then answers with a page instead of leading to one: what it shows is stored nowhere."""
    db.session.commit()
    return render_template(template, **facts)


def save_only(write: Callable[[], None]) -> None:
    """Commits what `write` writes and nothing else of this request, for what counts though the answer is an error."""
    db.session.rollback()
    write()
    db.session.commit()


def pause() -> None:
    """Ends the running transaction before long work, so that no lock is held meanwhile. Nothing may be pending."""
    db.session.rollback()


def wants_json() -> bool:
    return request.accept_mimetypes.best_match(["text/html", "application/json"], "text/html") == "application/json"


def own_path(target: str | None, otherwise: str) -> str:
    """A path of this site to go on to; anything that leads elsewhere becomes `otherwise`."""
    if not target or not target.startswith("/") or target.startswith("//") or "\\" in target:
        return otherwise
    parts = urlsplit(target)
    return otherwise if parts.scheme or parts.netloc else target
