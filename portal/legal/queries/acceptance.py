"""Reads which version of the terms somebody still has to accept."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select

from portal.accounts.models import Person
from portal.core.changes.kept import Kept
from portal.core.db import db
from portal.legal.models import LegalAcceptance, LegalVersion
from portal.legal.rules.acceptance import must_accept
from portal.legal.rules.pages import Page, language_to_show
from portal.schools.models import Membership, School


@Kept
def demanded() -> dict[tuple[str, str], datetime]:
    """When terms that must be accepted were published last, by region key and language."""
    text = (LegalVersion.region_key, LegalVersion.language)
    query = select(*text, func.max(LegalVersion.published_at)).group_by(*text)
    query = query.where(LegalVersion.page == Page.TERMS, LegalVersion.needs_acceptance)
    return {(region_key, lang): moment for region_key, lang, moment in db.session.execute(query)}


@Kept
def held() -> dict[str, dict[str, int]]:
    """The number of the version of the terms that holds now, by region key and language."""
    columns = (LegalVersion.region_key, LegalVersion.language, LegalVersion.id, LegalVersion.text != "")
    query = select(*columns).where(LegalVersion.page == Page.TERMS).order_by(LegalVersion.number)
    newest = {(key, lang): (number, is_there) for key, lang, number, is_there in db.session.execute(query)}
    found: dict[str, dict[str, int]] = {}
    for (key, lang), (number, is_there) in newest.items():
        if is_there:
            found.setdefault(key, {})[lang] = number
    return found


def pending(person: Person, lang: str) -> LegalVersion | None:
    """The terms of one of this person's regions, as they are read in this language, that wait for a yes."""
    if not demanded():
        return None
    accepted = _accepted(person)
    for key in _regions_of(person) or [""]:
        own_key = key if key in held() else ""
        if texts := held().get(own_key):
            shown = language_to_show(lang, texts)
            if must_accept(demanded().get((own_key, shown)), accepted.get(own_key)):
                return db.session.get(LegalVersion, texts[shown])
    return None


def count_accepted(versions: Iterable[LegalVersion]) -> dict[int, int]:
    """How many people have accepted each version, by its number in the table."""
    query = select(LegalAcceptance.version_id, func.count()).group_by(LegalAcceptance.version_id)
    query = query.where(LegalAcceptance.version_id.in_([version.id for version in versions]))
    return {row[0]: row[1] for row in db.session.execute(query)}


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
