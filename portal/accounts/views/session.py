"""Who is signed in: begins and ends sessions; used by every view that signs somebody in."""

from flask import Flask, session
from flask_login import LoginManager, login_user, logout_user

from portal.accounts.models import Person
from portal.accounts.queries.people import find_signed_in
from portal.accounts.rules.accounts import AccountRefusal
from portal.accounts.views.known_devices import remember_device
from portal.core.refusal import Refused

AFTER_SIGN_OUT = "after_sign_out"  # key in the session: a path to go on to, for tablets that a class shares


def init_sessions(app: Flask) -> None:
    """Finds the person of a session in every request."""
    manager: LoginManager = app.login_manager  # type: ignore[attr-defined]
    manager.user_loader(find_signed_in)
    manager.session_protection = None  # phones change their address all the time


def start_session(person: Person, remember: bool = True) -> None:
    """Signs in. Nothing of an earlier session lives on, so one planted by somebody else is worth nothing.

    `remember` keeps the session for 30 days after the last visit; False ends it with the browser (shared tablets).
    Whoever is suspended is refused here, where password or link have proven who it is, and learns whom to ask.
    """
    if person.suspended_at:
        raise Refused(AccountRefusal.SUSPENDED)
    session.clear()
    session.permanent = remember
    login_user(person)
    if person.email:  # a claimed address opens nothing: whoever claims it must not be known there
        remember_device(person.email)


def end_session() -> str | None:
    """Signs out; gives the path to go on to, if the session began with one."""
    onward: str | None = session.get(AFTER_SIGN_OUT)
    logout_user()
    session.clear()
    return onward
