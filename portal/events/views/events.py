"""Public pages of events, and the pages on which organisers make and change them."""

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to, open_to_everyone
from portal.core.web.forms import is_as_seen
from portal.core.web.page_cache import public_page
from portal.core.web.paging import from_cursor
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.events.actions import events as actions
from portal.events.forms.events import CancelForm, EventForm, NewEventForm
from portal.events.labels.times import deadline_of, town_of
from portal.events.labels.words import EVENT_DONE, EVENT_STEPS
from portal.events.models import Event
from portal.events.queries import events as queries
from portal.events.queries.accepted import accepted_for_visitors
from portal.events.queries.lists import own_applications
from portal.events.rules.applications import UNDER_PREPARATION
from portal.events.rules.codes import EventStatus
from portal.events.rules.steps import EventStep
from portal.regions.labels import region_choices

routes = Routes()

TAKEN_HERE = (*queries.CALLING, EventStep.CANCEL)
ORGANISERS = (Role.COORDINATOR, Role.ADMINISTRATOR)


@routes.get("/events")
@open_to_everyone
@public_page
def index() -> ResponseReturnValue:
    """Further pages have past events alone."""
    after, may_make = from_cursor(request.args.get("after")), _may_organise()
    return render_template(
        "events/index.html",
        is_first=after is None,
        coming=queries.coming_events() if after is None else [],
        over=queries.past_events(after),
        organised=queries.organised_by(current_user) if may_make and after is None else [],
        may_make=may_make,
    )


@routes.get("/events/<int:event_id>")
@open_to_everyone
@public_page
def show(event_id: int) -> ResponseReturnValue:
    return _page(queries.get_visible(current_user, event_id))


@routes.route("/events/new", methods=["GET", "POST"])
@open_to(*ORGANISERS)
def new() -> ResponseReturnValue:
    form, own = NewEventForm(), queries.organising_regions(current_user)
    form.region_key.choices = [(key, name) for key, name in region_choices(only_open=True) if key in own]
    if not form.is_submitted():
        form.language.data = current_user.language
    if form.validate_on_submit():
        event = actions.make_event(form.region_key.data, form.description, by=current_user)
        return saved(
            gettext("The event has been created. Now add its stages and its call."), url_for(".show", event_id=event.id)
        )
    return render_template("events/new.html", form=form), 422 if form.is_submitted() else 200


@routes.route("/events/<int:event_id>/edit", methods=["GET", "POST"])
@open_to(*ORGANISERS)
def edit(event_id: int) -> ResponseReturnValue:
    event = queries.get_organised(current_user, event_id)
    zone, is_current = queries.zone_of(event), is_as_seen(event.version)
    form = EventForm.of(event, zone)
    form.invited.choices = region_choices(only_open=True)
    if form.validate_on_submit() and is_current:
        actions.change_event(event, form.description(zone))
        return saved(gettext("Saved."), url_for(".show", event_id=event_id))
    page = render_template("events/edit.html", event=event, form=form, town=town_of(zone), is_outdated=not is_current)
    return page, 422 if form.is_submitted() else 200


@routes.post("/events/<int:event_id>/<any(open_call,reopen_call):step>")
@open_to(*ORGANISERS)
def take_step(event_id: int, step: str) -> ResponseReturnValue:
    event = queries.get_organised(current_user, event_id)
    actions.take_step(event, EventStep(step), by=current_user)
    return saved(str(EVENT_DONE[EventStep(step)]), url_for(".show", event_id=event_id))


@routes.post("/events/<int:event_id>/cancel")
@open_to(*ORGANISERS)
def cancel(event_id: int) -> ResponseReturnValue:
    event, form = queries.get_organised(current_user, event_id), CancelForm()
    if not form.validate():
        return _page(event, form), 422
    actions.take_step(event, EventStep.CANCEL, form.reason.data, by=current_user)
    return saved(str(EVENT_DONE[EventStep.CANCEL]), url_for(".show", event_id=event_id))


def _page(event: Event, form: CancelForm | None = None) -> str:
    """Visitors get no form: its token would give each a cookie and a page of their own."""
    organises = queries.organises(current_user, event)
    steps = queries.steps_for(current_user, event)
    is_teacher = current_user.is_authenticated and current_user.is_teacher
    return render_template(
        "events/show.html",
        event=event,
        invited=queries.invited_regions(event),
        times=deadline_of(event, queries.own_region(current_user)),
        organises=organises,
        steps=[(row.step, EVENT_STEPS[row.step]) for row in steps if row.step in TAKEN_HERE],
        accepted=accepted_for_visitors(event),
        obstacle=_obstacle(event),
        own=own_applications(current_user, event) if is_teacher else [],
        may_apply=is_teacher and event.status in UNDER_PREPARATION,
        sees_applications=_may_organise() and event.is_public,
        closed_days=queries.days_without_hours(event),
        form=form or (CancelForm(None) if organises else None),
    )


def _may_organise() -> bool:
    return bool(current_user.is_authenticated and current_user.role in ORGANISERS)


def _obstacle(event: Event) -> str:
    """Why the organiser can not publish the call now, in words."""
    is_asked = event.status in (EventStatus.DRAFT, EventStatus.CLOSED) and queries.organises(current_user, event)
    code = queries.unmet_for_call(event) if is_asked else None
    return str(current_app.extensions["refusals"][code]) if code else ""
