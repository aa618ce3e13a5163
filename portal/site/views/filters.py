"""The choices of the gallery's filters, in the order of the reader's language."""

from functools import lru_cache

from portal.contributions.labels import KINDS
from portal.core.web.formatting import in_order
from portal.core.web.locale import OWN_NAMES, language
from portal.projects.labels import topic_choices
from portal.projects.rules import AGES
from portal.regions.labels import named
from portal.regions.queries import all_regions

Options = tuple[tuple[str, str], ...]


def filter_choices() -> dict[str, Options]:
    """Name of the filter → (value, label) of what can be chosen."""
    return {"region": region_choices(), **_fixed_choices(language())}


def region_choices() -> Options:
    lang = language()
    return _sorted(tuple((region.key, named(region.names, lang)) for region in all_regions().values()), lang)


def region_grid() -> tuple[tuple[str, str, int | None], ...]:
    """(key, name, year of founding) of every region, the host first."""
    lang = language()
    regions = all_regions().values()
    return tuple((r.key, named(r.names, lang), r.founded.year if r.founded else None) for r in regions)


@lru_cache(maxsize=32)
def _sorted(choices: Options, _lang: str) -> Options:
    return tuple(in_order(list(choices)))


@lru_cache(maxsize=32)
def _fixed_choices(_lang: str) -> dict[str, Options]:
    return {
        "topic": tuple(topic_choices()),
        "language": tuple(OWN_NAMES.items()),
        "age": tuple((str(age), str(age)) for age in AGES),
        "kind": tuple((kind.value, str(label)) for kind, label in KINDS.items()),
    }
