"""Writes memberships: a teacher joins a school, the school or a coordinator decides, again after a change."""

from datetime import datetime

from portal.accounts.actions.throttle import may_send
from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.regions.queries import must_be_open
from portal.schools.actions.schools import index
from portal.schools.models import Membership, School
from portal.schools.notifications import ask_coordination, ask_school, notify_teacher
from portal.schools.rules.memberships import SCHOOL_MAILS, TEACHER_MAILS, MembershipRefusal


def join(person: Person, school: School) -> Membership:
    """The teacher works at this school, in private until somebody confirms it; asks the school by email."""
    must_be_open(school.region_key)
    db.session.flush()
    if known := db.session.get(Membership, (person.id, school.id)):
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
    """By a coordinator, which verifies the school too, or (None) from the school's official address."""
    name, email = membership.present.name, membership.present.email
    _decide(membership, confirmed_at=now(), confirmed_by_id=by.id if by else None, asked_name=name, asked_email=email)
    if by and not membership.school.is_verified:
        membership.school.is_verified = True
        index([membership.school])
    notify_teacher(membership, "confirmed")


def decline(membership: Membership) -> None:
    _decide(membership, declined_at=now(), confirmed_at=None, confirmed_by_id=None)
    notify_teacher(membership, "declined")


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


def _decide(membership: Membership, **values: datetime | int | str | None) -> None:
    """Of two people who decide at once one is first."""
    if membership.is_confirmed:
        raise Refused(MembershipRefusal.ALREADY_DECIDED)
    as_read = Membership.confirmed_at.is_not_distinct_from(membership.confirmed_at)
    undecided = (Membership.declined_at.is_(None), Membership.ended_at.is_(None), as_read)
    claim(membership, *undecided, refusal=MembershipRefusal.ALREADY_DECIDED, **values)
