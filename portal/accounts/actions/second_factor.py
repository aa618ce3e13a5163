"""Sets up second factors, takes what is shown of them once, and removes them."""

from datetime import datetime

from flask import current_app
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from portal.accounts.models import AuthenticatorApp, Passkey, Person, RecoveryCode
from portal.accounts.notifications import email_person
from portal.accounts.queries.second_factor import find_passkey, has_second_factor, must_have_one, secret_of, ways_of
from portal.accounts.rules import passkeys
from portal.accounts.rules.accounts import AccountRefusal
from portal.accounts.rules.passkeys import Key, Site
from portal.accounts.rules.second_factor import matching_step, new_recovery_codes, recovery_hash, typed
from portal.core.claims import change_if
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.web.links import absolute


def add_app(person: Person, salt: str, step: int) -> list[str]:
    """An authenticator app instead of the one before; gives recovery codes, if the person has none yet."""
    db.session.execute(delete(AuthenticatorApp).where(AuthenticatorApp.person_id == person.id))
    db.session.add(AuthenticatorApp(person_id=person.id, salt=salt, last_step=step))
    return _added(person)


def add_passkey(person: Person, key: Key, device: str) -> list[str]:
    """Another passkey; gives recovery codes, if the person has none yet."""
    try:
        with db.session.begin_nested():
            db.session.add(
                Passkey(
                    person_id=person.id,
                    credential_id=key.credential_id,
                    public_key=key.public_key,
                    sign_count=key.sign_count,
                    device=device,
                )
            )
    except IntegrityError:
        raise Refused(AccountRefusal.PASSKEY_KNOWN) from None
    return _added(person)


def show_code(person: Person, text: str) -> bool:
    """Takes a code of the app or a recovery code; each counts once, even if two browsers send it at the same moment."""
    code = typed(text)
    return _show_app_code(person, code) or _show_recovery_code(person, code)


def show_passkey(person: Person, site: Site, challenge: bytes, answer: str) -> bool:
    found = find_passkey(person, passkeys.id_in(answer))
    if found is None:
        return False
    known = Key(found.credential_id, found.public_key, found.sign_count)
    count = passkeys.shown(site, challenge, answer, known)
    is_same = (Passkey.id == found.id, Passkey.sign_count == known.sign_count)
    return count is not None and change_if(Passkey, *is_same, sign_count=count)


def renew_recovery_codes(person: Person) -> list[str]:
    """Ten new ones; those before count no more."""
    codes, secret = new_recovery_codes(), str(current_app.secret_key)
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    db.session.add_all(
        RecoveryCode(person_id=person.id, code_hash=recovery_hash(secret, person.id, code)) for code in codes
    )
    return codes


def remove_app(person: Person) -> None:
    db.session.execute(delete(AuthenticatorApp).where(AuthenticatorApp.person_id == person.id))
    _removed(person)


def remove_passkey(passkey: Passkey, by: Person) -> None:
    db.session.execute(delete(Passkey).where(Passkey.id == passkey.id))
    _removed(by)


def reset(person: Person) -> None:
    """For somebody who lost everything: all second factors go, and all sessions end."""
    remove_all(person)
    person.end_sessions()
    _notify(person)


def remove_all(person: Person) -> None:
    for table in (AuthenticatorApp, Passkey, RecoveryCode):
        db.session.execute(delete(table).where(table.person_id == person.id))


def remove_since(person: Person, moment: datetime) -> None:
    """Those that somebody else may have set up since then, and recovery codes, which they may have read."""
    for table in (AuthenticatorApp, Passkey):
        db.session.execute(delete(table).where(table.person_id == person.id, table.created_at >= moment))
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))


def _added(person: Person) -> list[str]:
    """Whoever got in elsewhere without a second factor is out."""
    person.end_sessions()
    _notify(person)
    return [] if ways_of(person).n_recovery_codes else renew_recovery_codes(person)


def _removed(person: Person) -> None:
    """The last one stays with people who need one; recovery codes stand in for nothing without one."""
    if not has_second_factor(person):
        if must_have_one(person):
            raise Refused(AccountRefusal.LAST_SECOND_FACTOR)
        db.session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    _notify(person)


def _show_app_code(person: Person, code: str) -> bool:
    app = db.session.get(AuthenticatorApp, person.id)
    step = matching_step(secret_of(person, app.salt), code, now()) if app else None
    if step is None:
        return False
    is_own, is_fresh = AuthenticatorApp.person_id == person.id, AuthenticatorApp.last_step < step
    return change_if(AuthenticatorApp, is_own, is_fresh, last_step=step)


def _show_recovery_code(person: Person, code: str) -> bool:
    code_hash = recovery_hash(str(current_app.secret_key), person.id, code)
    is_unused = (RecoveryCode.code_hash == code_hash, RecoveryCode.used_at.is_(None))
    return change_if(RecoveryCode, RecoveryCode.person_id == person.id, *is_unused, used_at=now())


def _notify(person: Person) -> None:
    """Who did not do it learns that somebody did."""
    address = absolute("accounts.devices", person.language)
    event = f"second factor {person.id} {now().isoformat()}"
    email_person(person, "accounts/mail/second_factor_changed.txt", event, link=address)
