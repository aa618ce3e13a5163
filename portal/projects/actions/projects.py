"""Writes projects."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide
from portal.projects.actions.changes import (
    add_entry,
    apply_changes,
    ask_about_changes,
    change_classes,
    must_be_as_seen,
    set_regions,
    want,
)
from portal.projects.actions.indexing import reindex
from portal.projects.models import Project
from portal.projects.notifications import notify
from portal.projects.queries import is_removed, relations, unmet_to_submit
from portal.projects.rules import BEGINNINGS, EDITABLE, PUBLIC, TRANSITIONS, UNDOABLE, MeetingMode, ProjectRefusal, Step
from portal.regions.queries import must_be_open
from portal.schools.models import School


@dataclass(frozen=True)
class Description:
    """What a teacher says about a project."""

    title: str
    summary: str = ""
    language: str = "de"
    languages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    form: MeetingMode = MeetingMode.ONLINE
    age_from: int = 10
    age_to: int = 19
    starts_on: date | None = None
    ends_on: date | None = None
    regions: tuple[str, ...] = ()


def open_project(description: Description, *, school: School, classes: list[SchoolClass], by: Person) -> Project:
    """A new draft; refused while the partnership with the school's region is suspended."""
    must_be_open(school.region_key)
    project = Project(teachers=[by], school=school, region_key=school.region_key, classes=classes)
    _describe(project, description)
    db.session.add(project)
    db.session.flush()
    return project


def edit(project: Project, description: Description, classes: list[SchoolClass], *, by: Person) -> None:
    """Changes what the project says; `classes` are those of `by`, the classes of other teachers stay.

    Of a public project visitors read the accepted version until the coordination has accepted the changes. A class
    takes part at once; its name is shown with the changes.
    """
    if project.status not in EDITABLE or project.hidden_at:
        raise Refused(ProjectRefusal.NOT_EDITABLE)
    must_be_open(project.region_key)
    change_classes(project, [*classes, *(c for c in project.classes if c.teacher_id != by.id)])
    if project.is_public:
        wanted = {project.region_key, *description.regions, *(c.school.region_key for c in project.classes)}
        want(project, _fields(description), sorted(wanted))
        ask_about_changes(project)
    else:
        _describe(project, description)


def take_step(project: Project, step: Step, *, by: Person, reason: str = "", seen: str | None = None) -> None:
    """Takes one step of the table of transitions; of two people at once, one takes it and the other is refused.

    `seen` is the version that was looked at: nobody accepts what has changed since.
    """
    start, before = project.status, project.facts
    transition = decide(TRANSITIONS, step, start, relations(by, project), reason)
    must_be_as_seen(project, seen)
    if step == Step.SUBMIT and (code := unmet_to_submit(project, by)):
        raise Refused(code)
    if step == Step.RECONSIDER and project.is_at_work:
        raise Refused(ProjectRefusal.AT_WORK)
    if step == Step.RECONSIDER and is_removed(project):
        raise Refused(ProjectRefusal.REMOVED)
    if step in BEGINNINGS:
        must_be_open(project.region_key)
    claim(
        project,
        Project.status == start,
        Project.updated_at == project.updated_at,
        refusal=Impossible.ALREADY_TAKEN,
        status=transition.to,
        status_since=now(),
        is_public=transition.to in PUBLIC and not project.hidden_at,
    )
    if step in (Step.ACCEPT, Step.RECONSIDER):  # what is accepted is shown; what is reviewed is the newest
        apply_changes(project)
    if {start, transition.to} & PUBLIC:
        reindex(project)
    entry = add_entry(project, step, start, by, reason)
    entry.before = before if step in UNDOABLE else None
    notify(project, entry, by)


def _describe(project: Project, description: Description) -> None:
    for name, value in _fields(description).items():
        setattr(project, name, value)
    project.updated_at = now()
    wanted = {project.region_key, *description.regions, *(c.school.region_key for c in project.classes)}
    set_regions(project, wanted)


def _fields(description: Description) -> dict[str, Any]:
    """Each key in its first place, however often somebody sent it."""
    fields = {name: value for name, value in asdict(description).items() if name != "regions"}
    return {name: list(dict.fromkeys(value)) if isinstance(value, tuple) else value for name, value in fields.items()}
