"""Writes memberships: a teacher joins a school, the school or a coordinator decides."""

from datetime import datetime

from portal.accounts.actions.throttle import may_send
from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.regions.queries import must_be_open
from portal.schools.models import Membership, School
from portal.schools.notifications import ask_school, notify_teacher
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
    _ask_school(membership)
    return membership


def confirm(membership: Membership, by: Person | None = None) -> None:
    """By a coordinator, which verifies the school too, or (None) from the school's official address."""
    _decide(membership, confirmed_at=now(), confirmed_by_id=by.id if by else None)
    if by:
        membership.school.is_verified = True
    notify_teacher(membership, "confirmed")


def decline(membership: Membership) -> None:
    _decide(membership, declined_at=now())
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
    asked = (f"school {membership.school_id}", SCHOOL_MAILS), (f"teacher {membership.person_id}", TEACHER_MAILS)
    if all(may_send("ask school", limits, subject) for subject, limits in asked):
        ask_school(membership)


def _decide(membership: Membership, **values: datetime | int | None) -> None:
    """Of two people who decide at once one is first."""
    undecided = (Membership.confirmed_at.is_(None), Membership.declined_at.is_(None), Membership.ended_at.is_(None))
    claim(membership, *undecided, refusal=MembershipRefusal.ALREADY_DECIDED, **values)
