"""One screen to plan a visit, the same to change one, and one click for a return visit."""

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.visits.actions import plans
from portal.visits.forms import MOST_SHOWN_PAIRS, ChangeForm, LongPlanForm, PlanForm
from portal.visits.labels.visits import DONE
from portal.visits.models import NUMBERS, Visit
from portal.visits.queries import own
from portal.visits.queries.pairs import Pair, pair_of, pairs_for, usual_numbers
from portal.visits.queries.preconditions import unmet_to_plan
from portal.visits.queries.reports import place_words
from portal.visits.queries.returning import return_plan
from portal.visits.rules.codes import Kind, Status, Step
from portal.visits.views.days import day_words, look_at_days, takes_window

routes = Routes()


@routes.route("/visits/new", methods=["GET", "POST"])
@open_to(Role.TEACHER, Role.COORDINATOR)
def new() -> ResponseReturnValue:
    """`?project_id`, `?class_id`: where it was asked for; only pairs of it are offered then."""
    pairs = _pairs()
    if not pairs or (code := unmet_to_plan(current_user, pairs[0])):
        obstacle = current_app.extensions["refusals"][code] if pairs else ""
        return render_template("visits/new.html", form=None, obstacle=obstacle)
    kinds = [Kind.DELEGATION] if current_user.is_coordinator else [Kind.CLASSES, Kind.PREPARATORY]
    kind_of_form = PlanForm if len(pairs) <= MOST_SHOWN_PAIRS else LongPlanForm
    form = kind_of_form(data={"kind": kinds[0], "pair": pairs[0].key})
    form.allow(pairs, kinds)
    only_fills = takes_window(form)
    is_valid = form.validate_on_submit()
    check = look_at_days(form, form.pairs[form.pair.data].region_keys) if is_valid else None
    if is_valid and not only_fills and not (check and check.clashes):
        return _plan(form)
    page = render_template("visits/new.html", form=form, check=check, day_words=day_words())
    return page, 422 if form.errors or (check and check.clashes) else 200


@routes.route("/visits/<int:visit_id>/edit", methods=["GET", "POST"])
@open_to(Role.TEACHER, Role.COORDINATOR)
def edit(visit_id: int) -> ResponseReturnValue:
    """Whoever changes something says yes to it; the other side is asked again."""
    visit = own.get_own(current_user, visit_id, to_write=request.method == "POST")
    plans.must_be_changeable(visit, by=current_user)
    form = ChangeForm(data=_as_typed(visit)).of(visit.kind)
    only_fills = takes_window(form)
    is_valid = form.validate_on_submit() and not _names_in_place(form, visit)
    check = look_at_days(form, pair_of(visit).region_keys) if is_valid else None
    is_outdated = form.is_submitted() and request.form.get("seen", visit.version) != visit.version
    if is_valid and not (only_fills or is_outdated) and not (check and check.clashes):
        is_changed = plans.change(visit, form.wish(), by=current_user)
        message = DONE[Step.CHANGE] if is_changed else gettext("Nothing is different, so nobody is asked.")
        return saved(str(message), url_for(".show", visit_id=visit.id))
    page = render_template(
        "visits/edit.html", visit=visit, form=form, is_outdated=is_outdated, check=check, day_words=day_words()
    )
    return page, 422 if form.errors or is_outdated or (check and check.clashes) else 200


@routes.post("/visits/<int:visit_id>/return")
@open_to(Role.TEACHER, Role.COORDINATOR)
def plan_return(visit_id: int) -> ResponseReturnValue:
    """One click: hosts and guests change places, in the next days that are free in both regions."""
    visit = own.get_own(current_user, visit_id, to_write=True)
    pair, wish = return_plan(current_user, visit)
    made = plans.plan(visit.kind, pair, wish, by=current_user, returns=visit)
    return saved(str(DONE[Step.PLAN]), url_for(".show", visit_id=made.id))


def _names_in_place(form: ChangeForm, visit: Visit) -> bool:
    """In another place than before, unless somebody has looked at it: its programme may be read by others already."""
    if form.is_meant.data or form.place.data == visit.place:
        return False
    found = place_words(visit, form.place.data)
    if found:
        form.complain_about_place(found)
    return bool(found)


def _pairs() -> list[Pair]:
    wanted = {name: request.args.get(name, type=row_number) for name in ("project_id", "class_id")}
    return pairs_for(current_user, **wanted) or pairs_for(current_user)


def _plan(form: PlanForm) -> ResponseReturnValue:
    kind, pair = Kind(form.kind.data), form.pairs[form.pair.data]
    visit = plans.plan(kind, pair, form.wish(form.usual_place, usual_numbers(kind, pair)), by=current_user)
    message = DONE[Step.PLAN] if visit.status == Status.PLANNED else gettext("The visit is planned.")
    return saved(str(message), url_for(".show", visit_id=visit.id))


def _as_typed(visit: Visit) -> dict[str, object]:
    numbers = {f"{name}_{side.side}": getattr(side, name) for side in visit.sides for name in NUMBERS}
    return {"first_day": visit.first_day, "last_day": visit.last_day, "place": visit.place, **numbers}
