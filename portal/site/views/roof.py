"""The partnership as a whole: who works with whom, and how it grew."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, pgettext

from portal.balance.views.charts import chart_of
from portal.core.tabular.writing import Sheet
from portal.core.text import sort_key
from portal.core.web.access import open_to_everyone
from portal.core.web.locale import language
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.holidays.views.drawing import lines_of
from portal.matching.views.region_map import draw_map
from portal.regions.labels import region_name
from portal.regions.queries import all_regions
from portal.site.queries import roof as counts
from portal.site.queries.roof import PairOfRegions, Year

routes = Routes()

WIDEST = 4
ORDERS: Mapping[str, Callable[[PairOfRegions], int]] = {
    "projects": lambda pair: -pair.n_projects,
    "classes": lambda pair: -pair.n_classes,
    "works": lambda pair: -pair.n_works,
    "visits": lambda pair: -pair.n_visits,
}


@routes.get("/under-one-roof")
@open_to_everyone
@public_page
def roof() -> ResponseReturnValue:
    order = request.args.get("sort", "projects")
    pairs = _in_order(counts.pairs_of_regions(), order)
    table, years = _pairs_sheet(pairs), counts.growth()
    return render_template(
        "site/roof.html",
        **_drawn_map({pair.pair: pair.n_classes for pair in pairs if pair.n_classes}),
        lines_of=lines_of,
        table=table,
        chart=chart_of(table, (1, 2)),
        orders=["names", *ORDERS],
        order=order if order in ORDERS else "names",
        growth=_growth_sheet(years),
        growth_charts=[chart_of(sheet, (1, 2)) for sheet in _growth_parts(years)],
    )


def _in_order(pairs: Sequence[PairOfRegions], order: str) -> list[PairOfRegions]:
    """By the names, and before that by what the reader asked for."""
    lang = language()
    named = sorted(pairs, key=lambda pair: [sort_key(region_name(key), lang) for key in pair.pair])
    return sorted(named, key=ORDERS[order]) if order in ORDERS else named


def _drawn_map(numbers: Mapping[counts.Pair, int]) -> dict[str, Any]:
    positions = {key: (region.latitude, region.longitude) for key, region in all_regions().items()}
    drawn = {pair: number for pair, number in numbers.items() if all(any(positions[key]) for key in pair)}
    picture, most = draw_map(positions, counts.classes_by_region(), drawn), max(drawn.values(), default=1)
    widths = [ceil(WIDEST * number / most) for number in drawn.values()]
    ways = list(zip(picture.connections, picture.middles, widths, drawn.values(), strict=True))
    return {"map": picture, "ways": ways}


def _pairs_sheet(pairs: Sequence[PairOfRegions]) -> Sheet:
    head = [
        pgettext("menu", "Regions"),
        gettext("Joint projects"),
        gettext("Pairs of partner classes"),
        gettext("Published contributions"),
        gettext("Visits"),
    ]
    rows = [(f"{region_name(each.pair[0])} – {region_name(each.pair[1])}", *_numbers(each)) for each in pairs]
    return Sheet("pairs", gettext("Joint projects by pair of regions"), "", head, rows)


def _numbers(pair: PairOfRegions) -> tuple[int, int, int, int]:
    return pair.n_projects, pair.n_classes, pair.n_works, pair.n_visits


def _growth_sheet(years: Sequence[Year]) -> Sheet:
    head = [
        gettext("Year"),
        gettext("New projects"),
        gettext("Projects so far"),
        gettext("New contributions"),
        gettext("Contributions so far"),
        gettext("Visits"),
    ]
    rows = [(str(y.year), y.projects, y.all_projects, y.works, y.all_works, y.visits) for y in years]
    return Sheet("growth", gettext("Growth over the years"), "", head, rows)


def _growth_parts(years: Sequence[Year]) -> list[Sheet]:
    """One picture each, since there are many more contributions than projects."""
    whole = _growth_sheet(years)
    return [_part(whole, "new-projects", 1, 2), _part(whole, "new-works", 3, 4)]


def _part(whole: Sheet, key: str, new: int, total: int) -> Sheet:
    rows = [(row[0], row[new], row[total]) for row in whole.rows]
    return Sheet(key, whole.head[total], "", [whole.head[0], whole.head[new], whole.head[total]], rows)
