"""Saves every version, and lets no older window write over a newer one."""

from portal.accounts.models import Person
from portal.contributions.models import Contribution, Version
from portal.contributions.queries.contributions import current_media
from portal.contributions.queries.history import find_last_version
from portal.contributions.rules import AUTOSAVE_INTERVAL, ContributionRefusal
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db


def increase_revision(contribution: Contribution, seen: int, **values: str) -> None:
    """Writes `values` over the revision that was seen; refused when there is a newer one."""
    claim(
        contribution,
        Contribution.revision == seen,
        refusal=ContributionRefusal.EDITED_ELSEWHERE,
        revision=seen + 1,
        updated_at=now(),
        **values,
    )


def save_version(contribution: Contribution, by: Person, is_autosave: bool = False) -> Version:
    """Saves what the last version does not hold yet; an autosave only when that one is not of this very minute.

    Gives the last version.
    """
    last = find_last_version(contribution)
    version = Version(
        contribution_id=contribution.id,
        number=last.number + 1 if last else 1,
        title=contribution.title,
        text=contribution.text,
        language=contribution.language,
        media=[[medium.id, medium.alt] for medium in current_media(contribution)],
        saved_by_id=by.id,
    )
    if last and (_is_same(last, version) or (is_autosave and _is_recent(last, by))):
        return last
    db.session.add(version)
    db.session.flush()
    return version


def _is_same(last: Version, version: Version) -> bool:
    names = ("title", "text", "language", "media")
    return all(getattr(last, name) == getattr(version, name) for name in names)


def _is_recent(last: Version, by: Person) -> bool:
    return last.saved_by_id == by.id and now() - last.saved_at < AUTOSAVE_INTERVAL
