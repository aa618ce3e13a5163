"""A legal text as readers see it: the facts about the operator stand in their places."""

from collections.abc import Mapping

from flask import current_app
from flask_babel import force_locale, gettext, ngettext, pgettext
from flask_login import current_user

from portal.core.retention import kinds_of_data
from portal.core.web.access import has_session
from portal.legal.labels import FACTS
from portal.legal.queries import texts as queries
from portal.legal.rules.places import PERIODS, Fact, filled
from portal.regions.labels import region_name
from portal.regions.queries import all_regions
from portal.retention.queries import settings


def in_words(text: str, lang: str, facts: Mapping[str, str]) -> str:
    """Markdown without places. What is not told yet is said in words, to administrators with its name."""
    told = {**facts, "portal": current_app.config["BASE_URL"], "authorities": _authorities(lang)}
    with force_locale(lang):
        return filled(text, lambda place: _periods() if place == PERIODS else told.get(place) or _missing(place))


def is_administrator() -> bool:
    return has_session() and bool(getattr(current_user, "is_administrator", False))


def _missing(place: str) -> str:
    if is_administrator() and place in FACTS:
        return str(gettext("**[Missing: %(what)s]**", what=FACTS[Fact(place)]))
    return str(gettext("(not stated yet)"))


def _authorities(lang: str) -> str:
    """A list: every region with the authority that supervises data protection there."""
    told = {key: queries.facts_for(key).get(Fact.AUTHORITY, "") for key in all_regions()}
    return "\n".join(f"* {region_name(key, lang)}: {' '.join(words.split())}" for key, words in told.items() if words)


def _periods() -> str:
    """A list: every kind of data with the days that it stays."""
    kinds = kinds_of_data()
    return "\n".join(f"* {_kept_for(str(kinds[key].words.name), setting.days)}" for key, setting in settings().items())


def _kept_for(name: str, days: int) -> str:
    stays = ngettext("%(num)d day", "%(num)d days", days) if days else gettext("until the next night")
    return str(pgettext("label", "%(label)s: %(value)s", label=name, value=stays))
