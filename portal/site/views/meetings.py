"""Parts of public pages about visits, awards and history: rendered once, until something that they read changes."""

from collections.abc import Callable, Hashable
from typing import Any

from flask import current_app, request
from markupsafe import Markup

from portal.awards.queries.laureates import laurels_of_project, laurels_of_region
from portal.core.changes.kept import kept
from portal.core.web.locale import language
from portal.site.labels import MOMENTS
from portal.site.queries.timeline import timeline
from portal.site.views.happenings import address_of, title_of
from portal.twinnings.queries import public_twinnings
from portal.visits.queries.public import visits_of_project, visits_of_region, visits_of_school

MOST_SHOWN = 12  # municipal partnerships, and laurels; other pages list all


def meetings_of_region(key: str) -> Markup:
    """Visits, municipal partnerships, awards, and the history of the partnership."""

    def facts() -> dict[str, Any]:
        laurels = laurels_of_region(key)
        history = {"history": timeline(key, laurels), "moments": MOMENTS}
        named = {"title_of": title_of, "address_of": address_of}
        return history | named | _met(visits_of_region(key), laurels, public_twinnings(MOST_SHOWN, key))

    return _part("region", key, facts)


def meetings_of_project(project_id: int) -> Markup:
    return _part("project", project_id, lambda: _met(visits_of_project(project_id), laurels_of_project(project_id)))


def meetings_of_school(school_id: int) -> Markup:
    return _part("school", school_id, lambda: _met(visits_of_school(school_id)))


def _met(visits: Any, laurels: Any = (), twinnings: Any = ()) -> dict[str, Any]:
    return {"visits": visits, "laurels": laurels, "twinnings": twinnings, "most": MOST_SHOWN}


def _part(of: str, key: Hashable, facts: Callable[[], dict[str, Any]]) -> Markup:
    """For visitors and people alike: the template knows nothing of whoever asks."""

    def render() -> Markup:
        return Markup(current_app.jinja_env.get_template("site/_meetings.html").render(facts()))  # noqa: S704 - escaped there

    return kept((request.root_path, language(), "meetings", of, key), render)
