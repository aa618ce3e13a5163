"""Reads the public record of a project: what visitors may see of it, and the way it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from portal.accounts.models import Person
from portal.config import LANGUAGES
from portal.consent.rules.codes import Use
from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.refusal import NotFound
from portal.projects.models import Project, ProjectEntry
from portal.projects.queries import get_related, relations
from portal.projects.rules import Step
from portal.uses.queries import Work, still_usable
from portal.visits.models import Visit
from portal.visits.rules.codes import Status

TOLD = (Step.ACCEPT, Step.START, Step.FINISH, Step.REOPEN)  # steps that visitors could see from outside


@dataclass(frozen=True)
class Archive:
    """Of one project; works in the order in which they were published."""

    project: Project
    works: list[Work]
    steps: list[tuple[datetime, Step]]
    visits: Sequence[Visit]

    @property
    def languages(self) -> list[str]:
        """In which its pages are written: every language that occurs in it, that of the project first."""
        found = {*self.project.languages, *(work.contribution.language for work in self.works)}
        return [self.project.language, *(code for code in LANGUAGES if code in found - {self.project.language})]

    @property
    def as_of(self) -> date:
        """The day of the last change that it holds."""
        published = [work.contribution.published_at for work in self.works if work.contribution.published_at]
        return max(moment.date() for moment in (self.project.created_at, *published, *(at for at, _ in self.steps)))


def get_archive(by: Person, project_id: int) -> Archive:
    """For its teachers and its coordination, once it is public."""
    project = get_related(by, project_id)
    if not project.is_public:
        raise NotFound
    numbers = db.session.scalars(
        select(Contribution.id).where(Contribution.project_id == project.id, Contribution.published_at.is_not(None))
    )
    works = still_usable(list(numbers), Use.WEBSITE)
    return Archive(project, works[::-1], _steps(project), _visits(project))


def has_archive(by: Person, project_id: int) -> bool:
    """Whether this person can make one now."""
    project = db.session.get(Project, project_id)
    return project is not None and project.is_public and bool(relations(by, project))


def _steps(project: Project) -> list[tuple[datetime, Step]]:
    """Without what was undone; without people and reasons."""
    query = select(ProjectEntry.at, ProjectEntry.step).where(ProjectEntry.project_id == project.id)
    steps: list[tuple[datetime, Step]] = []
    for at, step in db.session.execute(query.order_by(ProjectEntry.id)):
        if step == Step.UNDO and steps:
            steps.pop()
        elif step != Step.UNDO:
            steps.append((at, step))
    return [(at, step) for at, step in steps if step in TOLD]


def _visits(project: Project) -> Sequence[Visit]:
    query = select(Visit).where(Visit.project_id == project.id, Visit.is_public, Visit.status != Status.CANCELLED)
    return db.session.scalars(query.order_by(Visit.first_day, Visit.id)).all()
