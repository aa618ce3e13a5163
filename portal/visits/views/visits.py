"""The list of visits, the page of each for its two sides and the coordinations of their regions, and its steps."""

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.clock import today
from portal.core.transitions import possible
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.funding.labels import programmes
from portal.regions.queries import all_regions
from portal.visits.actions import plans, steps
from portal.visits.forms import CancelForm
from portal.visits.labels.visits import DONE, HISTORY, SIDES
from portal.visits.models import Visit
from portal.visits.queries import own
from portal.visits.queries.days import check_days
from portal.visits.queries.lists import own_visits
from portal.visits.queries.money import programmes_of
from portal.visits.queries.pairs import can_plan, pair_of
from portal.visits.queries.preconditions import unmet_to_agree, unmet_to_change, waits_for
from portal.visits.queries.reports import find_own_report, reported_words, shown_works
from portal.visits.queries.returning import find_return, find_return_plan
from portal.visits.rules.codes import CERTAIN, OPEN, TRANSITIONS, Status, Step
from portal.visits.views.days import day_words

routes = Routes()


@routes.get("/visits")
@open_to(Role.TEACHER, Role.COORDINATOR)
def index() -> ResponseReturnValue:
    visits = own_visits(current_user)
    return render_template(
        "visits/index.html",
        waiting=[visit for visit in visits if waits_for(current_user, visit)],
        others=[visit for visit in visits if not waits_for(current_user, visit)],
        may_plan=can_plan(current_user),
    )


@routes.get("/visits/<int:visit_id>")
@open_to(Role.TEACHER, Role.COORDINATOR)
def show(visit_id: int) -> ResponseReturnValue:
    return visit_page(own.get_visible(current_user, visit_id), _cancel_form())


@routes.post("/visits/<int:visit_id>/agree")
@open_to(Role.TEACHER, Role.COORDINATOR)
def agree(visit_id: int) -> ResponseReturnValue:
    visit = own.get_own(current_user, visit_id, to_write=True)
    plans.must_be_as_seen(visit, request.form.get("seen"))
    steps.agree(visit, by=current_user)
    return _done(visit, Step.AGREE, undoable=True)


@routes.post("/visits/<int:visit_id>/cancel")
@open_to(Role.TEACHER, Role.COORDINATOR)
def cancel(visit_id: int) -> ResponseReturnValue:
    visit = own.get_own(current_user, visit_id, to_write=True)
    form = _cancel_form()
    if not form.validate():
        return visit_page(visit, form), 422
    steps.cancel(visit, form.reason.data, form.language.data, by=current_user)
    return _done(visit, Step.CANCEL, undoable=True)


@routes.post("/visits/<int:visit_id>/undo")
@open_to(Role.TEACHER, Role.COORDINATOR)
def undo(visit_id: int) -> ResponseReturnValue:
    """A yes or a cancellation that was a slip."""
    visit = own.get_own(current_user, visit_id, to_write=True)
    steps.undo(visit, by=current_user)
    return _done(visit, Step.UNDO)


def visit_page(visit: Visit, form: CancelForm) -> str:
    mine = own.sides_of(current_user, visit)
    transitions = possible(TRANSITIONS, visit.status, own.relations(current_user, visit))
    is_cancelled = visit.status == Status.CANCELLED
    refusals = current_app.extensions["refusals"]
    check = check_days(visit.days, pair_of(visit).region_keys) if visit.status in OPEN else None
    return render_template(
        "visits/show.html",
        visit=visit,
        mine=mine,
        place_language=all_regions()[visit.host.region_key].languages[0],
        is_my_turn=waits_for(current_user, visit),
        possible_steps=[transition.step for transition in transitions],
        unmet={
            "agree": refusals.get(unmet_to_agree(current_user, visit), ""),
            "change": refusals.get(unmet_to_change(current_user, visit), ""),
        },
        may_report="report" in [transition.step for transition in transitions] and visit.last_day <= today(),
        own_report=find_own_report(current_user, visit) if mine else None,
        works=shown_works(visit),
        may_announce=bool(mine) and visit.status in CERTAIN and not visit.hidden_at and not reported_words(visit),
        may_hide=any(side.region_key in current_user.region_keys for side in visit.sides),
        programmes=programmes_of(visit) if visit.status in OPEN else [],
        funding=programmes,
        return_visit=find_return(visit),
        return_plan=find_return_plan(current_user, visit),
        form=form,
        history=(history := own.history(visit)),
        cancelled=next((entry for entry in history if entry.step == Step.CANCEL), None) if is_cancelled else None,
        side_words=SIDES,
        history_words=HISTORY,
        check=check,
        day_words=day_words(),
    )


def _cancel_form() -> CancelForm:
    return CancelForm(data={"language": current_user.language})


def _done(visit: Visit, step: Step, *, undoable: bool = False) -> ResponseReturnValue:
    then, way_back = (url_for(endpoint, visit_id=visit.id) for endpoint in (".show", ".undo"))
    is_agreed = step == Step.AGREE and visit.status == Status.AGREED
    message = gettext("Both sides have agreed to the visit.") if is_agreed else str(DONE[step])
    return saved(message, then, undo=way_back if undoable else "")
