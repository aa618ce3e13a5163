"""The key that every form carries: it tells for whom the form was made, and the same form from another one."""

import hmac
import secrets
from collections.abc import Iterator
from datetime import timedelta
from typing import cast

from flask import Flask, current_app, g, request, session
from flask_login import current_user
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.datastructures import FileStorage

from portal.core.sending.sent import Sending, digest_of

FIELD = "once"
ANEW = "anew"  # the field of a form that is sent though one like it was saved a moment ago
KEPT = "kept"  # the field of a form whose text was kept: its number
ANSWERED = "answered"  # in the cookie: the last form of which this browser has had the answer
NOT_TYPED = ("csrf_token", FIELD, ANEW, KEPT)
VISITOR = 0
VALID = timedelta(days=30)  # of a page that stays open; whoever finds a key later writes nothing into a stranger's name


def init_once(app: Flask) -> None:
    app.jinja_env.globals["form_key"] = form_key


def form_key() -> str:
    """A new one for the person who is signed in."""
    return str(_signer().dumps([person_now(), secrets.token_urlsafe(12)]))


def made_for() -> int | None:
    """For whom the form of this request was made; None without a key that this portal has made lately."""
    try:
        person, _random = _signer().loads(request.form.get(FIELD, ""), max_age=int(VALID.total_seconds()))
    except (BadSignature, ValueError, TypeError):
        return None
    return person if isinstance(person, int) else None


def person_now() -> int:
    return int(current_user.get_id() or VISITOR)


def note_sending() -> Sending | None:
    """Noted before the view, which may sign somebody in or out. None without a key, or with somebody else's."""
    g.sending = sending_now() if made_for() == person_now() else None
    return this_sending()


def this_sending() -> Sending | None:
    return cast("Sending | None", g.get("sending"))


def sending_now() -> Sending:
    """The form of this request, whoever sends it."""
    browser = session.get("csrf_token") or secrets.token_hex()
    address = f"{request.path}?{request.query_string.decode('latin-1')}"
    return Sending(request.form[FIELD], digest_of(str(browser)), address, _digest_of_content())


def _digest_of_content() -> str:
    """With the key of the installation: of a short form whoever has the database could try all answers."""
    return hmac.new(str(current_app.secret_key).encode(), digest_of(*_content()).encode(), "sha256").hexdigest()


def _content() -> Iterator[str]:
    for name, value in request.form.items(multi=True):
        if name not in NOT_TYPED:
            yield from (name, value)
    for name, file in request.files.items(multi=True):
        yield from (name, file.filename or "", str(_size(file)))


def _size(file: FileStorage) -> int:
    size = file.stream.seek(0, 2)
    file.stream.seek(0)
    return size


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="form")
