"""Undoes that a teacher handed over classes: everything is hers again, and the colleague gets no email."""

from collections.abc import Collection

from sqlalchemy import select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.db import db
from portal.core.mail.actions import take_back
from portal.core.refusal import Refused, existing
from portal.core.transitions import Impossible
from portal.people.actions.classes import give_class_to
from portal.people.actions.entries import record
from portal.people.actions.projects import join_project, leave_project
from portal.people.models import AccountEntry
from portal.people.notifications import event_of
from portal.people.rules import Step
from portal.projects.models import Project
from portal.projects.queries import is_confirmed


def hand_back(entry: AccountEntry, *, by: Person) -> None:
    """Refused when somebody else has taken over one of the classes since, or the teacher has left the school."""
    to, facts = existing(entry.person), entry.facts
    classes = db.session.scalars(select(SchoolClass).where(SchoolClass.id.in_(facts["class_ids"]))).all()
    if any(each.teacher_id != to.id or not is_confirmed(by, each.school_id) for each in classes):
        raise Refused(Impossible.TOO_LATE)
    for school_class in classes:
        give_class_to(by, school_class)
    for project in _projects(facts["project_ids"]):
        join_project(by, project)
    for project in _projects(facts["new_ids"]):
        leave_project(to, project)
    told = {name: facts[name] for name in ("school", "n_classes", "n_projects")}
    record(Step.HAND_OVER, to, by=by, facts=told)
    record(Step.TAKE_OVER, by, by=by, facts=told)
    take_back([event_of(entry)])


def _projects(ids: Collection[int]) -> list[Project]:
    return list(db.session.scalars(select(Project).where(Project.id.in_(ids))))
