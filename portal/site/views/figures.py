"""Figures for press and ministries, as a page and as a table; where the schools are, as a map and as a list."""

import csv
import io
from collections.abc import Iterator
from itertools import groupby
from math import ceil

from flask import Response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.contributions.labels import KINDS
from portal.contributions.rules import Kind
from portal.core.clock import today
from portal.core.text import sort_key
from portal.core.web.access import open_to_everyone
from portal.core.web.locale import OWN_NAMES, language
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.holidays.views.drawing import lines_of
from portal.matching.views.region_map import draw_map
from portal.regions.labels import region_choices, region_name
from portal.regions.queries import all_regions
from portal.site.queries import figures as counts

routes = Routes()

WIDEST = 4

Table = tuple[str, list[tuple[str, int]]]  # its heading, and what was counted


@routes.get("/figures")
@open_to_everyone
@public_page
def figures() -> ResponseReturnValue:
    found = counts.figures()
    return render_template(
        "site/figures.html", figures=found, tables=list(_tables(found)), regions=region_choices(), today=today()
    )


@routes.get("/figures.csv")
@open_to_everyone
@public_page
def figures_file() -> ResponseReturnValue:
    text = io.StringIO()
    rows = csv.writer(text)
    for heading, lines in _tables(counts.figures()):
        rows.writerows([heading, name, number] for name, number in lines)
    response = Response(text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = "attachment; filename=figures.csv"
    return response


@routes.get("/map")
@open_to_everyone
@public_page
def school_map() -> ResponseReturnValue:
    regions, pairs = all_regions(), counts.partnerships()
    positions = {key: (region.latitude, region.longitude) for key, region in regions.items()}
    drawn = {pair: number for pair, number in pairs.items() if all(any(positions[key]) for key in pair)}
    picture = draw_map(positions, counts.schools_by_region(), drawn)
    schools = sorted(counts.schools_taking_part(), key=lambda school: list(regions).index(school.region_key))
    return render_template(
        "site/map.html",
        map=picture,
        ways=list(zip(picture.connections, _widths(list(drawn.values())), strict=True)),
        schools=[(key, list(group)) for key, group in groupby(schools, lambda school: school.region_key)],
        pairs=_named_pairs(pairs),
        regions=regions,
        lines_of=lines_of,
    )


def _widths(numbers: list[int]) -> list[int]:
    """Of the lines, in WIDEST steps; the widest is for the most projects."""
    return [ceil(WIDEST * number / max(numbers)) for number in numbers]


def _tables(found: counts.Figures) -> Iterator[Table]:
    """All figures, each table with its heading in the reader's language."""
    kinds = {kind.value: str(KINDS[kind]) for kind in Kind}
    names = dict(region_choices())
    yield gettext("Schools by region"), _lines(found.schools, names)
    yield gettext("Projects by region"), _lines(found.projects, names)
    yield gettext("Published contributions by region"), _lines(found.contributions, names)
    yield gettext("Published contributions by language"), _lines(found.languages, OWN_NAMES)
    yield gettext("Published contributions by kind"), _lines(found.kinds, kinds)
    yield gettext("Published contributions by year"), sorted(found.years.items(), reverse=True)
    yield (
        gettext("Projects that two regions share"),
        [(f"{one} – {other}", n) for one, other, n in _named_pairs(found.pairs)],
    )


def _lines(numbers: counts.Counts, names: dict[str, str]) -> list[tuple[str, int]]:
    return [(name, numbers.get(key, 0)) for key, name in names.items()]


def _named_pairs(pairs: dict[tuple[str, str], int]) -> list[tuple[str, str, int]]:
    """The names of both regions and how many projects they share, most first."""
    lang = language()
    named = [(region_name(one), region_name(other), number) for (one, other), number in pairs.items()]
    return sorted(named, key=lambda pair: (-pair[2], sort_key(pair[0], lang), sort_key(pair[1], lang)))
