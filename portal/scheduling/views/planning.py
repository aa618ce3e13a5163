"""The organisers' page of a programme: a grid of stages and times, and the form beside it."""

from datetime import date

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.refusal import NotFound
from portal.core.web.access import open_to
from portal.core.web.converters import row_number
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.events.models import Application, Event
from portal.events.queries.events import get_organised, get_place
from portal.events.views.events import ORGANISERS
from portal.scheduling.actions import publishing, slots
from portal.scheduling.forms import PlaceForm
from portal.scheduling.labels import PROPOSAL_STATUSES, in_words
from portal.scheduling.models import Slot
from portal.scheduling.queries.grid import grid_of
from portal.scheduling.queries.proposals import find_under_way, proposals_of
from portal.scheduling.queries.published import changes_since
from portal.scheduling.queries.rooms import exhibits_of, rooms_of
from portal.scheduling.queries.slots import Board, Where, find_slot, get_performance, performances_of, stages_of
from portal.scheduling.rules.clashes import STEP
from portal.scheduling.rules.times import DAY, clock_of, minute_of

routes = Routes()


@routes.get("/events/<int:event_id>/plan")
@open_to(*ORGANISERS)
def plan(event_id: int) -> ResponseReturnValue:
    """As long as it can be planned."""
    event = get_organised(current_user, event_id)
    if event.status not in slots.PLANNED:
        raise NotFound
    form = PlaceForm(None)
    number = request.args.get("move", 0, row_number)
    if slot := find_slot(get_performance(event, number)) if number else None:
        form.place_id.data, form.day.data, form.starts.data = slot.place_id, slot.day.isoformat(), slot.starts
    if number:
        form.application_id.data = number
    return _page(event, form)


@routes.post("/events/<int:event_id>/plan")
@open_to(*ORGANISERS)
def place(event_id: int) -> ResponseReturnValue:
    """Refused with the name of what is in the way, beside the time."""
    event = get_organised(current_user, event_id)
    form = PlaceForm()
    form.offer(event, stages_of(event), performances_of(event))
    if not form.validate():
        return _page(event, form), 422
    application = get_performance(event, form.application_id.data)
    where = Where(get_place(event, form.place_id.data), date.fromisoformat(form.day.data), form.starts.data)
    if refused := _conflicts(event, application, where):
        form.starts.errors = [*form.starts.errors, *refused]
        return _page(event, form), 422
    undo = _way_back(event, find_slot(application), application)
    slots.place(event, application, where, seen=_seen(event))
    return saved(gettext("Placed."), _day(event, where.day), undo=undo)


@routes.post("/events/<int:event_id>/plan/<int:application_id>/remove")
@open_to(*ORGANISERS)
def remove(event_id: int, application_id: int) -> ResponseReturnValue:
    event = get_organised(current_user, event_id)
    application = get_performance(event, application_id)
    slot = find_slot(application)
    undo = _way_back(event, slot, application) if slot else ""
    slots.remove(event, application)
    return saved(gettext("Taken out of the programme."), _day(event, slot.day if slot else None), undo=undo)


@routes.post("/events/<int:event_id>/plan/<int:application_id>/put-back/<int:place_id>/<int:minute>")
@open_to(*ORGANISERS)
def put_back(event_id: int, application_id: int, place_id: int, minute: int) -> ResponseReturnValue:
    """Undoes a move; `minute` counts from midnight of the first day. Refused when something else is there by now."""
    event = get_organised(current_user, event_id)
    if minute >= len(event.days) * DAY or minute % STEP:
        raise NotFound
    where = Where(get_place(event, place_id), *clock_of(event.first_day, minute))
    slots.place(event, get_performance(event, application_id), where, seen=event.programme_version)
    return saved(gettext("It is where it was before."), _day(event, where.day))


@routes.post("/events/<int:event_id>/plan/<int:application_id>/<any(pin,unpin):step>")
@open_to(*ORGANISERS)
def pin(event_id: int, application_id: int, step: str) -> ResponseReturnValue:
    event = get_organised(current_user, event_id)
    application = get_performance(event, application_id)
    slots.pin(event, application, step == "pin")
    slot = find_slot(application)
    done = gettext("Pinned: proposals leave it where it is.") if step == "pin" else gettext("No longer pinned.")
    return saved(done, _day(event, slot.day if slot else None))


@routes.post("/events/<int:event_id>/plan/publish")
@open_to(*ORGANISERS)
def publish(event_id: int) -> ResponseReturnValue:
    publishing.publish(get_organised(current_user, event_id), by=current_user)
    return saved(
        gettext("The programme is public. The classes whose time has changed get an email."),
        url_for(".programme", event_id=event_id),
    )


@routes.post("/events/<int:event_id>/plan/take-back")
@open_to(*ORGANISERS)
def take_back(event_id: int) -> ResponseReturnValue:
    publishing.take_back(get_organised(current_user, event_id))
    return saved(gettext("The plan is the published programme again."), url_for(".plan", event_id=event_id))


def _page(event: Event, form: PlaceForm) -> str:
    performances = performances_of(event)
    form.offer(event, stages_of(event), performances)
    day = _chosen_day(event, form)
    if not form.day.data:
        form.day.data = day.isoformat()
    titles = {each.id: each.title for each in performances}
    return render_template(
        "scheduling/plan.html",
        event=event,
        form=form,
        day=day,
        grid=grid_of(event, day, performances),
        reasons={
            number: [in_words(each, event.first_day, titles) for each in found]
            for number, found in Board(event).impossible().items()
        },
        titles=titles,
        wished={each.id: [date.fromisoformat(day) for day in each.wished_days] for each in performances},
        changes=changes_since(event),
        exhibits=exhibits_of(event) if event.status in slots.PLANNED else [],
        rooms=[place for place, _ in rooms_of(event)],
        under_way=find_under_way(event),
        proposals=proposals_of(event),
        proposal_statuses=PROPOSAL_STATUSES,
    )


def _conflicts(event: Event, application: Application, where: Where) -> list[str]:
    titles = {each.id: each.title for each in performances_of(event)}
    return [in_words(each, event.first_day, titles) for each in Board(event).conflicts(application, where)]


def _chosen_day(event: Event, form: PlaceForm) -> date:
    """That of the form, of the address, or the first one."""
    asked = [form.day.data, request.args.get("day")]
    return next((day for each in asked for day in event.days if day.isoformat() == each), event.first_day)


def _seen(event: Event) -> int:
    """The version of the programme that the form shows."""
    typed = request.form.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else event.programme_version


def _way_back(event: Event, slot: Slot | None, application: Application) -> str:
    if slot is None:
        return url_for(".remove", event_id=event.id, application_id=application.id)
    minute = minute_of(event.first_day, slot.day, slot.starts)
    return url_for(".put_back", event_id=event.id, application_id=application.id, place_id=slot.place_id, minute=minute)


def _day(event: Event, day: date | None) -> str:
    return url_for(".plan", event_id=event.id, day=(day or event.first_day).isoformat())
