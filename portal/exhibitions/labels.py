"""Words for exhibitions, and what stands below an exhibit in the languages of its visitors."""

from dataclasses import dataclass

from flask_babel import force_locale, gettext, lazy_gettext, lazy_pgettext, pgettext

from portal.core.web.errors import Words
from portal.core.web.formatting import listed
from portal.exhibitions.models import Exhibition
from portal.exhibitions.rules import MOST, ExhibitionRefusal, Move
from portal.regions.labels import region_name
from portal.uses.queries import Work

MOVES = {
    Move.UP: lazy_pgettext("exhibit", "Up"),
    Move.DOWN: lazy_pgettext("exhibit", "Down"),
    Move.OUT: lazy_pgettext("exhibit", "Take out"),
}
REFUSALS: Words = {
    ExhibitionRefusal.TOO_MANY: lazy_gettext("An exhibition has at most %(most)d works.", most=MOST),
    ExhibitionRefusal.EMPTY: lazy_gettext("This exhibition has no work yet that may be shown. Please add some first."),
    ExhibitionRefusal.HIDDEN: lazy_gettext("The coordination has taken this exhibition off the public pages."),
}


@dataclass(frozen=True)
class Caption:
    """What one language says below an exhibit."""

    language: str
    by: str  # empty when nobody may be named
    region: str
    phone: str


def captions(work: Work, exhibition: Exhibition) -> list[Caption]:
    """One for each language of the visitors."""
    return [_caption(work, lang) for lang in exhibition.languages]


def title_in(exhibition: Exhibition, lang: str) -> tuple[str, str]:
    """The title for readers of a language, and the language in which it is."""
    return (exhibition.titles[lang], lang) if lang in exhibition.titles else (exhibition.title, exhibition.language)


def _caption(work: Work, lang: str) -> Caption:
    with force_locale(lang):
        by = pgettext("author label", "By: %(names)s", names=listed(work.names)) if work.names else ""
        region = region_name(work.contribution.region_key, lang)
        return Caption(lang, by, region, gettext("See it on your phone"))
