"""Checks passwords that were typed. Hashing takes a while: the transaction ends before it, so that no lock is held."""

from flask_babel import gettext
from flask_login import current_user
from wtforms import PasswordField

from portal.accounts.actions.settings import renew_hash
from portal.accounts.models import Person
from portal.accounts.queries.people import find_by_login
from portal.accounts.rules.passwords import is_right
from portal.accounts.rules.throttle import PASSWORD
from portal.accounts.views import throttle
from portal.core.web.saved import pause


def recognised(email: str, password: str) -> Person | None:
    """Who this is; None for a wrong password and, after the same time, for an unknown address."""
    person = find_by_login(email)
    if not _is_right(person, password):
        return None
    if person:
        renew_hash(person, password)
    return person


def knows_password(field: PasswordField) -> bool:
    """Whether the own password was typed; guessing it is slowed down like signing in."""
    attempt = throttle.attempt("current password", PASSWORD, current_user.mailbox)
    if _is_right(current_user, field.data or ""):
        attempt.passed()
        return True
    field.errors = [gettext("The current password is not right.")]
    return False


def _is_right(person: Person | None, password: str) -> bool:
    stored = person.password_hash if person else None
    pause()
    return is_right(stored, password)
