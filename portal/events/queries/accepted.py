"""What visitors read of the accepted applications: no names of people, and of classes the accepted ones."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import lazyload, selectinload

from portal.classes.queries import with_school
from portal.contributions.models import Contribution
from portal.core.db import db
from portal.events.models import Application, Event
from portal.events.rules.codes import ApplicationStatus, EventStatus
from portal.projects.models import Project, ProjectClass


@dataclass(frozen=True)
class Accepted:
    """An accepted application; `class_name` is empty for a class whose name visitors do not know."""

    application: Application
    class_name: str
    works: list[Contribution]

    @property
    def school(self) -> str:
        return self.application.school_class.school.name

    @property
    def school_language(self) -> str:
        return self.application.school_class.school.region.languages[0]


def accepted_for_visitors(event: Event) -> list[Accepted]:
    """Nothing before the programme is published."""
    if event.status != EventStatus.PUBLISHED:
        return []
    query = select(Application).where(
        Application.event_id == event.id, Application.status == ApplicationStatus.ACCEPTED
    )
    query = query.options(
        selectinload(Application.school_class).options(*with_school()), selectinload(Application.works)
    )
    applications = db.session.scalars(query.order_by(Application.kind.desc(), Application.id)).all()
    names, works = public_names({each.class_id for each in applications}), _public_works(applications)
    return [Accepted(each, names.get(each.class_id, ""), works.get(each.id, [])) for each in applications]


def public_names(class_ids: Collection[int]) -> dict[int, str]:
    """The names of classes as they were accepted for visitors, by class; of several the last project counts."""
    is_public = exists().where(Project.id == ProjectClass.project_id, Project.is_public)  # looked at for these alone
    query = select(ProjectClass.class_id, ProjectClass.shown_as)
    query = query.where(ProjectClass.class_id.in_(class_ids), ProjectClass.shown_as != "", is_public)
    return {row.class_id: str(row.shown_as) for row in db.session.execute(query.order_by(ProjectClass.project_id))}


def _public_works(applications: Sequence[Application]) -> dict[int, list[Contribution]]:
    """Those that are public now, by application."""
    numbers = {each.id: [work.contribution_id for work in each.works] for each in applications}
    wanted = {number for of_one in numbers.values() for number in of_one}
    query = select(Contribution).where(Contribution.id.in_(wanted), Contribution.published_at.is_not(None))
    public = {each.id: each for each in db.session.scalars(query.options(lazyload("*")))}
    return {key: [public[each] for each in of_one if each in public] for key, of_one in numbers.items()}
