"""What the teachers of a project ask its students for, until when, and the reminder of it."""

from datetime import date

from portal.core.clock import now
from portal.projects.models import Project


def set_task(project: Project, text: str, due_on: date | None, *, language: str) -> None:
    """Another date ends the reminder of the one before."""
    if project.due_on != due_on:
        project.reminded_at = None
    project.task, project.task_language, project.due_on = text, language, due_on


def remind(project: Project) -> None:
    """Students who have not handed in anything read it on their start pages, from now on."""
    project.reminded_at = now()
