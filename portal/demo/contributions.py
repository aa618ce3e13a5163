"""The contributions of the demo, each moved through the real table of transitions to its status."""

from datetime import datetime, timedelta
from random import Random

from portal.accounts.models import Person
from portal.accounts.queries.people import get_person
from portal.classes.models import SchoolClass
from portal.contributions.actions.drafts import Content, start
from portal.contributions.actions.media import add_medium
from portal.contributions.actions.people import Marks, mark
from portal.contributions.actions.steps import Explanation, take_step
from portal.contributions.models import Contribution, ContributionEntry, Facet, Version
from portal.contributions.queries.consent import undecided_names
from portal.contributions.rules import Reason, Status, Step
from portal.core.clock import now
from portal.core.db import db
from portal.core.storage.ingest import store_variants
from portal.core.storage.streaming import the_store
from portal.demo.media import shipped_file
from portal.demo.people import RegionData
from portal.projects.models import Project

STEPS: dict[Status, list[Step]] = {
    Status.DRAFT: [],
    Status.SUBMITTED: [Step.SUBMIT],
    Status.RETURNED: [Step.SUBMIT, Step.RETURN],
    Status.IN_REVIEW: [Step.SUBMIT, Step.FORWARD],
    Status.CHANGES_REQUESTED: [Step.SUBMIT, Step.FORWARD, Step.REQUEST_CHANGES],
    Status.REJECTED: [Step.SUBMIT, Step.FORWARD, Step.REJECT],
    Status.PUBLISHED: [Step.SUBMIT, Step.FORWARD, Step.PUBLISH],
    Status.WITHDRAWN: [Step.SUBMIT, Step.WITHDRAW],
}
# The statuses of the contributions of each language, in the order of the file; the rest is published.
STATUSES = {
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
STATUSES_IN_PRIVATE = [Status.SUBMITTED, Status.DRAFT, Status.SUBMITTED, Status.RETURNED]
REASONS = {Step.RETURN: Reason.EXPLAIN_MORE, Step.REQUEST_CHANGES: Reason.NAME_SOURCES, Step.REJECT: Reason.OFF_TOPIC}


def load_contributions(region: RegionData, projects: dict[str, Project]) -> None:
    """All contributions of a region with their files; `projects` by the key that the contents give them."""
    for number, entry in enumerate(region.content.contributions):
        _load(region, number, projects[entry["project"]])


def _load(region: RegionData, number: int, project: Project) -> None:
    """One contribution, moved step by step, a day and a half apart, to its status."""
    chance = Random(f"{region.content.language}{number}")  # noqa: S311 - the same demo every time
    school_class = _class(region, number)
    students = [student.person for student in school_class.students]
    authors = chance.sample(students, chance.choice([1, 1, 1, 2, 2, 3]))
    contribution = _start(region, number, project, authors)
    mark(contribution, Marks(meant={mate.id: False for mate in undecided_names(contribution)}))
    status = _status(number, project)
    for step in STEPS[status]:
        by = _actor(step, authors[0], school_class, region)
        take_step(contribution, step, by=by, explanation=_explanation(step, region, number))
    age = 1 + chance.random() * (5 if status != Status.PUBLISHED else 220)
    _backdate(contribution, now() - timedelta(days=age))


def _class(region: RegionData, number: int) -> SchoolClass:
    place: int = region.content.contributions[number].get("class", number % len(region.classes))
    return region.classes[place]


def _start(region: RegionData, number: int, project: Project, authors: list[Person]) -> Contribution:
    entry, language = region.content.contributions[number], region.content.language
    content = Content(entry["title"], entry["text"].strip(), language, tuple(authors))
    contribution = start(project, _class(region, number), content, by=authors[0])
    if file := shipped_file(language, number, the_store()):
        add_medium(contribution, file, store_variants(file, the_store()), by=authors[0]).alt = entry["alt"]
    return contribution


def _status(number: int, project: Project) -> Status:
    """In a project that is not public nothing can be published."""
    if not project.is_public:
        return STATUSES_IN_PRIVATE[number % len(STATUSES_IN_PRIVATE)]
    return STATUSES.get(number, Status.PUBLISHED)


def _actor(step: Step, author: Person, school_class: SchoolClass, region: RegionData) -> Person:
    if step in (Step.SUBMIT, Step.WITHDRAW):
        return author
    return get_person(school_class.teacher_id) if step in (Step.FORWARD, Step.RETURN) else region.coordinator


def _explanation(step: Step, region: RegionData, number: int) -> Explanation:
    if step not in REASONS:
        return Explanation()
    return Explanation((REASONS[step],), region.content.comments[number % len(region.content.comments)])


def _backdate(contribution: Contribution, last: datetime) -> None:
    """Moves the whole history of a contribution into the past; its steps lie a day and a half apart."""
    db.session.flush()
    history = db.session.query(ContributionEntry).filter_by(contribution_id=contribution.id)
    for distance, entry in enumerate(history.order_by(ContributionEntry.id.desc())):
        entry.at = last - timedelta(hours=36 * distance)
    begun = last - timedelta(days=6)
    contribution.created_at, contribution.updated_at, contribution.status_since = begun, last, last
    if contribution.published_at:
        contribution.published_at = last
        for facet in db.session.query(Facet).filter_by(contribution_id=contribution.id):
            facet.published_at = last
    for version in db.session.query(Version).filter_by(contribution_id=contribution.id):
        version.saved_at = begun
