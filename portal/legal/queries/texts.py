"""Reads which text of a legal page holds for whom, and what it says about the operator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select

from portal.core.db import db
from portal.core.refusal import existing
from portal.legal.models import LegalFacts, LegalVersion
from portal.legal.rules.pages import Page, draft_of, language_to_show
from portal.legal.rules.places import Fact, facts_of
from portal.regions.queries import all_regions


@dataclass(frozen=True)
class Place:
    """Whose text it is: a page, for all regions (no key) or one of them, in a language."""

    page: Page
    region_key: str
    language: str


@dataclass(frozen=True)
class Holding:
    """The text that holds; without a version it is the draft that comes with the portal."""

    text: str
    language: str
    languages: Sequence[str]  # in which it can be read
    version: LegalVersion | None = None

    @property
    def is_checked(self) -> bool:
        return self.version is not None and self.version.is_checked


def holding(page: Page, region_key: str, lang: str) -> Holding:
    """The text of the region if it has one, else that for all, else the draft; in this language if it is written."""
    for key in dict.fromkeys((region_key, "")):
        if known := current(page, key):
            shown = language_to_show(lang, known)
            return Holding(known[shown].text, shown, list(known), known[shown])
    return Holding(draft_of(page, lang), lang, ())


def current(page: Page, region_key: str) -> dict[str, LegalVersion]:
    """The newest version in each language in which there is a text."""
    versions = db.session.scalars(_of(page, region_key).order_by(LegalVersion.number))
    newest = {version.language: version for version in versions}
    return {lang: version for lang, version in newest.items() if version.text}


def latest(place: Place) -> LegalVersion | None:
    """The newest version, also one without text."""
    return next(iter(versions_of(place)), None)


def versions_of(place: Place) -> Sequence[LegalVersion]:
    """All of them, the newest first."""
    query = _of(place.page, place.region_key).where(LegalVersion.language == place.language)
    return db.session.scalars(query.order_by(LegalVersion.number.desc())).all()


def get_version(version_id: int) -> LegalVersion:
    """One with a text; raises NotFound."""
    version = db.session.get(LegalVersion, version_id)
    return existing(version if version and version.text else None)


def replaced_at(version: LegalVersion) -> datetime | None:
    """When the next one was published; None for the newest."""
    place = Place(version.page, version.region_key, version.language)
    later = [each.published_at for each in versions_of(place) if each.number > version.number]
    return later[-1] if later else None


def regions_with_own(page: Page) -> list[str]:
    """The regions for which the page says something of its own."""
    query = select(LegalVersion.region_key).where(LegalVersion.page == page).distinct()
    keys = {key for key in db.session.scalars(query) if key and current(page, key)}
    return [key for key in all_regions() if key in keys or facts_told().get(key)]


def facts_told(until: datetime | None = None) -> dict[str, dict[str, str]]:
    """What was told about the operator, by region, as it was at that moment or is now; without what was left empty."""
    query = select(LegalFacts).order_by(LegalFacts.number)
    query = query.where(LegalFacts.at <= until) if until else query
    told = {row.region_key: row.facts for row in db.session.scalars(query)}
    filled = {key: {name: words for name, words in facts.items() if words} for key, facts in told.items()}
    return {key: facts for key, facts in filled.items() if facts}


def facts_for(region_key: str, until: datetime | None = None) -> dict[str, str]:
    """Every fact that is known for a region, or for all of them (no key)."""
    return facts_of(facts_told(until), region_key, host_key())


def facts_otherwise(region_key: str) -> dict[str, str]:
    """What the texts say where nothing is told for this region, or for all of them (no key)."""
    told = facts_told()
    told.pop(region_key, None)
    return facts_of(told, region_key, host_key())


def missing_facts() -> list[Fact]:
    """What the texts for all regions need and nobody has told."""
    known = facts_for("")
    return [fact for fact in Fact if fact not in known]


def latest_facts(region_key: str) -> LegalFacts | None:
    query = select(LegalFacts).where(LegalFacts.region_key == region_key)
    return db.session.scalar(query.order_by(LegalFacts.number.desc()).limit(1))


def changed_at(holding: Holding, region_key: str) -> datetime | None:
    """When the text, or what it says about the operator, was changed last; None for a draft."""
    if holding.version is None:
        return None
    query = select(func.max(LegalFacts.at)).where(LegalFacts.region_key.in_(["", region_key]))
    return max(filter(None, (holding.version.published_at, db.session.scalar(query))))


def host_key() -> str:
    """The region that runs the portal."""
    return next((key for key, region in all_regions().items() if region.is_host), "")


def _of(page: Page, region_key: str) -> Select[LegalVersion]:
    return select(LegalVersion).where(LegalVersion.page == page, LegalVersion.region_key == region_key)
