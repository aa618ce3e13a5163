"""Keeps every version, and lets no older window write over a newer one."""

from sqlalchemy import select, update

from portal.accounts.models import Person
from portal.contributions.models import Contribution, Version
from portal.contributions.queries import shown_media
from portal.contributions.rules import SAVED_IN_PASSING, ContributionRefusal
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused


def raise_revision(contribution: Contribution, seen: int, **values: str) -> None:
    """Writes `values` over the revision that was seen; refused when there is a newer one."""
    saved = db.session.execute(
        update(Contribution)
        .where(Contribution.id == contribution.id, Contribution.revision == seen)
        .values(revision=seen + 1, updated_at=now(), **values)
        .execution_options(synchronize_session=False)
    )
    if not saved.rowcount:  # type: ignore[attr-defined]
        raise Refused(ContributionRefusal.EDITED_ELSEWHERE)
    db.session.refresh(contribution)


def keep_version(contribution: Contribution, by: Person, in_passing: bool = False) -> None:
    """Keeps what the last version does not hold yet; `in_passing` only when that one is not of this very minute."""
    found = select(Version).filter_by(contribution_id=contribution.id).order_by(Version.number.desc()).limit(1)
    last = db.session.scalar(found)
    version = Version(
        contribution_id=contribution.id,
        number=last.number + 1 if last else 1,
        title=contribution.title,
        text=contribution.text,
        language=contribution.language,
        media=[[medium.id, medium.alt] for medium in shown_media(contribution)],
        saved_by_id=by.id,
    )
    if last is None or not (_is_same(last, version) or (in_passing and _is_fresh(last, by))):
        db.session.add(version)
        db.session.flush()


def _is_same(last: Version, version: Version) -> bool:
    names = ("title", "text", "language", "media")
    return all(getattr(last, name) == getattr(version, name) for name in names)


def _is_fresh(last: Version, by: Person) -> bool:
    return last.saved_by_id == by.id and now() - last.saved_at < SAVED_IN_PASSING
