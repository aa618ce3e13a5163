"""Rendered cards of contributions, cached per process: when one contribution changes, one card is rendered again."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Any

from flask import current_app
from markupsafe import Markup

from portal.contributions.labels import KINDS
from portal.core.web.cached_macro import cached_macro
from portal.core.web.locale import language
from portal.regions.labels import region_name
from portal.site.queries.cards import read_cards
from portal.site.queries.lists import ListedContribution, ListedProject

MOST_CARDS = 6000  # about a kilobyte each

Key = tuple[Any, ...]


class CardCache:
    """The cards used last."""

    def __init__(self) -> None:
        self.cards: OrderedDict[Key, Markup] = OrderedDict()
        self.lock = Lock()

    def find(self, keys: Iterable[Key]) -> dict[Key, Markup]:
        with self.lock:
            return {key: self._used(key) for key in keys if key in self.cards}

    def add(self, rendered: dict[Key, Markup]) -> None:
        with self.lock:
            self.cards.update(rendered)
            while len(self.cards) > MOST_CARDS:
                self.cards.popitem(last=False)

    def _used(self, key: Key) -> Markup:
        self.cards.move_to_end(key)
        return self.cards[key]


card_cache = CardCache()


def cards(rows: Sequence[ListedContribution], look: str = "card") -> list[Markup]:
    """The cards of these contributions in the reader's language; `look` "lead" is the large one.

    The key holds all that a card depends on: a cached card is never out of date.
    """
    lang = language()
    names = {key: region_name(key, lang) for key in {row.region_key for row in rows}}
    keys: dict[Key, ListedContribution] = {(look, lang, names[row.region_key], *row): row for row in rows}
    cached = card_cache.find(keys)
    missing = {key: row for key, row in keys.items() if key not in cached}
    if missing:
        rendered = _render(missing, look)
        card_cache.add(rendered)
        cached |= rendered
    return [cached[key] for key in keys if key in cached]


def project_cards(projects: Iterable[ListedProject]) -> list[Markup]:
    """Cards of projects, each with the names of its regions."""
    return [cached_macro("macros/cards.html", "project_card", project, _region_names(project)) for project in projects]


def _region_names(project: ListedProject) -> tuple[tuple[str, str], ...]:
    return tuple((key, region_name(key)) for key in project.regions)


def _render(missing: dict[Key, ListedContribution], look: str) -> dict[Key, Markup]:
    macros: Any = current_app.jinja_env.get_template("macros/cards.html").module
    by_id = {card.id: card for card in read_cards(list(missing.values()))}
    return {
        key: macros.contribution_card(by_id[row.id], KINDS, look) for key, row in missing.items() if row.id in by_id
    }
