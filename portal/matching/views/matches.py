"""Doors of partner search: what my classes wish for, and who fits."""

from dataclasses import replace
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes import queries as classes
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.holidays.views.drawing import lines_of
from portal.matching.actions import saved_searches
from portal.matching.actions import searches as actions
from portal.matching.labels.codes import STATUSES
from portal.matching.labels.explanations import explain
from portal.matching.queries import searches as queries
from portal.matching.queries.comparison import compare
from portal.matching.rules.searches import LIVE, Status
from portal.matching.views.filters import known, menus
from portal.matching.views.map import drawn
from portal.regions.queries import all_regions

routes = Routes()


@routes.get("/partner-search")
@open_to(Role.TEACHER)
def index() -> ResponseReturnValue:
    searches = queries.own_searches(current_user)
    looking = {search.class_id for search in searches if search.status in LIVE}
    others = [c for c in classes.own_classes(current_user) if c.id not in looking]
    return render_template("matching/index.html", searches=searches, others=others, statuses=STATUSES, live=LIVE)


@routes.get("/partner-search/<int:search_id>")
@open_to(Role.TEACHER)
def show(search_id: int) -> ResponseReturnValue:
    """Who fits, and why; `view=happiest` asks for whom we are among the best."""
    search = queries.get_own(current_user, search_id)
    choices = menus(search)
    filters = known(request.args, choices)
    view = "happiest" if request.args.get("view") == "happiest" else "best"
    may_see = queries.may_see_others(search) and search.status in LIVE
    find = queries.happiest_for if view == "happiest" else queries.best_for
    matches = find(search, filters) if may_see else []
    counts = queries.count_by_region(search, replace(filters, region="")) if may_see else {}
    return render_template(
        "matching/show.html",
        search=search,
        view=view,
        filters=filters,
        menus=choices,
        may_see=may_see,
        matches=[(match, explain(compare(search, match.search, match.fit))) for match in matches],
        counts=counts,
        map=drawn(_places(), counts, search.region_key),
        lines_of=lines_of,
        saved_searches=queries.saved_searches(search),
        status=STATUSES[Status(search.status)],
        is_live=search.status in LIVE,
    )


def _places() -> dict[str, tuple[float, float]]:
    return {key: (region.latitude, region.longitude) for key, region in all_regions().items()}


@routes.post("/partner-search/<int:search_id>/renew")
@open_to(Role.TEACHER)
def renew(search_id: int) -> ResponseReturnValue:
    actions.renew(queries.get_own(current_user, search_id, to_write=True))
    return saved(gettext("The search goes on for three months."), url_for(".show", search_id=search_id))


@routes.post("/partner-search/<int:search_id>/close")
@open_to(Role.TEACHER)
def close(search_id: int) -> ResponseReturnValue:
    actions.close(queries.get_own(current_user, search_id, to_write=True))
    return saved(
        gettext("The search has ended. Nobody finds this class any more; you can go on looking at any time."),
        url_for(".show", search_id=search_id),
    )


@routes.post("/partner-search/<int:search_id>/save")
@open_to(Role.TEACHER)
def save(search_id: int) -> ResponseReturnValue:
    """Keeps the filters of the page; a letter tells when a new class fits."""
    search = queries.get_own(current_user, search_id)
    filters = known(request.form, menus(search))
    saved_searches.save(search, filters)
    chosen: dict[str, Any] = dict(filters.chosen)
    return saved(
        gettext("The search is saved. You get an email as soon as a new class fits well."),
        url_for(".show", search_id=search_id, **chosen),
    )


@routes.post("/saved-searches/<int:saved_id>/remove")
@open_to(Role.TEACHER)
def forget(saved_id: int) -> ResponseReturnValue:
    saved_search, search = queries.get_saved(current_user, saved_id)
    saved_searches.remove(saved_search)
    return saved(gettext("You get no more emails about this search."), url_for(".show", search_id=search.id))
