"""Puts a published contribution where visitors look, or takes it away everywhere."""

from sqlalchemy import delete

from portal.contributions.models import Contribution, Facet
from portal.contributions.queries import shown_media
from portal.contributions.rules import kinds
from portal.core.db import db
from portal.core.search.actions import drop, put
from portal.core.search.stems import stems
from portal.core.web import cache_version as freshness


def show_or_hide(work: Contribution) -> None:
    """Brings gallery, search and public pages in line with whether the work is published."""
    db.session.execute(delete(Facet).where(Facet.contribution_id == work.id))
    drop("contribution", work.id)
    if work.published_at:
        db.session.add_all(
            Facet(contribution_id=work.id, name=name, published_at=work.published_at) for name in facets(work)
        )
        put("contribution", work.id, search_words(work))
    freshness.renew()


def facets(work: Contribution) -> list[str]:
    """What the gallery finds a work by, beyond region and language."""
    media = [medium.kind for medium in shown_media(work)]
    return [
        *(f"topic:{topic}" for topic in work.project.topics),
        *(f"kind:{kind}" for kind in kinds(work.text, media)),
        *(f"age:{age}" for age in range(work.age_from, work.age_to + 1)),
    ]


def search_words(work: Contribution) -> list[str]:
    """Stemmed words of all that can be read in the work; the title counts twice."""
    alts = " ".join(medium.alt for medium in shown_media(work))
    own = stems(f"{work.title} {work.title} {work.text} {alts}", work.language)
    return own + stems(work.project.title, work.project.language)
