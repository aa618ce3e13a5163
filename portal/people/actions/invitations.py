"""Invites coordinators, administrators and teachers."""

from dataclasses import dataclass
from typing import Any

from portal.accounts.actions import invitations
from portal.accounts.models import Person
from portal.accounts.queries.people import find_by_email
from portal.core.db import db
from portal.core.refusal import Refused
from portal.people.actions.entries import record
from portal.people.actions.roles import Task
from portal.people.queries.invitations import obstacle
from portal.people.rules import Step
from portal.schools.actions.memberships import join
from portal.schools.models import School


@dataclass(frozen=True)
class Invitation:
    """Whom somebody invites; a teacher to a school."""

    email: str
    task: Task
    name: str = ""
    language: str = "de"
    school: School | None = None


def invite(invitation: Invitation, *, by: Person | None) -> Person:
    """Opens an account, or adds regions, languages or a school to one; the school confirms a teacher as always."""
    if code := obstacle(invitation.email, invitation.task.role, invitation.school):
        raise Refused(code)
    known = find_by_email(invitation.email) if invitation.school else None
    person = known or _invite(invitation)
    db.session.flush()
    if invitation.school:
        join(person, invitation.school)
    person.n_changes += 1
    record(Step.INVITE, person, by=by, facts=_facts(invitation))
    return person


def _invite(invitation: Invitation) -> Person:
    return invitations.invite(
        email=invitation.email,
        role=invitation.task.role,
        name=invitation.name,
        language=invitation.language,
        regions=invitation.task.regions,
        reads=invitation.task.reads,
    )


def _facts(invitation: Invitation) -> dict[str, Any]:
    return {"after": invitation.task.as_facts()} | ({"school": invitation.school.name} if invitation.school else {})
