"""Pages of matching rounds for coordinators: open, look who takes part, change, close."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.regions.labels import region_choices
from portal.rounds.actions.rounds import change_round, close_round, open_round, reopen_round
from portal.rounds.forms import RoundForm
from portal.rounds.labels import REFUSALS, ROUND_STATUSES, RUN_STATUSES
from portal.rounds.models import Round
from portal.rounds.queries.pairs import has_neighbours_together, pairs_of_round
from portal.rounds.queries.participants import PER_PAGE, count_by_region, some_taking_part
from portal.rounds.queries.problem import without_possible_group
from portal.rounds.queries.rounds import get_round, rounds_of, standing_of, usual_round
from portal.rounds.queries.runs import find_result, find_under_way, runs_of, unmet_to_run
from portal.rounds.rules import Description
from portal.rounds.views.paging import page_number

routes = Routes()


@routes.get("/matching-rounds")
@open_to(Role.COORDINATOR)
def index() -> ResponseReturnValue:
    rounds = rounds_of(current_user.region_keys)
    return render_template("rounds/index.html", rounds=rounds, statuses=ROUND_STATUSES)


@routes.route("/matching-rounds/new", methods=["GET", "POST"])
@open_to(Role.COORDINATOR)
def new() -> ResponseReturnValue:
    form = _form(usual_round())
    if form.validate_on_submit():
        matching_round = open_round(form.description, by=current_user)
        return saved(gettext("The matching round is open."), url_for(".show", round_id=matching_round.id))
    return render_template("rounds/edit.html", form=form, matching_round=None), 422 if form.is_submitted() else 200


@routes.get("/matching-rounds/<int:round_id>")
@open_to(Role.COORDINATOR)
def show(round_id: int) -> ResponseReturnValue:
    matching_round = get_round(current_user.region_keys, round_id)
    return render_template(
        "rounds/show.html",
        matching_round=matching_round,
        counts=count_by_region(matching_round),
        standing=standing_of(matching_round),
        runs=runs_of(matching_round),
        result=find_result(matching_round),
        run_under_way=find_under_way(matching_round),
        status=ROUND_STATUSES[matching_round.status],
        run_statuses=RUN_STATUSES,
        obstacle=_obstacle(matching_round),
        pairs=pairs_of_round(matching_round),
        hopeless=without_possible_group(matching_round),
    )


@routes.get("/matching-rounds/<int:round_id>/classes")
@open_to(Role.COORDINATOR)
def classes(round_id: int) -> ResponseReturnValue:
    """Who takes part in the next run."""
    matching_round, page = get_round(current_user.region_keys, round_id), page_number()
    return render_template(
        "rounds/classes.html",
        matching_round=matching_round,
        searches=some_taking_part(matching_round, page),
        page=page,
        per_page=PER_PAGE,
    )


@routes.route("/matching-rounds/<int:round_id>/edit", methods=["GET", "POST"])
@open_to(Role.COORDINATOR)
def edit(round_id: int) -> ResponseReturnValue:
    matching_round = get_round(current_user.region_keys, round_id)
    form, is_current = _form(matching_round.description), is_as_seen(matching_round.version)
    form.joins_neighbours = has_neighbours_together(matching_round)
    if form.validate_on_submit() and is_current:
        change_round(matching_round, form.description)
        return saved(gettext("Saved. The changes count from the next preview on."), url_for(".show", round_id=round_id))
    page = render_template("rounds/edit.html", form=form, matching_round=matching_round, is_outdated=not is_current)
    return page, 422 if form.is_submitted() else 200


@routes.post("/matching-rounds/<int:round_id>/close")
@open_to(Role.COORDINATOR)
def close(round_id: int) -> ResponseReturnValue:
    close_round(get_round(current_user.region_keys, round_id))
    then, way_back = (url_for(endpoint, round_id=round_id) for endpoint in (".show", ".reopen"))
    return saved(gettext("The matching round is closed. It can be opened again."), then, undo=way_back)


@routes.post("/matching-rounds/<int:round_id>/reopen")
@open_to(Role.COORDINATOR)
def reopen(round_id: int) -> ResponseReturnValue:
    reopen_round(get_round(current_user.region_keys, round_id))
    return saved(gettext("The matching round is open."), url_for(".show", round_id=round_id))


def _obstacle(matching_round: Round) -> str:
    """Why no preview can be computed now, in words."""
    code = unmet_to_run(matching_round)
    return str(REFUSALS[code]) if code else ""


def _form(description: Description) -> RoundForm:
    form = RoundForm.of(description)
    form.allow(region_choices(only_open=True), current_user.region_keys)
    return form
