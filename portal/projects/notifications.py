"""Who hears of a project's move by mail: the coordination of what waits, its teachers of what was decided."""

from portal.accounts.models import Person
from portal.accounts.queries.people import coordinators_of
from portal.core.mail.actions import write_email
from portal.projects.models import Project, ProjectEntry
from portal.projects.rules import TRANSITIONS, Relation, Step

DECISIONS = {move.step for move in TRANSITIONS if Relation.COORDINATOR in move.by}


def notify(project: Project, trace: ProjectEntry, by: Person) -> None:
    """One mail per event and reader, in the reader's language."""
    if trace.step == Step.SUBMIT:
        for coordinator in coordinators_of(project.region_key):
            _post(coordinator, "waiting", project, trace)
    elif trace.step in DECISIONS:
        for teacher in project.teachers:
            if teacher.id != by.id:
                _post(teacher, trace.step, project, trace)


def _post(to: Person, template: str, project: Project, trace: ProjectEntry) -> None:
    if to.email:
        write_email(
            event=f"project-move:{trace.id}:{to.id}",
            to=to.email,
            language=to.language,
            template=f"projects/mail/{template}.txt",
            name=to.name,
            project=project,
            reason=trace.reason,
        )
