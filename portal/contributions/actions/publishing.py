"""Puts a published contribution where visitors look, or takes it away everywhere."""

from sqlalchemy import delete

from portal.contributions.models import Contribution, Facet
from portal.contributions.queries import shown_media
from portal.contributions.rules import kinds
from portal.core.db import db
from portal.core.search.actions import drop, put
from portal.core.search.stems import stems
from portal.core.web import cache_version as cache_version


def show_or_hide(contribution: Contribution) -> None:
    """Brings gallery, search and public pages in line with whether the work is published."""
    db.session.execute(delete(Facet).where(Facet.contribution_id == contribution.id))
    drop("contribution", contribution.id)
    if contribution.published_at:
        db.session.add_all(
            Facet(contribution_id=contribution.id, name=name, published_at=contribution.published_at)
            for name in facets(contribution)
        )
        put("contribution", contribution.id, search_words(contribution))
    cache_version.increase()


def facets(contribution: Contribution) -> list[str]:
    """What the gallery finds a work by, beyond region and language."""
    media = [medium.kind for medium in shown_media(contribution)]
    return [
        *(f"topic:{topic}" for topic in contribution.project.topics),
        *(f"kind:{kind}" for kind in kinds(contribution.text, media)),
        *(f"age:{age}" for age in range(contribution.age_from, contribution.age_to + 1)),
    ]


def search_words(contribution: Contribution) -> list[str]:
    """Stemmed words of all that can be read in the work; the title counts twice."""
    alts = " ".join(medium.alt for medium in shown_media(contribution))
    own = stems(f"{contribution.title} {contribution.title} {contribution.text} {alts}", contribution.language)
    return own + stems(contribution.project.title, contribution.project.language)
