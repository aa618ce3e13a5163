"""Pages on which organisers say which stages and rooms an event has, and when they are open."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.events.actions import events as actions
from portal.events.forms.places import PARTS, hours_of_days, place_form
from portal.events.queries import events as queries
from portal.events.views.events import ORGANISERS

routes = Routes()


@routes.route("/events/<int:event_id>/places/new", methods=["GET", "POST"])
@open_to(*ORGANISERS)
def new_place(event_id: int) -> ResponseReturnValue:
    """The same hours on all days; those of single days can be changed afterwards."""
    event = queries.get_organised(current_user, event_id)
    form = place_form(event.days)
    is_valid = form.validate_on_submit()
    hours = hours_of_days(form, event.days) if form.is_submitted() else None
    if is_valid and hours is not None:
        actions.add_place(event, form.place(hours))
        return saved(gettext("Added. Its hours can be changed for each day."), url_for(".show", event_id=event_id))
    page = render_template("events/place.html", event=event, place=None, form=form, parts=PARTS, is_outdated=False)
    return page, 422 if form.is_submitted() else 200


@routes.route("/events/<int:event_id>/places/<int:place_id>", methods=["GET", "POST"])
@open_to(*ORGANISERS)
def edit_place(event_id: int, place_id: int) -> ResponseReturnValue:
    event = queries.get_organised(current_user, event_id)
    place = queries.get_place(event, place_id)
    form, is_current = place_form(event.days, place), is_as_seen(place.version)
    is_valid = form.validate_on_submit()
    hours = hours_of_days(form, event.days, place) if form.is_submitted() else None
    if is_valid and hours is not None and is_current:
        actions.change_place(place, form.place(hours))
        return saved(gettext("Saved."), url_for(".show", event_id=event_id))
    page = render_template(
        "events/place.html", event=event, place=place, form=form, parts=PARTS, is_outdated=not is_current
    )
    return page, 422 if form.is_submitted() else 200
