"""Saves a search with the filters of its page, and removes it again."""

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.matching.actions import saved_searches as actions
from portal.matching.queries.saved_searches import get_saved
from portal.matching.queries.searches import get_own
from portal.matching.views.filters import known, menus

routes = Routes()


@routes.post("/partner-search/<int:search_id>/save")
@open_to(Role.TEACHER)
def save(search_id: int) -> ResponseReturnValue:
    """From now on an email comes when a new class fits."""
    search = get_own(current_user, search_id)
    filters = known(request.form, menus(search))
    actions.save(search, filters)
    chosen: dict[str, Any] = dict(filters.chosen)
    return saved(
        gettext("The search is saved. You get an email as soon as a new class fits well."),
        url_for(".show", search_id=search_id, **chosen),
    )


@routes.post("/saved-searches/<int:saved_id>/remove")
@open_to(Role.TEACHER)
def remove(saved_id: int) -> ResponseReturnValue:
    saved_search, search = get_saved(current_user, saved_id)
    actions.remove(saved_search)
    return saved(gettext("You get no more emails about this search."), url_for(".show", search_id=search.id))
