"""Contact data in the moderation: what a coordinator confirms, and what was published with some in it."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.contributions.queries.contacts import get_answered_for
from portal.contributions.views.contacts import answer_confirmed, answer_doubted
from portal.core.web.access import Role, open_to
from portal.core.web.paging import from_cursor
from portal.core.web.routes import Routes
from portal.moderation.queries.contacts import published_with_contacts
from portal.moderation.views.filters import chosen_filters

routes = Routes()


@routes.get("/moderation/contacts")
@open_to(Role.COORDINATOR)
def contacts() -> ResponseReturnValue:
    page = published_with_contacts(current_user, after=from_cursor(request.args.get("after")))
    return render_template("moderation/contacts.html", page=page)


@routes.post("/moderation/<int:contribution_id>/contacts/<mark>/confirm")
@open_to(Role.COORDINATOR)
def confirm_contact(contribution_id: int, mark: str) -> ResponseReturnValue:
    contribution = get_answered_for(current_user, contribution_id)
    way_back = url_for(".doubt_contact", contribution_id=contribution_id, mark=mark, **chosen_filters().chosen)
    return answer_confirmed(contribution, mark, _page(contribution_id), way_back)


@routes.post("/moderation/<int:contribution_id>/contacts/<mark>/doubt")
@open_to(Role.COORDINATOR)
def doubt_contact(contribution_id: int, mark: str) -> ResponseReturnValue:
    return answer_doubted(get_answered_for(current_user, contribution_id), mark, _page(contribution_id))


def _page(contribution_id: int) -> str:
    return url_for(".review", contribution_id=contribution_id, _anchor="contacts", **chosen_filters().chosen)
