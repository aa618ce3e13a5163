"""What waits for the coordinations of regions, for administrators who look on."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import listed
from portal.contributions.rules import Status
from portal.core.db import db
from portal.partnering.queries.safety import count_reports
from portal.projects.models import Project
from portal.projects.queries import waiting as waiting_projects
from portal.regions.queries import all_regions
from portal.schools.models import Membership, School
from portal.schools.queries.memberships import waiting as waiting_memberships

LISTED = 50


@dataclass(frozen=True)
class Queues:
    """Each the oldest first, as far as listed."""

    contributions: Sequence[Contribution]
    n_contributions: int
    projects: Sequence[Project]
    memberships: Sequence[Membership]
    schools: Sequence[School]
    n_reports: int


def queues(region_key: str = "") -> Queues:
    """Of one region, or of all."""
    keys = [region_key] if region_key in all_regions() else list(all_regions())
    waits = (Contribution.status == Status.IN_REVIEW, Contribution.deciding_region.in_(keys))
    query = select(Contribution).where(*waits).options(*listed())
    oldest = query.order_by(Contribution.status_since, Contribution.id).limit(LISTED)
    waiting = waiting_memberships(keys)
    return Queues(
        db.session.scalars(oldest).all(),
        db.session.scalar(select(func.count()).select_from(Contribution).where(*waits)) or 0,
        waiting_projects(keys, limit=LISTED),
        waiting.memberships,
        waiting.schools,
        count_reports(keys),
    )
