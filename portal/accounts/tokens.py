"""Signed links in letters: for one purpose, for a while, and until the thing they are about has changed."""

from datetime import timedelta
from enum import StrEnum

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from portal.accounts.models import Person
from portal.accounts.queries import find_by_id
from portal.mail.links import absolute


class Purpose(StrEnum):
    """What a link is for; the value is also its signature's salt."""

    CONFIRM_EMAIL = "confirm_email"
    SIGN_IN = "sign_in_by_link"
    INVITATION = "invitation"


LIFETIMES = {
    Purpose.CONFIRM_EMAIL: timedelta(days=30),
    Purpose.SIGN_IN: timedelta(hours=2),
    Purpose.INVITATION: timedelta(days=30),
}


def link(purpose: Purpose, person: Person) -> str:
    """The address to put into a letter."""
    token = _signer(purpose).dumps([person.id, _bound_to(purpose, person)])
    return absolute(f"accounts.{purpose}", person.language, token=token)


def find_person(purpose: Purpose, token: str) -> Person | None:
    """Whom a link was made for; None when it is forged, too old or used."""
    try:
        person_id, bound_to = _signer(purpose).loads(token, max_age=int(LIFETIMES[purpose].total_seconds()))
    except (BadData, ValueError, TypeError):
        return None
    person = find_by_id(person_id)
    return person if person and bound_to and _bound_to(purpose, person) == bound_to else None


def _bound_to(purpose: Purpose, person: Person) -> str | int | None:
    """Links work once: using them confirms the address or raises the serial."""
    if purpose == Purpose.CONFIRM_EMAIL:
        return person.mailbox if person.email_confirmed_at is None else None
    return person.sign_in_serial


def _signer(purpose: Purpose) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt=f"letter {purpose}")
