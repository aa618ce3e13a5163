"""Reads whether somebody can be invited."""

from enum import StrEnum

from portal.accounts.queries.people import find_by_email
from portal.accounts.rules.accounts import AccountRefusal
from portal.core.db import db
from portal.core.web.access import Role
from portal.people.rules import PeopleRefusal
from portal.regions.queries import is_open
from portal.regions.rules import RegionRefusal
from portal.schools.models import Membership, School


def obstacle(email: str, role: Role, school: School | None) -> StrEnum | None:
    """Why an invitation is refused; None when it opens an account or adds regions, languages or a school to one."""
    if school and not is_open(school.region):
        return RegionRefusal.NOT_ACTIVE
    person = find_by_email(email)
    if person is None:
        return None
    if person.suspended_at:
        return AccountRefusal.SUSPENDED
    if person.role != role:
        return AccountRefusal.EMAIL_TAKEN
    if role == Role.TEACHER and school:
        return PeopleRefusal.ALREADY_THERE if db.session.get(Membership, (person.id, school.id)) else None
    is_in_use = bool(person.email_confirmed_at or person.password_hash)
    return AccountRefusal.EMAIL_TAKEN if is_in_use and role != Role.COORDINATOR else None
