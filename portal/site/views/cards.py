"""Finished cards of contributions, kept per process: a list page that changed in one place makes one new card."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from flask import current_app
from markupsafe import Markup
from sqlalchemy import func, select

from portal.contributions.labels import KINDS
from portal.contributions.models import Contribution, Medium
from portal.core.db import db
from portal.core.web.cached_macro import cached_macro
from portal.core.web.locale import language
from portal.core.web.markdown import excerpt
from portal.regions.labels import region_name
from portal.site.queries.lists import Listed, ListedProject, of_project

KEEP = 6000  # cards, about a kilobyte each
EXCERPT = 150  # letters

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Card:
    """What a card shows."""

    id: int
    title: str
    excerpt: str
    language: str
    region_key: str
    age_from: int
    age_to: int
    project_title: str
    project_language: str
    kinds: tuple[str, ...]
    cover: Any | None  # the first medium that can be shown as a picture


class Shelf:
    """The cards used last."""

    def __init__(self) -> None:
        self.cards: OrderedDict[Key, Markup] = OrderedDict()
        self.lock = Lock()

    def find(self, keys: Iterable[Key]) -> dict[Key, Markup]:
        with self.lock:
            return {key: self._used(key) for key in keys if key in self.cards}

    def add(self, made: dict[Key, Markup]) -> None:
        with self.lock:
            self.cards.update(made)
            while len(self.cards) > KEEP:
                self.cards.popitem(last=False)

    def _used(self, key: Key) -> Markup:
        self.cards.move_to_end(key)
        return self.cards[key]


shelf = Shelf()


def cards(rows: Sequence[Listed], look: str = "card") -> list[Markup]:
    """The cards of these contributions in the reader's language; `look` "lead" is the large one.

    All that a card shows hangs on what is in its key: a card that is found is right.
    """
    lang = language()
    names = {key: region_name(key, lang) for key in {row.region_key for row in rows}}
    keys: dict[Key, Listed] = {(look, lang, names[row.region_key], *row): row for row in rows}
    found = shelf.find(keys)
    missing = {key: row for key, row in keys.items() if key not in found}
    if missing:
        made = _make(missing, look)
        shelf.add(made)
        found |= made
    return [found[key] for key in keys if key in found]


def cards_of_project(project_id: int) -> list[Markup]:
    """The newest published contributions of a project."""
    return cards(of_project(project_id))


def project_cards(projects: Iterable[ListedProject]) -> list[Markup]:
    """Cards of projects, each with the names of its regions."""
    return [cached_macro("macros/cards.html", "project_card", project, _region_names(project)) for project in projects]


def _region_names(project: ListedProject) -> tuple[tuple[str, str], ...]:
    return tuple((key, region_name(key)) for key in project.regions)


def _make(missing: dict[Key, Listed], look: str) -> dict[Key, Markup]:
    draw = current_app.jinja_env.get_template("macros/cards.html").module.contribution_card  # type: ignore[attr-defined]
    facts = {card.id: card for card in _facts(list(missing.values()))}
    return {key: Markup(draw(facts[row.id], KINDS, look)) for key, row in missing.items() if row.id in facts}  # noqa: S704


def _facts(rows: Sequence[Listed]) -> list[Card]:
    numbers = [row.id for row in rows]
    projects = {row.id: (row.project_title, row.project_language) for row in rows}
    media = _media(numbers)
    found = select(
        Contribution.id,
        Contribution.title,
        func.substr(Contribution.text, 1, 4 * EXCERPT),
        Contribution.language,
        Contribution.region_key,
        Contribution.age_from,
        Contribution.age_to,
    ).where(Contribution.id.in_(numbers))
    return [
        Card(id, title, excerpt(text, EXCERPT), lang, region, low, high, *projects[id], *_shown(media.get(id, [])))
        for id, title, text, lang, region, low, high in db.session.execute(found)
    ]


def _media(numbers: list[int]) -> dict[int, list[Any]]:
    found = select(Medium.contribution_id, Medium.id, Medium.kind, Medium.alt, Medium.files)
    found = found.where(Medium.contribution_id.in_(numbers), Medium.removed_at.is_(None))
    by_work: dict[int, list[Any]] = {}
    for row in db.session.execute(found.order_by(Medium.position, Medium.id)):
        by_work.setdefault(row.contribution_id, []).append(row)
    return by_work


def _shown(media: list[Any]) -> tuple[tuple[str, ...], Any | None]:
    """The kinds of media, and the cover: a picture before a film before a page."""
    kinds = tuple(dict.fromkeys(medium.kind for medium in media))
    with_picture = [medium for medium in media if "thumbnail" in medium.files]
    first = {kind: medium for medium in reversed(with_picture) for kind in [medium.kind]}
    return kinds, first.get("image") or first.get("video") or first.get("pdf")
