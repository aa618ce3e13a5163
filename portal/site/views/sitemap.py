"""What search engines read: robots.txt and the maps of the site."""

from flask import Response, abort, current_app, render_template
from flask.typing import ResponseReturnValue

from portal.config import LANGUAGES
from portal.core.web.access import open_to_everyone
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.legal.rules.pages import Page
from portal.regions.queries import all_regions
from portal.site.queries.sitemap import last_published, newest_projects, published_contributions

routes = Routes()

PER_MAP = 10_000  # numbers of contributions; search engines read up to 50,000 addresses of one map


@routes.route("/robots.txt", has_language=False)
@open_to_everyone
@public_page
def robots() -> ResponseReturnValue:
    lines = ["User-agent: *", "Disallow: /*/search", f"Sitemap: {current_app.config['BASE_URL']}/sitemap.xml"]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@routes.route("/sitemap.xml", has_language=False)
@open_to_everyone
@public_page
def site_map() -> ResponseReturnValue:
    """Names the maps: the first of pages and projects, then one for every so many contributions."""
    last = last_published()
    return _xml("site/sitemap.xml", parts=range(1 + (last // PER_MAP + 1 if last else 0)))


@routes.route("/sitemap-<int:part>.xml", has_language=False)
@open_to_everyone
@public_page
def site_map_part(part: int) -> ResponseReturnValue:
    if part == 0:
        return _xml("site/sitemap_part.xml", pages=[*_pages(), *_paths("projects", newest_projects())])
    contributions = _contributions((part - 1) * PER_MAP) if part < 2**31 // PER_MAP else []
    return _xml("site/sitemap_part.xml", pages=contributions) if contributions else abort(404)


def _pages() -> list[tuple[str, str]]:
    """(language, path) of the pages that are there from the beginning."""
    paths = [
        "",
        "gallery",
        "projects",
        "regions",
        "partner-classes",
        "map",
        "figures",
        "plan",
        *(f"legal/{page}" for page in Page),
        *(f"regions/{key}" for key in all_regions()),
    ]
    return [(lang, path) for path in paths for lang in LANGUAGES]


def _contributions(first: int) -> list[tuple[str, str]]:
    return _paths("contributions", published_contributions(first, first + PER_MAP - 1))


def _paths(folder: str, numbers: list[tuple[str, int]]) -> list[tuple[str, str]]:
    return [(lang, f"{folder}/{number}") for lang, number in numbers]


def _xml(template: str, **facts: object) -> Response:
    return Response(render_template(template, **facts), content_type="application/xml; charset=utf-8")
