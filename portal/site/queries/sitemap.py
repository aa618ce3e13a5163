"""Reads what search engines are told: the languages and numbers of public projects and contributions."""

from sqlalchemy import func, select

from portal.contributions.models import Contribution
from portal.core.db import db
from portal.projects.models import Project

NEWEST_PROJECTS = 5_000


def last_published() -> int | None:
    """The highest number of a published contribution."""
    return db.session.scalar(select(func.max(Contribution.id)).where(Contribution.published_at.is_not(None)))


def published_contributions(first: int, last: int) -> list[tuple[str, int]]:
    """(language, number) of those with numbers from `first` to `last`."""
    query = select(Contribution.language, Contribution.id).where(
        Contribution.id.between(first, last), Contribution.published_at.is_not(None)
    )
    return [(lang, number) for lang, number in db.session.execute(query.order_by(Contribution.id))]


def newest_projects() -> list[tuple[str, int]]:
    """(language, number) of public projects."""
    query = select(Project.language, Project.id).where(Project.is_public).order_by(Project.status_since.desc())
    return [(lang, number) for lang, number in db.session.execute(query.limit(NEWEST_PROJECTS))]
