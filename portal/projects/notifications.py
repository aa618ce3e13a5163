"""Emails about a step of a project: to the coordination when it waits, to its teachers when it was decided."""

from portal.accounts.models import Person
from portal.accounts.queries.people import coordinators_of
from portal.core.mail.actions import write_email
from portal.projects.models import Project, ProjectEntry
from portal.projects.rules import TRANSITIONS, Relation, Step

DECISIONS = {transition.step for transition in TRANSITIONS if Relation.COORDINATOR in transition.by}


def notify(project: Project, entry: ProjectEntry, by: Person) -> None:
    """One email per entry and reader, in the reader's language."""
    if entry.step == Step.SUBMIT:
        for coordinator in coordinators_of(project.region_key):
            _post(coordinator, "waiting", project, entry)
    elif entry.step in DECISIONS:
        for teacher in project.teachers:
            if teacher.id != by.id:
                _post(teacher, entry.step, project, entry)


def _post(to: Person, template: str, project: Project, entry: ProjectEntry) -> None:
    if to.email:
        write_email(
            event=f"project-entry:{entry.id}:{to.id}",
            to=to.email,
            language=to.language,
            template=f"projects/mail/{template}.txt",
            name=to.name,
            project=project,
            reason=entry.reason,
        )
