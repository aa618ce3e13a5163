"""Reads sessions: the one that a cookie speaks of, and those of a person."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import contains_eager

from portal.accounts.models import Person, SignInSession
from portal.accounts.rules.sessions import LIMITS, SHARED, WAITING, Limits, hash_of, is_over, limits_of
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import NotFound


def find_session(token: str) -> SignInSession | None:
    """The session of a cookie with its person, in one statement; None when it is over or never was."""
    person = contains_eager(SignInSession.person)
    lean = (person.lazyload(Person.cares_for), person.lazyload(Person.reads))
    query = select(SignInSession).join(SignInSession.person).options(*lean)
    found = db.session.scalar(query.where(SignInSession.token_hash == hash_of(token), counts()))
    return None if found is None or _is_over(found) else found


def sessions_of(person: Person) -> Sequence[SignInSession]:
    """Where somebody is signed in, the latest visit first."""
    query = select(SignInSession).join(SignInSession.person).where(SignInSession.person_id == person.id, counts())
    query = query.where(SignInSession.awaits_second_factor.is_(False))
    newest = query.order_by(SignInSession.last_seen_at.desc(), SignInSession.id.desc())
    return [found for found in db.session.scalars(newest) if not _is_over(found)]


def get_session(person: Person, session_id: int) -> SignInSession:
    """One of the person's own sessions."""
    found = db.session.get(SignInSession, session_id)
    if found is None or found.person_id != person.id:
        raise NotFound
    return found


def counts() -> ColumnElement[bool]:
    """False when all sessions of the person were ended since, or the person is suspended; the query has the person."""
    return and_(SignInSession.serial == Person.sign_in_serial, Person.suspended_at.is_(None))


def are_over() -> list[ColumnElement[bool]]:
    """The same for a statement about all sessions."""
    is_current = exists().where(Person.id == SignInSession.person_id, counts())
    waited = SignInSession.awaits_second_factor & (SignInSession.created_at < now() - WAITING.absolute)
    kept = [_is_old(True, role, limits) for role, limits in LIMITS.items()]
    return [or_(~is_current, waited, *kept, *(_is_old(False, role, SHARED) for role in LIMITS))]


def _is_old(is_remembered: bool, role: str, limits: Limits) -> ColumnElement[bool]:
    people = select(Person.id).where(Person.role == role)
    began, seen = now() - limits.absolute, now() - limits.idle
    return and_(
        SignInSession.is_remembered.is_(is_remembered),
        SignInSession.person_id.in_(people),
        or_(SignInSession.created_at < began, SignInSession.last_seen_at < seen),
    )


def _is_over(found: SignInSession) -> bool:
    limits = WAITING if found.awaits_second_factor else limits_of(found.person.role, found.is_remembered)
    return is_over(limits, found.created_at, found.last_seen_at, now())
