"""Writes memberships: a teacher joins a school, the school or a coordinator decides, again after a change."""

from datetime import datetime

from sqlalchemy import ColumnElement, or_

from portal.accounts.actions.throttle import may_send
from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import take_back
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.regions.queries import must_be_open
from portal.schools.actions.entries import record
from portal.schools.actions.schools import index
from portal.schools.models import Membership, School
from portal.schools.notifications import ask_coordination, ask_school, event_of, notify_teacher, tell_coordination
from portal.schools.queries.entries import find_undoable
from portal.schools.rules.memberships import SCHOOL_MAILS, TEACHER_MAILS, MembershipRefusal, Step


def join(person: Person, school: School) -> Membership:
    """The teacher works at this school, in private until somebody confirms it; asks the school by email.

    The coordination is told by a job: then registering takes as long however many wait already.
    """
    must_be_open(school.region_key)
    db.session.flush()
    if known := db.session.get(Membership, (person.id, school.id)):
        if known.declined_at or known.ended_at:
            ask_once_more(known)
        return known
    membership = Membership(person=person, school=school)
    db.session.add(membership)
    db.session.flush()
    ask_again(membership)
    return membership


def ask_again(membership: Membership) -> None:
    """Tells those who decide who the person is today; what was confirmed is kept, so that they see what changed."""
    if membership.is_resting and (membership.confirmed_by_id or not membership.school.email):
        ask_coordination(membership)
    else:
        _ask_school(membership)
    membership.asked_version = membership.version
    if not membership.confirmed_at:
        membership.asked_name, membership.asked_email = membership.present.name, membership.present.email


def must_be_as_seen(membership: Membership, version: str | None) -> None:
    """Nobody confirms a person who has another name, address or school than the page said."""
    if version is not None and version != membership.version:
        raise Refused(MembershipRefusal.CHANGED_SINCE)


def confirm(membership: Membership, by: Person | None = None) -> None:
    """By a coordinator, which verifies the school too, or (None) from the school's official address.

    Also after it was declined: the later word counts, and the coordination hears when it is the school's.
    """
    name, email, was_declined = membership.present.name, membership.present.email, membership.declined_at is not None
    as_read = Membership.declined_at.is_not_distinct_from(membership.declined_at)
    given = {"confirmed_at": now(), "confirmed_by_id": by.id if by else None}
    _decide(membership, as_read, **given, asked_name=name, asked_email=email, declined_at=None)
    entry = record(Step.CONFIRM, membership.school, membership.person, by=by)
    if by and not membership.school.is_verified:
        membership.school.is_verified = entry.has_verified = True
        index([membership.school])
    notify_teacher(entry)
    if was_declined and not by:
        tell_coordination(entry)


def decline(membership: Membership, reason: str, *, by: Person) -> None:
    """The teacher reads the reason, and can ask once more; so can the school."""
    if membership.is_decided:
        raise Refused(MembershipRefusal.ALREADY_DECIDED)
    if not reason.strip():
        raise Refused(MembershipRefusal.REASON_MISSING)
    undeclined = Membership.declined_at.is_(None)
    _decide(membership, undeclined, declined_at=now(), confirmed_at=None, confirmed_by_id=None)
    entry = record(Step.DECLINE, membership.school, membership.person, by=by)
    entry.explain(reason, by.language)
    notify_teacher(entry)


def ask_once_more(membership: Membership, reason: str = "") -> None:
    """What was declined or has ended waits for a decision again; the coordination reads what the teacher says."""
    closed = or_(Membership.declined_at.is_not(None), Membership.ended_at.is_not(None))
    anew = {"declined_at": None, "ended_at": None, "confirmed_at": None, "confirmed_by_id": None}
    claim(membership, closed, refusal=MembershipRefusal.NOT_CLOSED, **anew)
    person = membership.person
    entry = record(Step.ASK_AGAIN, membership.school, person, by=person)
    entry.explain(reason, person.language)
    ask_again(membership)
    tell_coordination(entry)


def undo(membership: Membership, *, by: Person) -> None:
    """The last decision, as long as it can be undone: the teacher waits for one again, and gets no email."""
    entry = find_undoable(by, membership.school, membership.person)
    if entry is None:
        raise Refused(Impossible.TOO_LATE)
    as_decided = Membership.confirmed_at.is_not_distinct_from(membership.confirmed_at)
    still = (
        as_decided,
        Membership.declined_at.is_not_distinct_from(membership.declined_at),
        Membership.ended_at.is_(None),
    )
    anew = {"declined_at": None, "confirmed_at": None, "confirmed_by_id": None}
    claim(membership, *still, refusal=Impossible.TOO_LATE, **anew)
    if entry.has_verified:
        membership.school.is_verified = False
        index([membership.school])
    record(Step.UNDO, membership.school, membership.person, by=by)
    take_back([event_of(entry)])


def end(membership: Membership) -> None:
    """The teacher works at this school no longer; `renew` takes it back."""
    running = (Membership.ended_at.is_(None), Membership.declined_at.is_(None))
    claim(membership, *running, refusal=MembershipRefusal.HAS_ENDED, ended_at=now())


def renew(membership: Membership) -> None:
    """What was confirmed before it ended is confirmed again."""
    claim(membership, Membership.ended_at.is_not(None), refusal=MembershipRefusal.HAS_ENDED, ended_at=None)


def _ask_school(membership: Membership) -> None:
    """Only so many times a day; the coordination of the region can confirm all the same."""
    asked = (f"teacher {membership.person_id}", TEACHER_MAILS), (f"school {membership.school_id}", SCHOOL_MAILS)
    if all(may_send("ask school", limits, subject) for subject, limits in asked):
        ask_school(membership)


def _decide(membership: Membership, condition: ColumnElement[bool], **values: datetime | int | str | None) -> None:
    """Of two people who decide at once one is first."""
    if membership.is_confirmed:
        raise Refused(MembershipRefusal.ALREADY_DECIDED)
    as_read = Membership.confirmed_at.is_not_distinct_from(membership.confirmed_at)
    undecided = (condition, Membership.ended_at.is_(None), as_read)
    claim(membership, *undecided, refusal=MembershipRefusal.ALREADY_DECIDED, **values)
