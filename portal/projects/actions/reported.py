"""What is decided about a project that somebody has reported: it is hidden, shown again, or taken from visitors."""

from typing import Any

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.transitions import Impossible
from portal.projects.actions.changes import add_entry
from portal.projects.actions.indexing import reindex
from portal.projects.models import Project
from portal.projects.queries import find_last_entry
from portal.projects.rules import PUBLIC, Status, Step

TAKEN = (Step.TAKE_DOWN, Step.REMOVE)


def hide(project: Project, *, by: Person) -> None:
    """No visitor sees it any more, whatever its teachers do; they can not change it meanwhile."""
    _change(project, Step.HIDE, by, "", hidden_at=now(), is_public=False)


def show_again(project: Project, *, by: Person) -> None:
    """Visitors see it as before it was hidden, if it would be public."""
    _change(project, Step.SHOW_AGAIN, by, "", hidden_at=None, is_public=project.status in PUBLIC)


def take_from_visitors(project: Project, step: Step, to: Status, reason: str, *, by: Person) -> None:
    """Its teachers read why."""
    ends = {"status": to} if project.status in PUBLIC or project.status == Status.SUBMITTED else {}
    _change(project, step, by, reason, hidden_at=None, is_public=False, **ends)


def put_back(project: Project, *, by: Person) -> bool:
    """Visitors see again what was taken from them last; False: somebody has gone on with it meanwhile."""
    entry = find_last_entry(project)
    if entry is None or entry.step not in TAKEN or project.status != entry.to or project.is_at_work:
        return False
    _change(project, Step.SHOW_AGAIN, by, "", status=entry.start, is_public=entry.start in PUBLIC)
    return True


def _change(project: Project, step: Step, by: Person, reason: str, **values: Any) -> None:
    """Of two people at once one is first."""
    start, moment = project.status, now()
    is_as_seen = (Project.status == start, Project.updated_at == project.updated_at)
    values |= {"updated_at": moment, **({"status_since": moment} if "status" in values else {})}
    claim(project, *is_as_seen, refusal=Impossible.ALREADY_TAKEN, **values)
    reindex(project)
    add_entry(project, step, start, by, reason)
