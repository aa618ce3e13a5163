"""Writes projects."""

from dataclasses import dataclass
from datetime import date

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide
from portal.projects.models import Project, ProjectEntry, ProjectRegion
from portal.projects.notifications import notify
from portal.projects.queries import is_confirmed, relations
from portal.projects.rules import BEGINNINGS, EDITABLE, PUBLIC, TRANSITIONS, MeetingMode, ProjectRefusal, Status, Step
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
    """Changes what the project says; `classes` are those of `by`, the classes of other teachers stay."""
    if project.status not in EDITABLE:
        raise Refused(ProjectRefusal.NOT_EDITABLE)
    must_be_open(project.region_key)
    project.classes = [*classes, *(c for c in project.classes if c.teacher_id != by.id)]
    _describe(project, description)


def take_step(project: Project, step: Step, *, by: Person, reason: str = "") -> None:
    """Takes one step of the table of transitions; of two people at once, one takes it and the other is refused."""
    start = project.status
    transition = decide(TRANSITIONS, step, start, relations(by, project), reason)
    if step == Step.SUBMIT:
        _must_be_ready(project)
    if step in BEGINNINGS:
        must_be_open(project.region_key)
    claim(
        project,
        Project.status == start,
        refusal=Impossible.ALREADY_TAKEN,
        status=transition.to,
        status_since=now(),
        is_public=transition.to in PUBLIC,
    )
    entry = _add_entry(project, step, start, by, reason)
    notify(project, entry, by)


def _add_entry(project: Project, step: Step, start: Status, by: Person, reason: str) -> ProjectEntry:
    entry = ProjectEntry(
        project_id=project.id,
        step=step,
        start=start,
        to=project.status,
        by_id=by.id,
        reason=reason,
        reason_language=by.language,
    )
    db.session.add(entry)
    db.session.flush()
    return entry


def _must_be_ready(project: Project) -> None:
    if not any(is_confirmed(teacher, project.school_id) for teacher in project.teachers):
        raise Refused(ProjectRefusal.NOT_CONFIRMED)
    if project.missing_fields:
        raise Refused(ProjectRefusal.INCOMPLETE)


def _describe(project: Project, description: Description) -> None:
    for name in ("title", "summary", "language", "form", "age_from", "age_to", "starts_on", "ends_on"):
        setattr(project, name, getattr(description, name))
    project.topics, project.languages = _once(description.topics), _once(description.languages)
    project.updated_at = now()
    wanted = {project.region_key, *description.regions, *(c.school.region_key for c in project.classes)}
    project.regions = [row for row in project.regions if row.region_key in wanted] + [
        ProjectRegion(region_key=key) for key in sorted(wanted - set(project.region_keys))
    ]


def _once(keys: tuple[str, ...]) -> list[str]:
    """Each key in its first place, however often somebody sent it."""
    return list(dict.fromkeys(keys))
