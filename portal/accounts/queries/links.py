"""Signed links in emails: for one purpose, for a while, and until the thing they are about has changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from portal.accounts.models import EmailChange, Person
from portal.accounts.queries.people import find_by_id, find_change_by_id
from portal.accounts.rules.accounts import LETS_IN_FOR, PROVE_WITHIN, RENEWED_FOR, TAKE_BACK_WITHIN
from portal.core.clock import now
from portal.core.web.links import absolute


class Purpose(StrEnum):
    """What a link is for; the value is also its signature's salt."""

    CONFIRM_EMAIL = "confirm_email"
    SIGN_IN = "sign_in_by_link"
    INVITATION = "invitation"
    NEW_EMAIL = "prove_new_email"
    OLD_EMAIL = "keep_old_email"


LET_IN = (Purpose.CONFIRM_EMAIL, Purpose.SIGN_IN, Purpose.INVITATION)
LIFETIMES = {
    **dict.fromkeys(LET_IN, RENEWED_FOR),
    Purpose.NEW_EMAIL: PROVE_WITHIN,
    Purpose.OLD_EMAIL: TAKE_BACK_WITHIN,
}


@dataclass(frozen=True)
class OpenedLink:
    """Whom a link was made for, and whether it is young enough to sign this person in."""

    person: Person
    lets_in: bool


def link(purpose: Purpose, person: Person) -> str:
    """The address to put into an email."""
    token = _signer(purpose).dumps([person.id, _bound_to(purpose, person)])
    return absolute(f"accounts.{purpose}", person.language, token=token)


def open_link(purpose: Purpose, token: str) -> OpenedLink | None:
    """Whom a link was made for; None when it is forged, much too old or used, or went to another address."""
    (person_id, bound_to), made_at = _read(purpose, token)
    person = find_by_id(person_id)
    if person is None or not bound_to or _bound_to(purpose, person) != bound_to:
        return None
    return OpenedLink(person, lets_in=now() - made_at <= LETS_IN_FOR)


def change_link(purpose: Purpose, change: EmailChange, language: str) -> str:
    """The address for an email about a change of address, to the new one or the old one."""
    token = _signer(purpose).dumps([change.id, _hashed(_concerned(purpose, change) or "")])
    return absolute(f"accounts.{purpose}", language, token=token)


def find_change(purpose: Purpose, token: str) -> EmailChange | None:
    """Which change a link is about; None when the link is forged, too old or used, or the change was dropped."""
    (change_id, address), _made_at = _read(purpose, token)
    change = find_change_by_id(change_id)
    concerned = _concerned(purpose, change) if change else None
    if not concerned or address not in (_hashed(concerned), concerned):  # links sent before have the address itself
        return None
    return change


def _concerned(purpose: Purpose, change: EmailChange) -> str | None:
    """The address whose owner may use the link: the new one only until it is proven."""
    if purpose == Purpose.OLD_EMAIL:
        return change.old_email
    return change.new_email if change.proven_at is None else None


def _read(purpose: Purpose, token: str) -> tuple[tuple[int, Any], datetime]:
    """What a link says, and when it was made; of a forged or old one nothing, about nobody."""
    try:
        age = int(LIFETIMES[purpose].total_seconds())
        (number, bound_to), made_at = _signer(purpose).loads(token, max_age=age, return_timestamp=True)
    except (BadData, ValueError, TypeError):
        return (0, None), now()
    return (number, bound_to), made_at


def _bound_to(purpose: Purpose, person: Person) -> str | None:
    """Links work once, and at the address that they went to: using them confirms it or raises the serial."""
    is_confirming = purpose == Purpose.CONFIRM_EMAIL
    if is_confirming and person.email_confirmed_at:
        return None
    state = f"{'' if is_confirming else person.sign_in_serial} {person.mailbox}"
    return _hashed(state)


def _hashed(text: str) -> str:
    """Addresses of links stand in logs of proxies, addresses of people must not."""
    return sha256(text.encode()).hexdigest()[:32]


def _signer(purpose: Purpose) -> URLSafeTimedSerializer:
    """The salt stays as it is: links that were sent before must go on working."""
    return URLSafeTimedSerializer(str(current_app.secret_key), salt=f"letter {purpose}")
