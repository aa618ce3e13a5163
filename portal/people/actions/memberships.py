"""Ends memberships of schools, and takes it back."""

from typing import Any

from sqlalchemy import select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.db import db
from portal.people.actions.classes import give_class_to, leave_alone
from portal.people.actions.entries import Grounds, take_step
from portal.people.actions.projects import join_project, leave_project
from portal.people.models import AccountEntry
from portal.people.notifications import notify
from portal.people.queries.memberships import last_end
from portal.people.queries.work import work_at
from portal.people.rules import Step
from portal.projects.models import Project
from portal.schools.actions import memberships
from portal.schools.models import Membership


def end_membership(membership: Membership, grounds: Grounds, *, by: Person) -> AccountEntry:
    """The teacher loses classes and projects of this school: they wait for somebody who takes them over."""
    person, school = membership.person, membership.school
    work = work_at(school, person)
    facts = {
        "school_id": school.id,
        "school": school.name,
        "class_ids": [school_class.id for school_class in work.classes],
        "project_ids": [project.id for project in work.projects],
    }
    entry = take_step(Step.END_MEMBERSHIP, person, grounds, by=by, facts=facts)
    memberships.end(membership)
    for school_class in work.classes:
        leave_alone(school_class)
    for project in work.projects:
        leave_project(person, project)
    notify(entry, person, by=by)
    return entry


def renew_membership(membership: Membership, grounds: Grounds, *, by: Person) -> None:
    """The teacher gets back what nobody has taken over meanwhile."""
    person, school = membership.person, membership.school
    ended = last_end(person, school.id)
    left: dict[str, Any] = ended.facts if ended else {}
    facts = {"school_id": school.id, "school": school.name}
    entry = take_step(Step.RENEW_MEMBERSHIP, person, grounds, by=by, facts=facts)
    memberships.renew(membership)
    free = select(SchoolClass).where(SchoolClass.id.in_(left.get("class_ids", ())), SchoolClass.teacher_id.is_(None))
    for school_class in db.session.scalars(free).all():
        give_class_to(person, school_class)
    for project in db.session.scalars(select(Project).where(Project.id.in_(left.get("project_ids", ())))).all():
        join_project(person, project)
    notify(entry, person, by=by)
