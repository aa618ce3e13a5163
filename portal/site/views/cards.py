"""Rendered cards of contributions and projects: when one changes, one card is rendered again."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import current_app
from markupsafe import Markup

from portal.contributions.labels import KINDS
from portal.core.changes.kept import kept_rows
from portal.core.web.cached_macro import cached_macro
from portal.core.web.locale import language
from portal.regions.labels import region_name
from portal.site.queries.cards import read_cards
from portal.site.queries.lists import ListedContribution, ListedProject


def cards(rows: Sequence[ListedContribution], look: str = "card") -> list[Markup]:
    """The cards of these contributions in the reader's language; `look` "lead" is the large one."""
    lang = language()
    rendered = kept_rows("contribution", {row.id: (look, lang, row.id) for row in rows}, lambda ids: _render(ids, look))
    return [rendered[row.id] for row in rows if row.id in rendered]


def project_cards(projects: Iterable[ListedProject]) -> list[Markup]:
    """Cards of projects, each with the names of its regions."""
    return [cached_macro("macros/cards.html", "project_card", project, _region_names(project)) for project in projects]


def _region_names(project: ListedProject) -> tuple[tuple[str, str], ...]:
    return tuple((key, region_name(key)) for key in project.regions)


def _render(numbers: list[int], look: str) -> dict[int, Markup]:
    macros: Any = current_app.jinja_env.get_template("macros/cards.html").module
    return {card.id: macros.contribution_card(card, KINDS, look) for card in read_cards(numbers)}
