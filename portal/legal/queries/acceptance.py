"""Reads which version of the terms somebody still has to accept."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from portal.accounts.models import Person
from portal.core.changes.kept import Kept
from portal.core.db import db
from portal.legal.models import LegalAcceptance, LegalVersion
from portal.legal.queries.texts import holding
from portal.legal.rules.acceptance import must_accept
from portal.legal.rules.pages import Page
from portal.schools.models import Membership, School


@Kept
def demanded() -> dict[tuple[str, str], datetime]:
    """When terms that must be accepted were published last, by region key and language."""
    text = (LegalVersion.region_key, LegalVersion.language)
    query = select(*text, func.max(LegalVersion.published_at)).group_by(*text)
    query = query.where(LegalVersion.page == Page.TERMS, LegalVersion.needs_acceptance)
    return {(region_key, lang): moment for region_key, lang, moment in db.session.execute(query)}


def pending(person: Person, lang: str) -> LegalVersion | None:
    """The terms of one of this person's regions, as they are read in this language, that wait for a yes."""
    if not demanded():
        return None
    accepted = _accepted(person)
    held = (holding(Page.TERMS, key, lang).version for key in _regions_of(person) or [""])
    waiting = (each for each in held if each and _is_waiting(each, accepted.get(each.region_key)))
    return next(waiting, None)


def _is_waiting(version: LegalVersion, accepted_at: datetime | None) -> bool:
    return must_accept(demanded().get((version.region_key, version.language)), accepted_at)


def _accepted(person: Person) -> dict[str, datetime]:
    """When this person accepted terms last, by region key."""
    query = select(LegalVersion.region_key, func.max(LegalAcceptance.at)).group_by(LegalVersion.region_key)
    query = query.join(LegalAcceptance, LegalAcceptance.version_id == LegalVersion.id)
    mine = (LegalVersion.page == Page.TERMS, LegalAcceptance.person_id == person.id)
    return {row[0]: row[1] for row in db.session.execute(query.where(*mine))}


def _regions_of(person: Person) -> Sequence[str]:
    """Of the schools at which a teacher works, or for which a coordinator cares."""
    if person.is_coordinator:
        return sorted(person.region_keys)
    query = select(School.region_key).join(Membership, Membership.school_id == School.id).distinct()
    works = (Membership.person_id == person.id, Membership.declined_at.is_(None), Membership.ended_at.is_(None))
    return db.session.scalars(query.where(*works).order_by(School.region_key)).all()
