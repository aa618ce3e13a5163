"""Undoes the last decision about a project: it says and is again what it said and was, and nobody gets an email."""

from datetime import date, datetime
from typing import Any

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import take_back
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.projects.actions.changes import add_entry, set_regions
from portal.projects.models import Project, ProjectChange
from portal.projects.notifications import events_of
from portal.projects.queries import find_undoable
from portal.projects.rules import PUBLIC, Step

DAYS = ("starts_on", "ends_on")


def undo(project: Project, *, by: Person) -> None:
    """Of somebody who undoes it and somebody who goes on with it, one is first."""
    entry = find_undoable(by, project)
    if entry is None or entry.before is None:
        raise Refused(Impossible.TOO_LATE)
    before = entry.before
    claim(
        project,
        Project.status == entry.to,
        Project.updated_at == project.updated_at,
        refusal=Impossible.TOO_LATE,
        status=entry.start,
        status_since=datetime.fromisoformat(before["since"]),
        updated_at=datetime.fromisoformat(before["updated_at"]),
        is_public=entry.start in PUBLIC and not project.hidden_at,
    )
    _give_back(project, before)
    add_entry(project, Step.UNDO, entry.to, by, "")
    take_back(events_of(project, entry))


def _give_back(project: Project, before: dict[str, Any]) -> None:
    """What is wanted waits beside it again."""
    wanted = before["change"]
    project.change = wanted and (project.change or ProjectChange(project_id=project.id))
    if project.change:
        _set(project.change, {**wanted, "changed_at": now()})
    _set(project, before["description"])
    set_regions(project, before["regions"])
    names = dict(before["names"])
    for place in project.places:
        place.shown_as = names.get(place.class_id, place.shown_as)
    db.session.flush()


def _set(thing: Project | ProjectChange, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(thing, name, date.fromisoformat(value) if value and name in DAYS else value)
