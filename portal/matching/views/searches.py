"""A teacher's searches for partner classes, who fits each of them, and its end and renewal."""

from dataclasses import replace

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes.labels import language_name
from portal.classes.queries import own_classes
from portal.core.web.access import Role, open_to
from portal.core.web.paging import page_number, within
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.holidays.views.drawing import lines_of
from portal.matching.actions import searches as actions
from portal.matching.labels.codes import STATUSES
from portal.matching.labels.explanations import explain
from portal.matching.queries import searches as queries
from portal.matching.queries.comparison import compare
from portal.matching.queries.matches import (
    COMPARED,
    SHOWN,
    best_for,
    count_by_region,
    happiest_for,
    with_one_more_language,
)
from portal.matching.queries.saved_searches import saved_searches
from portal.matching.views.filters import known, menus
from portal.matching.views.region_map import draw_map
from portal.regions.queries import all_regions, closed_regions

routes = Routes()

MOST_LANGUAGES = 3  # of which is told what they would open


@routes.get("/partner-search")
@open_to(Role.TEACHER)
def index() -> ResponseReturnValue:
    searches = queries.own_searches(current_user)
    looking = {search.class_id for search in searches if search.is_live}
    others = [school_class for school_class in own_classes(current_user) if school_class.id not in looking]
    return render_template(
        "matching/index.html", searches=searches, others=others, statuses=STATUSES, closed=closed_regions()
    )


@routes.get("/partner-search/<int:search_id>")
@open_to(Role.TEACHER)
def show(search_id: int) -> ResponseReturnValue:
    """Who fits, and why; `view=happiest` asks for whom we are among the best."""
    search = queries.get_own(current_user, search_id)
    choices = menus(search)
    filters = known(request.args, choices)
    view = "happiest" if request.args.get("view") == "happiest" else "best"
    may_see = queries.may_see_others(search)
    find = happiest_for if view == "happiest" else best_for
    counts = count_by_region(search, replace(filters, region="")) if may_see else {}
    n_fitting = counts.get(filters.region, 0) if filters.region else sum(counts.values())
    n_listed = min(n_fitting, COMPARED) if view == "happiest" else n_fitting
    page = within(page_number(request.args.get("page")), n_listed, SHOWN)
    matches = find(search, filters, start=(page - 1) * SHOWN) if may_see else []
    return render_template(
        "matching/show.html",
        search=search,
        view=view,
        filters=filters,
        menus=choices,
        may_see=may_see,
        may_renew=queries.may_renew(search),
        is_closed=search.region_key in closed_regions(),
        matches=[(match, explain(compare(search, match.search, match.fit))) for match in matches],
        counts=counts,
        n_fitting=n_fitting,
        n_listed=n_listed,
        page=page,
        per_page=SHOWN,
        languages=list(with_one_more_language(search).items())[:MOST_LANGUAGES] if may_see else [],
        language_name=language_name,
        map=draw_map(_positions(), counts, [(search.region_key, key) for key in counts if key != search.region_key]),
        lines_of=lines_of,
        saved_searches=saved_searches(search),
        status=STATUSES[search.status],
    )


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
        undo=url_for(".renew", search_id=search_id),
    )


def _positions() -> dict[str, tuple[float, float]]:
    return {key: (region.latitude, region.longitude) for key, region in all_regions().items()}
