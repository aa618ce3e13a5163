"""Reads second factors: which ones somebody has."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import exists, func, or_, select

from portal.accounts.models import AuthenticatorApp, Passkey, Person, RecoveryCode
from portal.accounts.rules.second_factor import app_secret, is_required
from portal.core.db import db
from portal.core.refusal import NotFound


@dataclass(frozen=True)
class Ways:
    """How somebody can show a second factor."""

    app: AuthenticatorApp | None
    passkeys: Sequence[Passkey]
    n_recovery_codes: int  # not used yet


def ways_of(person: Person) -> Ways:
    passkeys = select(Passkey).where(Passkey.person_id == person.id).order_by(Passkey.id)
    unused = (RecoveryCode.person_id == person.id, RecoveryCode.used_at.is_(None))
    n_codes = db.session.scalar(select(func.count()).select_from(RecoveryCode).where(*unused))
    return Ways(db.session.get(AuthenticatorApp, person.id), db.session.scalars(passkeys).all(), n_codes or 0)


def has_second_factor(person: Person) -> bool:
    has_app = exists().where(AuthenticatorApp.person_id == person.id)
    has_passkey = exists().where(Passkey.person_id == person.id)
    return bool(db.session.scalar(select(or_(has_app, has_passkey))))


def needs_second_factor(person: Person) -> bool:
    """Whether the password, or a link, alone does not sign in."""
    if person.is_student:
        return False
    return must_have_one(person) or has_second_factor(person)


def must_have_one(person: Person) -> bool:
    """Not in the demo: everybody there is invented."""
    config = current_app.config
    return not config["DEMO"] and is_required(person.role, config["SECOND_FACTOR"])


def secret_of(person: Person, salt: str) -> str:
    """What the portal shares with the person's authenticator app."""
    return app_secret(str(current_app.secret_key), person.id, salt)


def find_passkey(person: Person, credential_id: str) -> Passkey | None:
    own = (Passkey.person_id == person.id, Passkey.credential_id == credential_id)
    return db.session.scalar(select(Passkey).where(*own))


def get_passkey(person: Person, passkey_id: int) -> Passkey:
    found = db.session.get(Passkey, passkey_id)
    if found is None or found.person_id != person.id:
        raise NotFound
    return found
