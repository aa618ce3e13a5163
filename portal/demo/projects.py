"""The projects of the demo, each moved through the real table of transitions to its status."""

from datetime import date, timedelta
from typing import Any

from portal.accounts.queries.people import get_person
from portal.core.clock import now
from portal.core.db import db
from portal.demo.people import RegionData
from portal.projects.actions.projects import Description, open_project, take_step
from portal.projects.models import Project, ProjectEntry
from portal.projects.rules import Status, Step

# The last project of each language has another status, so that every status can be seen.
LAST_STATUS = {
    "de": Status.SUBMITTED,
    "fr": Status.FINISHED,
    "it": Status.CHANGES_REQUESTED,
    "pl": Status.SUBMITTED,
    "ru": Status.DRAFT,
    "tr": Status.DECLINED,
}
STEPS: dict[Status, list[Step]] = {
    Status.DRAFT: [],
    Status.SUBMITTED: [Step.SUBMIT],
    Status.CHANGES_REQUESTED: [Step.SUBMIT, Step.REQUEST_CHANGES],
    Status.DECLINED: [Step.SUBMIT],
    Status.ACCEPTED: [Step.SUBMIT, Step.ACCEPT],
    Status.RUNNING: [Step.SUBMIT, Step.ACCEPT, Step.START],
    Status.FINISHED: [Step.SUBMIT, Step.ACCEPT, Step.START],
}
LAST_STEPS = {Status.DECLINED: [Step.DECLINE], Status.FINISHED: [Step.FINISH]}
DECISIONS = (Step.ACCEPT, Step.REQUEST_CHANGES, Step.DECLINE)


def load_projects(region: RegionData) -> list[Project]:
    """All projects of a region in the order of its file, each moved to its status."""
    projects = []
    for number, entry in enumerate(region.content.projects):
        project = _open(region, entry, number)
        for step in STEPS[_status(region, number)]:
            _take_step(region, project, step)
        _backdate(project, timedelta(days=240 - 20 * number))
        projects.append(project)
    return projects


def finish_projects(region: RegionData, projects: list[Project]) -> None:
    """The last step of a project that is over comes after its contributions."""
    for step in LAST_STEPS.get(LAST_STATUS[region.content.language], []):
        _take_step(region, projects[-1], step)


def _status(region: RegionData, number: int) -> Status:
    if number == len(region.content.projects) - 1:
        return LAST_STATUS[region.content.language]
    return Status.ACCEPTED if number == 1 else Status.RUNNING


def _open(region: RegionData, entry: dict[str, Any], number: int) -> Project:
    classes = region.classes[number * 2 : number * 2 + 3] or region.classes[:2]
    year = now().year
    description = Description(
        title=entry["title"],
        summary=entry["summary"],
        language=region.content.language,
        languages=(region.content.language, "en"),
        topics=tuple(entry["topics"]),
        form=entry["form"],
        age_from=min(c.age_from for c in classes),
        age_to=max(c.age_to for c in classes),
        starts_on=date(year, 9, 15),
        ends_on=date(year + 1, 5, 28),
        regions=tuple(entry["regions"]),
    )
    return open_project(description, school=classes[0].school, classes=classes, by=get_person(classes[0].teacher_id))


def _take_step(region: RegionData, project: Project, step: Step) -> None:
    if step in DECISIONS:
        take_step(project, step, by=region.coordinator, reason=region.content.comments[0])
    else:
        take_step(project, step, by=project.teachers[0])


def _backdate(project: Project, age: timedelta) -> None:
    project.created_at, project.status_since = project.created_at - age, project.status_since - age
    for entry in db.session.query(ProjectEntry).filter_by(project_id=project.id):
        entry.at -= age
