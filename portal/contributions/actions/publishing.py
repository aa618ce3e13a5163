"""Puts a published contribution into gallery and search, or removes it from both."""

from sqlalchemy import delete

from portal.contributions.models import Contribution, Facet
from portal.contributions.queries.contributions import current_media
from portal.contributions.queries.lists import published_in
from portal.contributions.rules import kinds
from portal.core.db import db
from portal.core.search.actions import drop, put
from portal.core.search.stems import stems
from portal.projects.models import Project


def follow(project: Project) -> None:
    """What was published in a project is seen and found while the project is public, by the project's words of today.

    A contribution that comes back stands where it stood.
    """
    db.session.flush()
    for contribution, published_at in published_in(project):
        contribution.published_at = published_at if project.is_public else None
        reindex(contribution)


def reindex(contribution: Contribution) -> None:
    """Updates gallery, search and public pages to whether the contribution is published."""
    db.session.execute(delete(Facet).where(Facet.contribution_id == contribution.id))
    drop("contribution", contribution.id)
    if contribution.published_at:
        db.session.add_all(
            Facet(contribution_id=contribution.id, name=name, published_at=contribution.published_at)
            for name in facets(contribution)
        )
        put("contribution", contribution.id, search_words(contribution))


def facets(contribution: Contribution) -> list[str]:
    """What the gallery finds a contribution by, beyond region and language."""
    media = [medium.kind for medium in current_media(contribution)]
    return [
        *(f"topic:{topic}" for topic in contribution.project.topics),
        *(f"kind:{kind}" for kind in kinds(contribution.text, media)),
        *(f"age:{age}" for age in range(contribution.age_from, contribution.age_to + 1)),
    ]


def search_words(contribution: Contribution) -> list[str]:
    """Stemmed words of all that can be read in the contribution; the title counts twice."""
    alts = " ".join(medium.alt for medium in current_media(contribution))
    own = stems(f"{contribution.title} {contribution.title} {contribution.text} {alts}", contribution.language)
    return own + stems(contribution.project.title, contribution.project.language)
