"""Begins sessions, goes on with one under another token, notes visits, ends sessions."""

from sqlalchemy import delete

from portal.accounts.models import Person, SignInSession
from portal.accounts.rules.sessions import hash_of, new_token
from portal.core.claims import change_if
from portal.core.clock import now
from portal.core.db import db
from portal.core.sending.sent import forget_sign_ins


def begin(person: Person, device: str, *, is_remembered: bool, awaits_second_factor: bool = False) -> str:
    """A new session; gives the token for the cookie, which is stored nowhere."""
    token = new_token()
    db.session.flush()  # a person who is new has a number now
    db.session.add(
        SignInSession(
            token_hash=hash_of(token),
            person_id=person.id,
            serial=person.sign_in_serial,
            device=device,
            is_remembered=is_remembered,
            awaits_second_factor=awaits_second_factor,
        )
    )
    return token


def renew(session: SignInSession) -> str:
    """The session goes on under another token, though all sessions of the person have just been ended."""
    token = new_token()
    session.token_hash, session.serial = hash_of(token), session.person.sign_in_serial
    return token


def complete(session: SignInSession) -> None:
    """The second factor was shown just now."""
    session.awaits_second_factor, session.second_factor_at = False, now()


def note_visit(session_id: int) -> None:
    change_if(SignInSession, SignInSession.id == session_id, last_seen_at=now())


def end(token: str) -> None:
    """Nobody gets in with this token any more, wherever it was copied to, or by the form with which it began."""
    this = SignInSession.token_hash == hash_of(token)
    if person_id := db.session.scalar(delete(SignInSession).where(this).returning(SignInSession.person_id)):
        forget_sign_ins(person_id)


def end_one(session: SignInSession) -> None:
    db.session.delete(session)
    forget_sign_ins(session.person_id)
