"""The menus by which a search for partners is filtered, and the filters of an address."""

from collections.abc import Mapping
from datetime import date

from portal.classes.labels import language_name
from portal.config import LANGUAGES
from portal.core.web.formatting import in_order, month_name
from portal.matching.models import PartnerSearch
from portal.matching.rules.filters import Filters
from portal.projects.labels import topic_choices
from portal.projects.rules import AGES
from portal.regions.labels import region_choices

Menus = dict[str, tuple[tuple[str, str], ...]]


def menus(search: PartnerSearch) -> Menus:
    """What a class can narrow its search to: only what it welcomes and when it has time."""
    choices = {
        "region": [(key, name) for key, name in region_choices() if key in search.welcome],
        "language": in_order([(code, language_name(code)) for code in LANGUAGES]),
        "age": [(str(age), str(age)) for age in AGES],
        "topic": topic_choices(),
        "month": [(f"{month:%Y-%m}", month_name(month)) for month in _months(search.starts_on, search.ends_on)],
    }
    return {name: tuple(menu) for name, menu in choices.items()}


def known(typed: Mapping[str, str], choices: Menus) -> Filters:
    """The filters of an address; what the menus do not know counts as not chosen."""
    return Filters(**{name: typed[name] for name, menu in choices.items() if typed.get(name) in dict(menu)})


def _months(first: date, last: date) -> list[date]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
