"""Pages on which teachers apply for an event: one screen per kind, drafts, changes, withdrawal."""

from flask import current_app, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes.queries import get_own as get_own_class
from portal.core.refusal import existing
from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.events.actions import applications as actions
from portal.events.forms.applications import FORMS, ApplicationForm
from portal.events.labels.applications import DONE
from portal.events.labels.times import deadline_of, town_of
from portal.events.models import Application, Event
from portal.events.queries import applications as queries
from portal.events.queries.events import own_region, zone_of
from portal.events.rules.codes import ApplicationKind, ApplicationStatus
from portal.events.rules.days import AROUND
from portal.events.rules.steps import Step

routes = Routes()

BY_TEACHERS = (Step.HAND_IN, Step.ASK_LATE, Step.WITHDRAW, Step.RESUME)


@routes.route("/events/<int:event_id>/apply/<any(performance,exhibit):kind>", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def apply(event_id: int, kind: str) -> ResponseReturnValue:
    event = queries.get_applicable(event_id)
    classes, zone = queries.classes_for(current_user, event), zone_of(event)
    form = FORMS[ApplicationKind(kind)]()
    form.class_id.choices = [(each.id, f"{each.name}, {each.school.name}") for each in classes]
    if not form.is_submitted():
        form.language.data = language()
    _offer(form, event, [each.id for each in classes])
    if not _fits(form, is_whole=_hands_in()):
        return _page(event, form, kind)
    school_class = existing(next((each for each in classes if each.id == form.class_id.data), None))
    get_own_class(current_user, school_class.id)
    application = actions.begin(event, school_class, ApplicationKind(kind), form.content(zone))
    return _saved(application)


@routes.route("/applications/<int:application_id>/edit", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def edit_application(application_id: int) -> ResponseReturnValue:
    """After the deadline what was typed comes back with the words that say so."""
    application = queries.get_own(current_user, application_id)
    event, zone, kind = application.event, zone_of(application.event), application.kind
    form, is_current = FORMS[kind].of(application, zone), is_as_seen(application.version)
    form.class_id.choices = [(application.class_id, application.school_class.name)]
    _offer(form, event, [application.class_id])
    is_editable = queries.is_editable(application)
    is_whole = _hands_in() or application.status == ApplicationStatus.HANDED_IN
    if not is_current or not is_editable or not _fits(form, is_whole=is_whole):
        return _page(event, form, kind, application=application, is_outdated=not is_current, is_over=not is_editable)
    actions.change(application, form.content(zone))
    return _saved(application)


@routes.post("/applications/<int:application_id>/<any({}):step>".format(",".join(BY_TEACHERS)))
@open_to(Role.TEACHER)
def take_own_step(application_id: int, step: str) -> ResponseReturnValue:
    application = queries.get_own(current_user, application_id)
    actions.take_step(application, Step(step), by=current_user)
    return saved(str(DONE[Step(step)]), url_for(".show_application", application_id=application_id))


@routes.post("/applications/<int:application_id>/discard")
@open_to(Role.TEACHER)
def discard(application_id: int) -> ResponseReturnValue:
    application = queries.get_own(current_user, application_id)
    then = url_for(".show", event_id=application.event_id)
    actions.discard(application)
    return saved(gettext("The draft is deleted."), then)


def _fits(form: ApplicationForm, *, is_whole: bool) -> bool:
    """Sent, in order, and complete if it is to be handed in or waits for a decision already."""
    is_in_order = form.validate_on_submit()
    lacks_something = is_whole and form.is_submitted() and form.lacks_something()
    return is_in_order and not lacks_something


def _saved(application: Application) -> ResponseReturnValue:
    """Saved as a draft and, as far as that is possible, handed in."""
    then = url_for(".show_application", application_id=application.id)
    if not _hands_in():
        return saved(gettext("Saved."), then)
    if refusal := queries.unmet(Step.HAND_IN, application):
        flash(str(current_app.extensions["refusals"][refusal]), "warning")
        return saved("", then)
    actions.take_step(application, Step.HAND_IN, by=current_user)
    return saved(str(DONE[Step.HAND_IN]), then)


def _hands_in() -> bool:
    return request.form.get("action") == "hand_in"


def _offer(form: ApplicationForm, event: Event, class_ids: list[int]) -> None:
    """Days of the event, and what is published of the classes; `form.barred` says what may not be exhibited."""
    form.wished_days.choices = [(day.isoformat(), day.isoformat()) for day in event.days]
    form.around = event.first_day - AROUND, event.last_day + AROUND
    form.barred, form.offered = {}, []
    if "works" in form:
        form.offered = queries.offered_works(class_ids)
        form.barred = queries.not_exhibitable(form.offered)
        form.works.choices = [(each.id, each.title) for each in form.offered]


def _page(
    event: Event,
    form: ApplicationForm,
    kind: str,
    *,
    application: Application | None = None,
    is_outdated: bool = False,
    is_over: bool = False,
) -> ResponseReturnValue:
    page = render_template(
        "events/apply.html",
        event=event,
        form=form,
        kind=kind,
        application=application,
        is_outdated=is_outdated,
        is_over=is_over,
        times=deadline_of(event, application.region_key if application else own_region(current_user)),
        town=town_of(zone_of(event)),
    )
    return page, 422 if form.is_submitted() else 200
