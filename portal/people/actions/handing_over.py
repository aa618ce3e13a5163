"""Hands classes and projects to another confirmed teacher of the school."""

from portal.accounts.models import Person
from portal.core.refusal import Refused
from portal.people.actions.classes import give_class_to
from portal.people.actions.entries import Grounds, record, take_step
from portal.people.actions.projects import join_project, leave_project
from portal.people.models import AccountEntry
from portal.people.notifications import notify
from portal.people.queries.work import Work
from portal.people.rules import PeopleRefusal, Step
from portal.projects.queries import is_confirmed
from portal.schools.models import School


def hand_over(work: Work, at: School, *, of: Person | None, to: Person, by: Person, grounds: Grounds) -> AccountEntry:
    """`of` None: what nobody looks after. Students, works and partners stay with their class. The entry of the new
    teacher says what it was.
    """
    if not is_confirmed(to, at.id) or to == of:
        raise Refused(PeopleRefusal.NOT_CONFIRMED)
    facts = {"school": at.name, "n_classes": len(work.classes), "n_projects": len(work.projects)}
    if of:
        entry = take_step(Step.HAND_OVER, of, grounds, by=by, facts=facts)
        if by != of:
            notify(entry, of, by=by)
    numbers = {
        "class_ids": [each.id for each in work.classes],
        "project_ids": [each.id for each in work.projects],
        "new_ids": [each.id for each in work.projects if to not in each.teachers],
    }
    for school_class in work.classes:
        give_class_to(to, school_class)
    for project in work.projects:
        join_project(to, project)
        if of:
            leave_project(of, project)
    entry = record(Step.TAKE_OVER, to, by=by, reason=grounds.reason, facts=facts | numbers)
    notify(entry, to, by=by)
    return entry
