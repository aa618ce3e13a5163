"""Teachers join schools, leave them and come back, and invite colleagues."""

from contextlib import suppress

from portal.accounts.actions.throttle import may_send
from portal.accounts.models import Person
from portal.core.addresses import plain_email
from portal.core.db import db
from portal.core.mail.actions import hold
from portal.core.refusal import Refused
from portal.core.transitions import UNDO_FOR
from portal.people.actions.entries import NO_GROUNDS
from portal.people.actions.handing_over import hand_over
from portal.people.actions.memberships import end_membership, renew_membership
from portal.people.notifications import event_of
from portal.people.queries.memberships import may_return
from portal.people.queries.work import work_at
from portal.projects.queries import is_confirmed
from portal.regions.queries import must_be_open
from portal.schools.actions import memberships
from portal.schools.models import Membership, School
from portal.teaching.actions.handing_back import hand_back
from portal.teaching.notifications import invite_by_email, notify_of_classes_left
from portal.teaching.queries import find_hand_over_by_leaving
from portal.teaching.rules import INVITATIONS, INVITATIONS_OF_ONE, TeachingRefusal


def join_school(person: Person, school: School) -> Membership:
    """A further school is asked like the first one, and so is one that the teacher left long ago."""
    known = db.session.get(Membership, (person.id, school.id))
    if known is None or not may_return(known):
        return memberships.join(person, school)
    come_back(known)
    return known


def leave_school(membership: Membership, to: Person | None) -> None:
    """Classes and projects go to a colleague; without one the coordination looks for somebody."""
    person, school = membership.person, membership.school
    work = work_at(school, person)
    if to and work:
        taken = hand_over(work, school, of=person, to=to, by=person, grounds=NO_GROUNDS)
        hold([event_of(taken)], taken.at + UNDO_FOR)
    entry = end_membership(membership, NO_GROUNDS, by=person)
    if entry.facts["class_ids"]:
        notify_of_classes_left(school, entry)


def come_back(membership: Membership) -> None:
    """As before, with what nobody has taken over meanwhile; a slip of a moment ago also takes back from a colleague."""
    person = membership.person
    if not may_return(membership):
        raise Refused(TeachingRefusal.TOO_LATE)
    taken = find_hand_over_by_leaving(membership)
    renew_membership(membership, NO_GROUNDS, by=person)
    if taken:
        with suppress(Refused):  # somebody else has taken it over since
            hand_back(taken, by=person)


def invite_colleague(email: str, school: School, *, by: Person) -> None:
    """A message with the way to this school; nobody learns whether the address has an account."""
    must_be_open(school.region_key)
    if not is_confirmed(by, school.id):
        raise Refused(TeachingRefusal.NOT_CONFIRMED)
    address = plain_email(email)
    limits = (INVITATIONS, f"teacher {by.id}"), (INVITATIONS_OF_ONE, address)
    if not all(may_send("invite colleague", limit, subject) for limit, subject in limits):
        raise Refused(TeachingRefusal.TOO_MANY_INVITATIONS)
    invite_by_email(address, school, by=by)
