"""Removes a stage or a room of an event."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.events.queries.events import get_organised, get_place
from portal.events.views.events import ORGANISERS
from portal.scheduling.actions import places as actions

routes = Routes()


@routes.post("/events/<int:event_id>/places/<int:place_id>/remove")
@open_to(*ORGANISERS)
def remove_place(event_id: int, place_id: int) -> ResponseReturnValue:
    actions.remove_place(get_place(get_organised(current_user, event_id), place_id))
    return saved(gettext("The place has been removed."), url_for("events.show", event_id=event_id))
