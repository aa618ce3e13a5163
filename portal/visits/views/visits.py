"""The page of a visit for its two sides and the coordinations of their regions."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.regions.queries import all_regions
from portal.visits.labels.visits import HISTORY, KINDS, SIDES, STATUSES
from portal.visits.queries import own

routes = Routes()


@routes.get("/visits/<int:visit_id>")
@open_to(Role.TEACHER, Role.COORDINATOR)
def show(visit_id: int) -> ResponseReturnValue:
    visit = own.get_visible(current_user, visit_id)
    return render_template(
        "visits/show.html",
        visit=visit,
        place_language=all_regions()[visit.host.region_key].languages[0],
        mine=own.sides_of(current_user, visit),
        history=own.history(visit),
        kinds=KINDS,
        side_words=SIDES,
        statuses=STATUSES,
        history_words=HISTORY,
    )
