"""The organisers' queue of applications, one of them with the decision about it, and its undo."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.core.web.access import ADULTS, open_to
from portal.core.web.meanwhile import Happening
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.events.actions import applications as actions
from portal.events.forms.applications import ReasonForm
from portal.events.labels import applications as labels
from portal.events.labels.times import local_moment, town_of
from portal.events.labels.words import APPLICATION_STATUSES, KINDS, PERFORMANCES
from portal.events.models import Application
from portal.events.queries import applications as queries
from portal.events.queries import events as event_queries
from portal.events.queries import lists
from portal.events.rules.steps import DECISIONS, TRANSITIONS, Relation, Step
from portal.events.views.events import ORGANISERS
from portal.regions.labels import region_choices
from portal.regions.queries import all_regions

routes = Routes()

BY_ORGANISERS = [row.step for row in TRANSITIONS if row.step in DECISIONS]
EXPLAINED = frozenset(row.step for row in TRANSITIONS if row.needs_reason)
KEYS = {Step.ACCEPT: "a", Step.DECLINE: "d", Step.ASK_BACK: "c", Step.ADMIT: "l", Step.RECONSIDER: "r"}


@routes.get("/events/<int:event_id>/applications")
@open_to(*ORGANISERS)
def queue(event_id: int) -> ResponseReturnValue:
    """Coordinators of other regions see the applications of theirs, and decide nothing."""
    event, filters = event_queries.get_visible(current_user, event_id), _filters()
    return render_template(
        "events/queue.html",
        event=event,
        organises=event_queries.organises(current_user, event),
        applications=lists.applications_of(current_user, event, filters),
        numbers=lists.numbers_of(current_user, event),
        filters=filters,
        statuses=APPLICATION_STATUSES,
        kinds=KINDS,
        performances=PERFORMANCES,
        regions=region_choices(),
        keys=labels.KEYS,
    )


@routes.get("/applications/<int:application_id>")
@open_to(*ADULTS)
def show_application(application_id: int) -> ResponseReturnValue:
    return _page(queries.get_application(current_user, application_id))


@routes.post("/applications/<int:application_id>/decide/<any({}):step>".format(",".join(BY_ORGANISERS)))
@open_to(*ORGANISERS)
def decide(application_id: int, step: str) -> ResponseReturnValue:
    """Then on to the one that stood behind it in the list."""
    application = queries.get_deciding(current_user, application_id)
    form = ReasonForm() if Step(step) in EXPLAINED else None
    if form and not form.validate():
        return _page(application, Step(step), form)
    why = {"why": form.explanation()} if form else {}
    filters = _filters()
    place = lists.place_of(current_user, application, filters)
    actions.take_step(application, Step(step), by=current_user, seen=request.form.get("seen"), **why)
    way_back = url_for(".undo", application_id=application_id, **filters.chosen)
    return saved(str(labels.DONE[Step(step)]), _next(application, place), undo=way_back)


@routes.post("/applications/<int:application_id>/undo")
@open_to(*ORGANISERS)
def undo(application_id: int) -> ResponseReturnValue:
    actions.undo(queries.get_deciding(current_user, application_id), by=current_user)
    then = url_for(".show_application", application_id=application_id, **_filters().chosen)
    return saved(str(labels.DONE[Step.UNDO]), then)


def last_step(application_id: int) -> Happening | None:
    """What was done last with an application, for somebody whose form about it came too late."""
    entries = queries.entries_of(queries.get_application(current_user, application_id))[-1:]
    return next(
        (Happening(str(labels.HISTORY[each.step]), each.at, each.by.name if each.by else "") for each in entries), None
    )


def _filters() -> lists.Filters:
    asked = {name: request.args.get(name, "") for name in ("status", "kind", "performance", "region")}
    return lists.Filters(**asked | {"region": asked["region"] if asked["region"] in all_regions() else ""})


def _next(application: Application, place: lists.Place | None) -> str:
    chosen = _filters().chosen
    if place and place.following:
        return url_for(".show_application", application_id=place.following, **chosen)
    return url_for(".queue", event_id=application.event_id, **chosen)


def _page(application: Application, wrong: Step | None = None, form: ReasonForm | None = None) -> ResponseReturnValue:
    """`wrong` is the step whose reason has to be looked at again."""
    held, zone, filters = (
        queries.relations(current_user, application),
        event_queries.zone_of(application.event),
        _filters(),
    )
    works = queries.works_of(application)
    steps = [row.step for row in queries.steps_for(current_user, application)]
    page = render_template(
        "events/application.html",
        application=application,
        event=application.event,
        held=held,
        steps=[step for step in steps if step not in DECISIONS],
        decisions=[step for step in steps if step in DECISIONS],
        explained=EXPLAINED,
        step_keys=KEYS,
        is_editable=Relation.TEACHER in held and queries.is_editable(application),
        works=works,
        barred=queries.not_exhibitable(works),
        arrival=application.arrives_at and local_moment(application.arrives_at, zone),
        departure=application.leaves_at and local_moment(application.leaves_at, zone),
        town=town_of(zone),
        place=lists.place_of(current_user, application, filters) if Relation.TEACHER not in held else None,
        filters=filters,
        undoable=queries.find_undoable(current_user, application),
        history=queries.entries_of(application),
        form=form or ReasonForm(None),
        wrong=wrong,
        labels=labels,
    )
    return page, 422 if wrong else 200
