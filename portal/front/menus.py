"""The menus of the gallery's filters, in the order of the reader's language."""

from functools import lru_cache

from portal.contributions.labels import KINDS
from portal.front.rules import AGES
from portal.projects.labels import topic_choices
from portal.regions.labels import named
from portal.regions.queries import all_regions
from portal.web.locale import OWN_NAMES, in_order, language

Choices = tuple[tuple[str, str], ...]


def menus() -> dict[str, Choices]:
    """What can be chosen: name of the filter → (value, label)."""
    lang = language()
    return {
        "region": region_menu(),
        "topic": _topics(lang),
        "language": tuple(OWN_NAMES.items()),
        "age": tuple((str(age), str(age)) for age in AGES),
        "kind": tuple((kind.value, str(label)) for kind, label in KINDS.items()),
    }


def region_menu() -> Choices:
    lang = language()
    return _sorted(tuple((region.key, named(region.names, lang)) for region in all_regions().values()), lang)


@lru_cache(maxsize=32)
def _sorted(choices: Choices, _lang: str) -> Choices:
    return tuple(in_order(list(choices)))


@lru_cache(maxsize=32)
def _topics(_lang: str) -> Choices:
    return tuple(topic_choices())
