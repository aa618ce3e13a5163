"""Addresses without a language: those that forgot it, robots.txt, the maps of the site for search engines."""

from flask import Flask, Response, abort, current_app, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select

from portal.config import LANGUAGES
from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.web.access import open_to_everyone
from portal.core.web.locale import to_language
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.projects.models import Project
from portal.regions.queries import all_regions

routes = Routes()

PER_MAP = 10_000  # numbers of contributions; search engines read up to 50,000 addresses of one map
NEWEST_PROJECTS = 5_000


@open_to_everyone
def without_language(**_values: object) -> ResponseReturnValue:
    return to_language()


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
    last = db.session.scalar(select(func.max(Contribution.id)).where(Contribution.published_at.is_not(None)))
    return _xml("site/sitemap.xml", parts=range(1 + (last // PER_MAP + 1 if last else 0)))


@routes.route("/sitemap-<int:part>.xml", has_language=False)
@open_to_everyone
@public_page
def site_map_part(part: int) -> ResponseReturnValue:
    if part == 0:
        return _xml("site/sitemap_part.xml", pages=[*_pages(), *_projects()])
    contributions = _contributions((part - 1) * PER_MAP) if part < 2**31 // PER_MAP else []
    return _xml("site/sitemap_part.xml", pages=contributions) if contributions else abort(404)


def init_redirects(app: Flask) -> None:
    """Sends the address of every page, typed without its language, to the one with it; runs as the last."""
    for rule in [rule for rule in app.url_map.iter_rules() if "lang" in rule.arguments]:
        if "GET" in (rule.methods or ()):
            app.add_url_rule(rule.rule.partition(":lang>")[2], "site.without_language", without_language)


def _pages() -> list[tuple[str, str]]:
    """(language, path) of the pages that are there from the beginning."""
    paths = ["", "gallery", "projects", "regions", "plan", *(f"regions/{key}" for key in all_regions())]
    return [(lang, path) for path in paths for lang in LANGUAGES]


def _projects() -> list[tuple[str, str]]:
    found = select(Project.language, Project.id).where(Project.is_public).order_by(Project.status_since.desc())
    return [(lang, f"projects/{number}") for lang, number in db.session.execute(found.limit(NEWEST_PROJECTS))]


def _contributions(first: int) -> list[tuple[str, str]]:
    found = select(Contribution.language, Contribution.id).where(
        Contribution.id.between(first, first + PER_MAP - 1), Contribution.published_at.is_not(None)
    )
    return [(lang, f"contributions/{number}") for lang, number in db.session.execute(found.order_by(Contribution.id))]


def _xml(template: str, **facts: object) -> Response:
    return Response(render_template(template, **facts), content_type="application/xml; charset=utf-8")
