"""What a contribution has been through: the entries of its steps, and its saved versions."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.contributions.models import Contribution, ContributionEntry, Medium, MediumState, Version
from portal.contributions.rules import BESIDE, Step, Taken
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import existing


def history(contribution: Contribution) -> list[ContributionEntry]:
    """The last steps, the newest first."""
    query = _entries().where(ContributionEntry.contribution_id == contribution.id).order_by(ContributionEntry.id.desc())
    return list(db.session.scalars(query.limit(100)))


def last_of(entries: Iterable[ContributionEntry]) -> ContributionEntry | None:
    """Of entries with the newest first, the one that led to where the contribution is."""
    return next((entry for entry in entries if entry.step not in BESIDE), None)


def latest_entries(contributions: list[Contribution]) -> dict[int, ContributionEntry]:
    """The last step of each contribution, by its id, in one query."""
    numbers = [contribution.id for contribution in contributions]
    latest = (
        select(func.max(ContributionEntry.id))
        .where(ContributionEntry.contribution_id.in_(numbers), ContributionEntry.step.not_in(BESIDE))
        .group_by(ContributionEntry.contribution_id)
    )
    entries = db.session.scalars(_entries().where(ContributionEntry.id.in_(latest)))
    return {entry.contribution_id: entry for entry in entries}


def find_undoable(person: Person, contribution: Contribution) -> ContributionEntry | None:
    """The last step, as long as this person may undo it."""
    entry = find_last_entry(contribution)
    if entry is None:
        return None
    untouched = contribution.updated_at <= entry.at and contribution.status == entry.to
    taken = Taken(entry.step, entry.at, is_own=entry.by_id == person.id, is_last_change=untouched)
    return entry if taken.is_undoable(now()) else None


def find_last_entry(contribution: Contribution) -> ContributionEntry | None:
    return last_of(history(contribution))


def find_last_step(contribution: Contribution) -> Step | None:
    entry = find_last_entry(contribution)
    return entry.step if entry else None


def last_published_at(contribution: Contribution) -> datetime | None:
    """When the coordination published it last."""
    published = (ContributionEntry.contribution_id == contribution.id, ContributionEntry.step == Step.PUBLISH)
    return db.session.scalar(select(func.max(ContributionEntry.at)).where(*published))


def versions(contribution: Contribution) -> list[Version]:
    """The newest first."""
    query = select(Version).filter_by(contribution_id=contribution.id).order_by(Version.number.desc()).limit(200)
    return list(db.session.scalars(query))


def get_version(contribution: Contribution, number: int) -> Version:
    return existing(db.session.scalar(select(Version).filter_by(contribution_id=contribution.id, number=number)))


def find_last_version(contribution: Contribution) -> Version | None:
    query = select(Version).filter_by(contribution_id=contribution.id).order_by(Version.number.desc()).limit(1)
    return db.session.scalar(query)


def media_of(contribution: Contribution, version: Version) -> list[Medium]:
    """The usable media of an earlier version, described as they were then; copies that are never saved."""
    by_id = {medium.id: medium for medium in contribution.media if medium.state != MediumState.REFUSED}
    return [_described(by_id[number], alt) for number, alt in version.media if number in by_id]


def _described(medium: Medium, alt: str) -> Medium:
    names = ("id", "state", "kind", "name", "files", "seconds", "pages", "n_bytes", "edition", "removed_at")
    return Medium(alt=alt, **{name: getattr(medium, name) for name in names})


def _entries() -> Select[ContributionEntry]:
    return select(ContributionEntry).options(joinedload(ContributionEntry.by).lazyload("*"))
