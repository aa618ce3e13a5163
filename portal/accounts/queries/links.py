"""Signed links in emails: for one purpose, for a while, and until the thing they are about has changed."""

from datetime import timedelta
from enum import StrEnum
from typing import Any

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from portal.accounts.models import EmailChange, Person
from portal.accounts.queries.people import find_by_id, find_change_by_id
from portal.accounts.rules.accounts import PROVE_WITHIN, TAKE_BACK_WITHIN
from portal.core.web.links import absolute


class Purpose(StrEnum):
    """What a link is for; the value is also its signature's salt."""

    CONFIRM_EMAIL = "confirm_email"
    SIGN_IN = "sign_in_by_link"
    INVITATION = "invitation"
    NEW_EMAIL = "prove_new_email"
    OLD_EMAIL = "keep_old_email"


LIFETIMES = {
    Purpose.CONFIRM_EMAIL: timedelta(days=30),
    Purpose.SIGN_IN: timedelta(hours=2),
    Purpose.INVITATION: timedelta(days=30),
    Purpose.NEW_EMAIL: PROVE_WITHIN,
    Purpose.OLD_EMAIL: TAKE_BACK_WITHIN,
}


def link(purpose: Purpose, person: Person) -> str:
    """The address to put into an email."""
    token = _signer(purpose).dumps([person.id, _bound_to(purpose, person)])
    return absolute(f"accounts.{purpose}", person.language, token=token)


def find_person(purpose: Purpose, token: str) -> Person | None:
    """Whom a link was made for; None when it is forged, too old or used."""
    person_id, bound_to = _read(purpose, token)
    person = find_by_id(person_id)
    return person if person and bound_to and _bound_to(purpose, person) == bound_to else None


def change_link(purpose: Purpose, change: EmailChange, language: str) -> str:
    """The address for an email about a change of address, to the new one or the old one."""
    token = _signer(purpose).dumps([change.id, _concerned(purpose, change)])
    return absolute(f"accounts.{purpose}", language, token=token)


def find_change(purpose: Purpose, token: str) -> EmailChange | None:
    """Which change a link is about; None when the link is forged, too old or used, or the change was dropped."""
    change_id, address = _read(purpose, token)
    change = find_change_by_id(change_id)
    return change if change and address and _concerned(purpose, change) == address else None


def _concerned(purpose: Purpose, change: EmailChange) -> str | None:
    """The address whose owner may use the link: the new one only until it is proven."""
    if purpose == Purpose.OLD_EMAIL:
        return change.old_email
    return change.new_email if change.proven_at is None else None


def _read(purpose: Purpose, token: str) -> tuple[int, Any]:
    """What a link says; of a forged or old one nothing, about nobody."""
    try:
        number, bound_to = _signer(purpose).loads(token, max_age=int(LIFETIMES[purpose].total_seconds()))
    except (BadData, ValueError, TypeError):
        return 0, None
    return number, bound_to


def _bound_to(purpose: Purpose, person: Person) -> str | int | None:
    """Links work once: using them confirms the address or raises the serial."""
    if purpose == Purpose.CONFIRM_EMAIL:
        return person.mailbox if person.email_confirmed_at is None else None
    return person.sign_in_serial


def _signer(purpose: Purpose) -> URLSafeTimedSerializer:
    """The salt stays as it is: links that were sent before must go on working."""
    return URLSafeTimedSerializer(str(current_app.secret_key), salt=f"letter {purpose}")
