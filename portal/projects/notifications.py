"""Emails about a step of a project: to the coordination when it waits, to its teachers when it was decided."""

from portal.accounts.models import Person
from portal.accounts.notifications import email_person
from portal.accounts.queries.people import coordinators_of
from portal.accounts.rules.notices import Topic
from portal.core.mail.actions import hold
from portal.core.transitions import UNDO_FOR
from portal.projects.models import Project, ProjectEntry
from portal.projects.queries import last_step
from portal.projects.rules import TRANSITIONS, Relation, Step

BY_COORDINATORS = {transition.step for transition in TRANSITIONS if Relation.COORDINATOR in transition.by}
DECISIONS = BY_COORDINATORS | {Step.ACCEPT_CHANGES, Step.RETURN_CHANGES}


def notify(project: Project, entry: ProjectEntry, by: Person) -> None:
    """One email per entry and reader, in the reader's language."""
    if entry.step == Step.SUBMIT:
        for coordinator in coordinators_of(project.region_key):
            _email(coordinator, Topic.PROJECTS, "waiting", project, entry)
    elif entry.step in DECISIONS:
        for teacher in project.teachers:
            if teacher.id != by.id:
                _email(teacher, Topic.DECISIONS, entry.step, project, entry)
        hold(events_of(project, entry), entry.at + UNDO_FOR)


def events_of(project: Project, entry: ProjectEntry) -> list[str]:
    """Of the emails about a decision."""
    return [_event(entry, teacher) for teacher in project.teachers]


def notify_of_changes(project: Project) -> None:
    """To the coordination, once until it has decided about them, however often the teachers save."""
    for coordinator in coordinators_of(project.region_key):
        event = f"project-changes:{project.id}:{coordinator.id}:after {last_step(project)}"
        template = "projects/mail/changes_waiting.txt"
        email_person(coordinator, template, event, topic=Topic.PROJECTS, project=project, about=_about(project))


def _email(to: Person, topic: Topic, template: str, project: Project, entry: ProjectEntry) -> None:
    facts = {"project": project, "reason": entry.reason, "about": _about(project)}
    email_person(to, f"projects/mail/{template}.txt", _event(entry, to), topic=topic, **facts)


def _about(project: Project) -> list[str]:
    """For the subject: the title, and the classes that take part."""
    return [project.title, ", ".join(school_class.name for school_class in project.classes)]


def _event(entry: ProjectEntry, to: Person) -> str:
    return f"project-entry:{entry.id}:{to.id}"
