"""Projects and contributions of the demo, each moved through the real table of moves to where it stands."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.actions.contributions import Content, Why, add_medium, describe, move, start
from portal.contributions.models import Contribution, ContributionEntry, Facet, Version
from portal.contributions.rules import Reason, Status, Step
from portal.core.clock import now
from portal.core.db import db
from portal.core.storage.ingest import Intake, keep
from portal.core.storage.streaming import the_store
from portal.demo.people import Village
from portal.projects import actions as project_actions
from portal.projects.models import Project, ProjectEntry
from portal.projects.rules import Status as ProjectStatus
from portal.projects.rules import Step as ProjectStep

# The last project of each language stands somewhere else, so that every status can be seen.
LAST_PROJECT = {
    "de": ProjectStatus.SUBMITTED,
    "fr": ProjectStatus.FINISHED,
    "it": ProjectStatus.CHANGES_REQUESTED,
    "pl": ProjectStatus.SUBMITTED,
    "ru": ProjectStatus.DRAFT,
    "tr": ProjectStatus.DECLINED,
}
PATHS: dict[ProjectStatus, list[ProjectStep]] = {
    ProjectStatus.DRAFT: [],
    ProjectStatus.SUBMITTED: [ProjectStep.SUBMIT],
    ProjectStatus.CHANGES_REQUESTED: [ProjectStep.SUBMIT, ProjectStep.REQUEST_CHANGES],
    ProjectStatus.DECLINED: [ProjectStep.SUBMIT],
    ProjectStatus.ACCEPTED: [ProjectStep.SUBMIT, ProjectStep.ACCEPT],
    ProjectStatus.RUNNING: [ProjectStep.SUBMIT, ProjectStep.ACCEPT, ProjectStep.START],
    ProjectStatus.FINISHED: [ProjectStep.SUBMIT, ProjectStep.ACCEPT, ProjectStep.START],
}
CLOSING = {ProjectStatus.DECLINED: [ProjectStep.DECLINE], ProjectStatus.FINISHED: [ProjectStep.FINISH]}
WAYS: dict[Status, list[Step]] = {
    Status.DRAFT: [],
    Status.SUBMITTED: [Step.SUBMIT],
    Status.RETURNED: [Step.SUBMIT, Step.RETURN],
    Status.IN_REVIEW: [Step.SUBMIT, Step.FORWARD],
    Status.CHANGES_REQUESTED: [Step.SUBMIT, Step.FORWARD, Step.REQUEST_CHANGES],
    Status.REJECTED: [Step.SUBMIT, Step.FORWARD, Step.REJECT],
    Status.PUBLISHED: [Step.SUBMIT, Step.FORWARD, Step.PUBLISH],
    Status.WITHDRAWN: [Step.SUBMIT, Step.WITHDRAW],
}
# Where the contributions of each language stand, in the order of the file; the rest is published.
STANDING = {
    2: Status.IN_REVIEW,
    6: Status.IN_REVIEW,
    9: Status.SUBMITTED,
    11: Status.IN_REVIEW,
    14: Status.RETURNED,
    17: Status.CHANGES_REQUESTED,
    19: Status.SUBMITTED,
    21: Status.REJECTED,
    23: Status.DRAFT,
    24: Status.WITHDRAWN,
}
IN_PRIVATE = [Status.SUBMITTED, Status.DRAFT, Status.SUBMITTED, Status.RETURNED]


def open_projects(village: Village) -> list[Project]:
    """All projects of a language, each moved to its status."""
    story, last = village.story, len(village.story.projects) - 1
    made = []
    for number, told in enumerate(story.projects):
        status = ProjectStatus.RUNNING if number != 1 else ProjectStatus.ACCEPTED
        status = LAST_PROJECT[story.language] if number == last else status
        made.append(_project(village, told, number, status))
    return made


def close_projects(village: Village, projects: list[Project]) -> None:
    """The last step of a project that is over comes after its contributions."""
    for step in CLOSING.get(LAST_PROJECT[village.story.language], []):
        _step(village, projects[-1], step)


def standing(village: Village, number: int, project: Project) -> Status:
    """Where a contribution ends; in a project that is not public nothing can be published."""
    if not project.is_public:
        return IN_PRIVATE[number % len(IN_PRIVATE)]
    return STANDING.get(number, Status.PUBLISHED)


def hand_in(village: Village, number: int, project: Project, intake: Intake | None) -> Contribution:
    """One contribution with its file, moved step by step, a few days apart, to where it stands."""
    told, chance = village.story.works[number], Random(f"{village.story.language}{number}")  # noqa: S311 - scenery
    school_class = village.classes[told.get("class", number % len(village.classes))]
    students = [student.person for student in school_class.students]
    authors = chance.sample(students, chance.choice([1, 1, 1, 2, 2, 3]))
    content = Content(told["title"], told["text"].strip(), village.story.language, tuple(authors))
    work = start(project, school_class, content, by=authors[0])
    if intake:
        describe(add_medium(work, intake, keep(intake, the_store()), by=authors[0]), told["alt"])
    status = standing(village, number, project)
    for step in WAYS[status]:
        move(work, step, by=_who(step, authors[0], school_class, village), why=_why(step, village, number))
    age = 1 + chance.random() * (5 if status != Status.PUBLISHED else 220)
    _backdate(work, now() - timedelta(days=age))
    return work


def _project(village: Village, told: dict[str, Any], number: int, status: ProjectStatus) -> Project:
    classes = village.classes[number * 2 : number * 2 + 3] or village.classes[:2]
    year = now().year
    description = project_actions.Description(
        title=told["title"],
        summary=told["summary"],
        language=village.story.language,
        languages=(village.story.language, "en"),
        topics=tuple(told["topics"]),
        form=told["form"],
        age_from=min(c.age_from for c in classes),
        age_to=max(c.age_to for c in classes),
        starts_on=date(year, 9, 15),
        ends_on=date(year + 1, 5, 28),
        regions=tuple(told["regions"]),
    )
    teacher = classes[0].teacher
    project = project_actions.open_project(description, school=classes[0].school, classes=classes, by=teacher)
    for step in PATHS[status]:
        _step(village, project, step)
    delta = timedelta(days=240 - 20 * number)
    project.created_at, project.status_since = project.created_at - delta, project.status_since - delta
    for trace in db.session.query(ProjectEntry).filter_by(project_id=project.id):
        trace.at -= delta
    return project


def _step(village: Village, project: Project, step: ProjectStep) -> None:
    is_decision = step in (ProjectStep.ACCEPT, ProjectStep.REQUEST_CHANGES, ProjectStep.DECLINE)
    by, reason = (village.coordinator, village.story.comments[0]) if is_decision else (project.teachers[0], "")
    project_actions.move(project, step, by=by, reason=reason)


def _who(step: Step, author: Person, school_class: SchoolClass, village: Village) -> Person:
    if step in (Step.SUBMIT, Step.WITHDRAW):
        return author
    return school_class.teacher if step in (Step.FORWARD, Step.RETURN) else village.coordinator


def _why(step: Step, village: Village, number: int) -> Why:
    if step not in (Step.RETURN, Step.REQUEST_CHANGES, Step.REJECT):
        return Why()
    codes = {Step.RETURN: Reason.EXPLAIN_MORE, Step.REQUEST_CHANGES: Reason.NAME_SOURCES, Step.REJECT: Reason.OFF_TOPIC}
    return Why((codes[step],), village.story.comments[number % len(village.story.comments)])


def _backdate(work: Contribution, last: datetime) -> None:
    """Moves the whole story of a contribution into the past; its moves lie a day and a half apart."""
    db.session.flush()
    traces = (
        db.session.query(ContributionEntry).filter_by(contribution_id=work.id).order_by(ContributionEntry.id.desc())
    )
    for distance, trace in enumerate(traces):
        trace.at = last - timedelta(hours=36 * distance)
    begun = last - timedelta(days=6)
    work.created_at, work.updated_at, work.status_since = begun, last, last
    if work.published_at:
        work.published_at = last
        for facet in db.session.query(Facet).filter_by(contribution_id=work.id):
            facet.published_at = last
    for version in db.session.query(Version).filter_by(contribution_id=work.id):
        version.saved_at = begun
