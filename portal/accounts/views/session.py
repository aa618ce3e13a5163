"""Who is signed in: begins and ends sessions; used by every view that signs somebody in."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import Flask, current_app, g, request, session
from flask.wrappers import Response
from flask_login import LoginManager, current_user, login_user, logout_user

from portal.accounts.actions import sessions
from portal.accounts.models import Person, SignInSession
from portal.accounts.queries.people import find_by_id
from portal.accounts.queries.second_factor import needs_second_factor
from portal.accounts.queries.sessions import find_session
from portal.accounts.rules.accounts import AccountRefusal
from portal.accounts.rules.sessions import device_words, limits_of
from portal.accounts.views.known_devices import remember_device
from portal.core.clock import now
from portal.core.db import only_reading
from portal.core.logs.answering import note_role
from portal.core.refusal import Refused
from portal.core.web.saved import save_if_possible

View = TypeVar("View", bound=Callable[..., Any])

COOKIE_KEY = "_user_id"  # where the cookie has the token, as Flask-Login calls it
AFTER_SIGN_OUT = "after_sign_out"  # key in the cookie: a path to go on to, for tablets that a class shares


def init_sessions(app: Flask) -> None:
    """Finds the person of a session in every request."""
    manager: LoginManager = app.login_manager  # type: ignore[attr-defined]
    manager.user_loader(_find_person)
    manager.session_protection = None  # phones change their address all the time
    app.after_request(_note_visit)
    app.extensions.update(signed_in=_signed_in, sign_in_again=_sign_in_again)


def open_while_waiting(view: View) -> View:
    """Marks a view that opens before a second factor was shown, too."""
    view.opens_while_waiting = True  # type: ignore[attr-defined]
    return view


def start_session(person: Person, remember: bool = True, is_invited: bool = False) -> None:
    """Signs in. Nothing of an earlier session lives on, so one planted by somebody else is worth nothing.

    `remember` keeps the session after the browser was closed; False ends it with the browser (shared tablets).
    Whoever is suspended is refused here, where password or link have proven who it is, and learns whom to ask.
    Whoever needs a second factor is signed in once it is shown; only the session that begins with an invitation
    needs none.
    """
    if person.suspended_at:
        raise Refused(AccountRefusal.SUSPENDED)
    end_session()
    g.signed_in = {"person": person, "remember": remember, "is_invited": is_invited}
    awaits = not is_invited and needs_second_factor(person)
    device = device_words(request.user_agent.string)
    token = sessions.begin(person, device, is_remembered=remember, awaits_second_factor=awaits)
    session.permanent = remember
    if awaits:
        session[COOKIE_KEY] = token
    else:
        _let_in(person, token)


def keep_session(is_proven: bool = False) -> None:
    """All sessions of the person were ended; the one of this request goes on, under another token.

    `is_proven`: the second factor was shown just now.
    """
    if (found := this_session()) is None:
        return
    if is_proven:
        sessions.complete(found)
    g.signed_in = {"person": found.person, "remember": found.is_remembered, "is_invited": True}
    token, onward = sessions.renew(found), session.get(AFTER_SIGN_OUT)
    session.clear()
    session.permanent = found.is_remembered
    _let_in(found.person, token)
    if onward:
        session[AFTER_SIGN_OUT] = onward


def end_session() -> str | None:
    """Signs out; gives the path to go on to, if the session began with one."""
    onward: str | None = session.get(AFTER_SIGN_OUT)
    if token := session.get(COOKIE_KEY):
        sessions.end(token)
    logout_user()
    session.clear()
    return onward


def this_session() -> SignInSession | None:
    """The session of this request, also one that waits for a second factor."""
    _ = current_user.is_authenticated
    return cast("SignInSession | None", g.get("sign_in_session"))


def awaits_second_factor() -> bool:
    """Whether somebody has just shown a password or a link here, and not yet the second factor."""
    token = session.get(COOKIE_KEY)
    found = find_session(token) if token else None
    return found is not None and found.awaits_second_factor


def _find_person(token: str) -> Person | None:
    """Asked once in a request, by whoever wants to know first."""
    found = g.sign_in_session = find_session(token)
    if found is None or (found.awaits_second_factor and not _opens_while_waiting()):
        return None
    if now() - found.last_seen_at > limits_of(found.person.role, found.is_remembered).noted_every:
        g.visited_session = found.id
    note_role(found.person.role)
    return found.person


def _let_in(person: Person, token: str) -> None:
    login_user(person)
    session[COOKIE_KEY] = token
    if person.email:  # a claimed address opens nothing: whoever claims it must not be known there
        remember_device(person.email)


def _signed_in() -> dict[str, Any] | None:
    """With whom a session began in this request, or under another token, in plain values; None when none did."""
    if "signed_in" not in g:
        return None
    person: Person = g.signed_in["person"]
    facts = {"person": person.id, "serial": person.sign_in_serial, "onward": session.get(AFTER_SIGN_OUT)}
    return {**g.signed_in, **facts}


def _sign_in_again(facts: dict[str, Any]) -> None:
    """The answer with the first session was lost; nothing must have ended the sessions of the person since."""
    person = find_by_id(facts["person"])
    if person is None or person.suspended_at or person.sign_in_serial != facts["serial"]:
        return
    start_session(person, facts["remember"], facts["is_invited"])
    if facts["onward"]:
        session[AFTER_SIGN_OUT] = facts["onward"]


def _opens_while_waiting() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return getattr(view, "opens_while_waiting", False)


def _note_visit(answer: Response) -> Response:
    """Writes after the page was made: it has read without a lock, and is sent even if nothing can be written."""
    if (session_id := g.pop("visited_session", None)) is not None:
        only_reading.set(False)
        save_if_possible(lambda: sessions.note_visit(session_id))
    return answer
