"""Puts a published contribution into gallery and search, or removes it from both."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete

from portal.consent.queries import lock
from portal.contributions.actions.preconditions import unmet_consent
from portal.contributions.models import Contribution, ContributionEntry, Facet
from portal.contributions.notifications import tell_taken_down
from portal.contributions.queries.consent import nameable_authors, people_shown
from portal.contributions.queries.contributions import current_media
from portal.contributions.queries.lists import published_after, published_in
from portal.contributions.rules import Status, Step, kinds
from portal.core.clock import now
from portal.core.db import db
from portal.core.search.actions import drop, put
from portal.core.search.stems import spellings, stems
from portal.projects.models import Project
from portal.schools.rules.index_words import place_marks


def follow(project: Project) -> None:
    """What was published in a project is seen and found while the project is public, by the project's words of today.

    A contribution that comes back stands where it stood.
    """
    db.session.flush()
    for contribution, published_at in published_in(project):
        show(contribution, published_at if project.is_public else None)


def show(contribution: Contribution, published_at: datetime | None) -> None:
    """The one way on which visitors come to see a contribution, and the gate before it: what lacks consent is withdrawn
    instead, and what is hidden after a report stays so. None hides it. Nobody decides about the students meanwhile.
    """
    lock(people_shown(contribution))
    db.session.refresh(contribution, ["hidden_at"], with_for_update=True)
    published_at = None if contribution.hidden_at else published_at
    if published_at and unmet_consent(contribution):
        take_down(contribution)
        return
    contribution.published_at = published_at
    contribution.named_authors = nameable_authors(contribution) if published_at else []
    db.session.flush()
    _reindex(contribution)


def check_again(contributions: Iterable[Contribution]) -> None:
    """After somebody has given or withdrawn consent: what may not be seen any more goes, names come and go."""
    for contribution in contributions:
        show(contribution, contribution.published_at)


def take_down(contribution: Contribution) -> None:
    """Consent is missing: from now on the class and its teacher alone see it."""
    entry = ContributionEntry(contribution_id=contribution.id, step=Step.CONSENT_ENDED, at=now())
    entry.start, entry.start_since, entry.to = contribution.status, contribution.status_since, Status.WITHDRAWN
    contribution.status, contribution.status_since = Status.WITHDRAWN, entry.at
    contribution.published_at, contribution.named_authors = None, []
    contribution.revision += 1
    db.session.add(entry)
    db.session.flush()
    _reindex(contribution)
    tell_taken_down(contribution, entry)


def _reindex(contribution: Contribution) -> None:
    """Updates gallery, search and public pages to whether the contribution is published."""
    db.session.execute(delete(Facet).where(Facet.contribution_id == contribution.id))
    if not contribution.published_at:
        drop("contribution", contribution.id)
    else:
        db.session.add_all(
            Facet(contribution_id=contribution.id, name=name, published_at=contribution.published_at)
            for name in facets(contribution)
        )
        index(contribution)


def index(contribution: Contribution) -> None:
    """Makes a published contribution findable."""
    read = _read_in(contribution)
    spelled = (pair for text, lang in read for pair in spellings(text, lang))
    put("contribution", contribution.id, search_words(contribution), spelled)


def facets(contribution: Contribution) -> list[str]:
    """What the gallery finds a contribution by, beyond region and language."""
    media = [medium.kind for medium in current_media(contribution)]
    return [
        *(f"topic:{topic}" for topic in contribution.project.topics),
        *(f"kind:{kind}" for kind in kinds(contribution.text, media)),
        *(f"age:{age}" for age in range(contribution.age_from, contribution.age_to + 1)),
    ]


def search_words(contribution: Contribution) -> list[str]:
    """Stemmed words of all that can be read in the contribution, the title twice; and where it comes from."""
    title = stems(contribution.title, contribution.language)
    marks = place_marks([contribution.school_class.school_id], [contribution.region_key])
    return [*title, *(stem for text, lang in _read_in(contribution) for stem in stems(text, lang)), *marks]


def _read_in(contribution: Contribution) -> list[tuple[str, str]]:
    """(text, language) of what readers see of it."""
    alts = " ".join(medium.alt for medium in current_media(contribution))
    own = f"{contribution.title} {contribution.text} {alts}"
    return [(own, contribution.language), (contribution.project.title, contribution.project.language)]


def index_part(after: int, most: int) -> int | None:
    """Indexes the next published contributions again; the last number, or None when none is left."""
    published = published_after(after, most)
    for contribution in published:
        index(contribution)
    return published[-1].id if published else None
