"""Doors of matching rounds for coordinators: open, look who takes part, change, close."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.regions.labels import region_choices
from portal.rounds.actions.rounds import Description, change_round, close_round, open_round, reopen_round
from portal.rounds.forms import RoundForm
from portal.rounds.labels import ROUND_STATUSES, RUN_STATUSES
from portal.rounds.queries import rounds as queries
from portal.rounds.rules import RoundStatus
from portal.rounds.views import pages
from portal.rounds.views.paging import page_number

routes = Routes()


@routes.get("/matching-rounds")
@open_to(Role.COORDINATOR)
def index() -> ResponseReturnValue:
    found = queries.rounds_of(current_user.region_keys)
    return render_template("rounds/index.html", rounds=found, statuses=ROUND_STATUSES)


@routes.route("/matching-rounds/new", methods=["GET", "POST"])
@open_to(Role.COORDINATOR)
def new() -> ResponseReturnValue:
    form = _form(pages.usual_round())
    if form.validate_on_submit():
        made = open_round(_described(form), by=current_user)
        return saved(gettext("The matching round is open."), url_for(".show", round_id=made.id))
    return render_template("rounds/edit.html", form=form, found=None), 422 if form.is_submitted() else 200


@routes.get("/matching-rounds/<int:round_id>")
@open_to(Role.COORDINATOR)
def show(round_id: int) -> ResponseReturnValue:
    found = queries.get_round(current_user.region_keys, round_id)
    return render_template(
        "rounds/show.html",
        found=found,
        counts=queries.count_by_region(found),
        standing=queries.standing_of(found),
        runs=queries.runs_of(found),
        status=ROUND_STATUSES[RoundStatus(found.status)],
        run_statuses=RUN_STATUSES,
    )


@routes.get("/matching-rounds/<int:round_id>/classes")
@open_to(Role.COORDINATOR)
def classes(round_id: int) -> ResponseReturnValue:
    """Who takes part in the next run."""
    found, page = queries.get_round(current_user.region_keys, round_id), page_number()
    searches = queries.some_taking_part(found, page)
    return render_template("rounds/classes.html", found=found, searches=searches, page=page, per_page=queries.PER_PAGE)


@routes.route("/matching-rounds/<int:round_id>/edit", methods=["GET", "POST"])
@open_to(Role.COORDINATOR)
def edit(round_id: int) -> ResponseReturnValue:
    found = queries.get_round(current_user.region_keys, round_id)
    form = _form(pages.known_round(found))
    if form.validate_on_submit():
        change_round(found, _described(form))
        return saved(gettext("Saved. The changes count from the next preview on."), url_for(".show", round_id=found.id))
    return render_template("rounds/edit.html", form=form, found=found), 422 if form.is_submitted() else 200


@routes.post("/matching-rounds/<int:round_id>/close")
@open_to(Role.COORDINATOR)
def close(round_id: int) -> ResponseReturnValue:
    close_round(queries.get_round(current_user.region_keys, round_id))
    return saved(gettext("The matching round is closed. It can be opened again."), url_for(".show", round_id=round_id))


@routes.post("/matching-rounds/<int:round_id>/reopen")
@open_to(Role.COORDINATOR)
def reopen(round_id: int) -> ResponseReturnValue:
    reopen_round(queries.get_round(current_user.region_keys, round_id))
    return saved(gettext("The matching round is open."), url_for(".show", round_id=round_id))


def _form(known: dict[str, object]) -> RoundForm:
    form = RoundForm(data=known)
    form.allow(region_choices(only_open=True), current_user.region_keys)
    return form


def _described(form: RoundForm) -> Description:
    return Description(
        regions=form.regions.data,
        size=form.size.data,
        weights=form.weights(),
        join_until=form.join_until.data,
        answer_until=form.answer_until.data,
    )
