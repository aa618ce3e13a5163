"""Organisers say which room an exhibit is shown in."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import open_to
from portal.core.web.converters import row_number
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.events.queries.events import get_organised, get_place
from portal.events.views.events import ORGANISERS
from portal.scheduling.actions import rooms
from portal.scheduling.queries.rooms import get_exhibit

routes = Routes()


@routes.post("/events/<int:event_id>/plan/<int:application_id>/room")
@open_to(*ORGANISERS)
def hang(event_id: int, application_id: int) -> ResponseReturnValue:
    """No room is an answer, too."""
    event = get_organised(current_user, event_id)
    application = get_exhibit(event, application_id)
    number = request.form.get("room_id", 0, row_number)
    room = get_place(event, number) if number else None
    rooms.hang(event, application, room, seen=request.form.get("seen", 0, row_number) or None)
    return saved(gettext("Saved."), url_for(".plan", event_id=event_id, _anchor="rooms"))
