"""Reads what a contribution was like when it was published last, and when it was decided about last."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from portal.contributions.models import Contribution, ContributionEntry, Medium, Version
from portal.contributions.queries.contributions import current_media
from portal.contributions.rules import ANSWERS, Status, Step
from portal.core.db import db
from portal.moderation.rules import Changes, Work, changes, standing


@dataclass(frozen=True)
class Comparison:
    """What is different from the version of an earlier decision."""

    entry: ContributionEntry
    version: Version
    changes: Changes
    is_picture_edited: bool  # since then, in its place


def comparisons(contribution: Contribution, entries: Sequence[ContributionEntry]) -> list[Comparison]:
    """While it is in review: with the version published last, and with that of the last decision if it is another one.

    `entries` are its last steps, the newest first.
    """
    decided = [entry for entry in standing(entries) if entry.step in ANSWERS and entry.version_id]
    published = [entry for entry in decided if entry.step == Step.PUBLISH]
    if contribution.status != Status.IN_REVIEW or not decided:
        return []
    chosen: dict[int | None, ContributionEntry] = {}
    for entry in (*published[:1], *decided[:1]):
        chosen.setdefault(entry.version_id, entry)
    query = select(Version).where(Version.id.in_(chosen), Version.contribution_id == contribution.id)
    versions = sorted(db.session.scalars(query), key=lambda version: list(chosen).index(version.id))
    now = _as_it_is(contribution)
    edited = max((entry.id for entry in entries if entry.step == Step.EDIT_PICTURE), default=0)
    return [
        Comparison(chosen[each.id], each, changes(_as_it_was(each), now), edited > chosen[each.id].id)
        for each in versions
    ]


def files_in(contribution: Contribution) -> dict[int, Medium]:
    """All files that it has or had, by their numbers."""
    return {medium.id: medium for medium in contribution.media}


def _as_it_is(contribution: Contribution) -> Work:
    files = [(medium.id, medium.alt) for medium in current_media(contribution)]
    return Work(contribution.title, contribution.text, contribution.language, files)


def _as_it_was(version: Version) -> Work:
    return Work(version.title, version.text, version.language, [(number, alt) for number, alt in version.media])
