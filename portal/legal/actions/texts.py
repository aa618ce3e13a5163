"""Writes legal pages: every change is a new version, and of two people at once the second one is refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.accounts.models import Person
from portal.config import LANGUAGES
from portal.core.claims import add_if_new
from portal.core.clock import now
from portal.core.refusal import Refused
from portal.legal.models import LegalFacts, LegalVersion
from portal.legal.queries.texts import Place, current, latest, latest_facts
from portal.legal.rules.pages import LegalRefusal, Page, draft_of


@dataclass(frozen=True)
class Text:
    """What is published, and what is said about it."""

    text: str
    is_checked: bool = False
    needs_acceptance: bool = False


def publish(place: Place, text: Text, *, by: Person) -> None:
    """A new version; the older ones stay readable."""
    before = latest(place)
    values = {"page": place.page, "region_key": place.region_key, "language": place.language, **vars(text)}
    number = before.number + 1 if before else 1
    if not add_if_new(LegalVersion, **values, number=number, published_at=now(), by_id=by.id):
        raise Refused(LegalRefusal.CHANGED_MEANWHILE)


def withdraw(place: Place, *, by: Person) -> None:
    """Here there is no text of its own any more."""
    publish(place, Text(""), by=by)


def publish_drafts(page: Page, *, by: Person) -> None:
    """The drafts of all languages in which nothing was published for all regions."""
    for lang in LANGUAGES:
        if lang not in current(page, ""):
            publish(Place(page, "", lang), Text(draft_of(page, lang)), by=by)


def tell(region_key: str, facts: Mapping[str, str], *, by: Person) -> None:
    """What stands in the places of all texts from now on."""
    before = latest_facts(region_key)
    number = before.number + 1 if before else 1
    if not add_if_new(LegalFacts, region_key=region_key, facts=dict(facts), number=number, at=now(), by_id=by.id):
        raise Refused(LegalRefusal.CHANGED_MEANWHILE)
