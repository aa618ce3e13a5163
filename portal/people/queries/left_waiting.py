"""What suspended, deleted or departed people left waiting, for whoever can find somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from portal.accounts.models import Person
from portal.accounts.queries.people import regions_cared_for
from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution
from portal.contributions.rules import Status
from portal.core.db import db
from portal.partnering.queries.safety import count_reports
from portal.people.queries.work import classes_left, count_left, first_teachers, projects_left, to_forward
from portal.projects.models import Project
from portal.projects.queries import count_waiting as count_projects
from portal.regions.queries import all_regions
from portal.schools.queries.memberships import count_waiting as count_memberships


@dataclass(frozen=True)
class Undecided:
    """What waits in regions without a coordinator."""

    regions: Sequence[str]
    n_contributions: int = 0
    n_projects: int = 0
    n_memberships: int = 0
    n_reports: int = 0


@dataclass(frozen=True)
class LeftWaiting:
    """Classes and projects that nobody looks after.

    `to_forward` says how many contributions wait in which class, `teachers` whose a project is who can't act.
    """

    classes: Sequence[SchoolClass]
    to_forward: dict[int, int]
    projects: Sequence[Project]
    teachers: dict[int, int]
    undecided: Undecided


def left_waiting(by: Person) -> LeftWaiting:
    """In the regions of a coordinator; for administrators in all, and what waits for coordinators who are missing."""
    keys = _regions_of(by)
    classes, projects = classes_left(keys), projects_left(keys)
    undecided = _undecided() if by.is_administrator else Undecided(())
    return LeftWaiting(classes, to_forward(classes), projects, first_teachers(projects), undecided)


def count_left_waiting(by: Person) -> int:
    return count_left(_regions_of(by))


def _regions_of(by: Person) -> list[str]:
    return list(all_regions()) if by.is_administrator else by.region_keys


def _undecided() -> Undecided:
    cared_for = regions_cared_for()
    keys = [key for key in all_regions() if key not in cared_for]
    if not keys:
        return Undecided(())
    waits = (Contribution.status == Status.IN_REVIEW, Contribution.deciding_region.in_(keys))
    n_contributions = db.session.scalar(select(func.count()).select_from(Contribution).where(*waits)) or 0
    return Undecided(keys, n_contributions, count_projects(keys), count_memberships(keys), count_reports(keys))
