"""Exhibitions of the demo: a public one of every region, a draft, and a copy from which a work has to go."""

from portal.core.clock import now
from portal.core.db import db
from portal.core.web.paging import Page
from portal.demo.people import RegionData
from portal.exhibitions.actions.exhibitions import add, make, show
from portal.exhibitions.models import Exhibition
from portal.exhibitions.queries.works import works_shown, works_to_add
from portal.exhibitions.rules import Description
from portal.offline.actions.copies import Source, TakenWork, record_copy
from portal.offline.models import CopiedWork, Copy
from portal.offline.rules.codes import CopyKind
from portal.uses.queries import Work

TITLES = {
    "de": "So leben wir",
    "fr": "Voilà comment nous vivons",
    "it": "Ecco come viviamo",
    "pl": "Tak żyjemy",
    "ru": "Так мы живём",
    "tr": "Biz böyle yaşıyoruz",
    "en": "This is how we live",
}
AHEAD = "Schulfest im Sommer"  # nothing is in it yet
MOST = 12  # works


def load_exhibitions(regions: list[RegionData]) -> None:
    """Where families have allowed works for exhibitions."""
    for region in regions:
        exhibition = _make(region, TITLES)
        page: Page[Work] = works_to_add(exhibition, region.coordinator, None, None)
        add(exhibition, [work.contribution.id for work in page.items[:MOST]])
        if works := works_shown(exhibition):
            show(exhibition)
            _hold_copy(region, exhibition, works)
    here = next(region for region in regions if region.content.language == "de")
    _make(here, {"de": AHEAD})


def _make(region: RegionData, titles: dict[str, str]) -> Exhibition:
    own = region.content.language
    languages = list(dict.fromkeys([own, "de", "en"]))
    description = Description(titles, own, languages, 15)
    return make(description, region.content.region_key, None, by=region.coordinator)


def _hold_copy(region: RegionData, exhibition: Exhibition, works: list[Work]) -> None:
    """The last work in it was deleted since."""
    source = Source(CopyKind.EXHIBITION, exhibition.id, exhibition.title, exhibition.language)
    record_copy(source, [TakenWork.of(work) for work in works], by=region.coordinator)
    copy = db.session.query(Copy).filter_by(person_id=region.coordinator.id).one()
    copy.works.append(CopiedWork(place=len(works) + 1, revision=1, gone_at=now()))
