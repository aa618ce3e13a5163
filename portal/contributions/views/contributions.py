"""Doors at which contributions are read, moved and looked back on."""

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.contributions import queries
from portal.contributions.actions.contributions import Why, move
from portal.contributions.forms import LONGEST_REASON, ReasonForm
from portal.contributions.labels import DONE, REASONS, STEPS, TRACES
from portal.contributions.rules import EDITABLE, TRANSITIONS, Reason, Relation, Status, Step
from portal.core.storage.serving import serve
from portal.core.transitions import possible
from portal.core.web.access import open_to_everyone, open_to_signed_in
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.get("/contributions/<int:contribution_id>")
@open_to_everyone
@public_page
def show(contribution_id: int) -> ResponseReturnValue:
    contribution = queries.get_visible(current_user, contribution_id)
    roles = queries.parts(current_user, contribution)
    return render_template(
        "contributions/show.html",
        contribution=contribution,
        media=queries.shown_media(contribution),
        moves=possible(TRANSITIONS, Status(contribution.status), roles),
        steps=STEPS,
        may_edit=Relation.AUTHOR in roles and contribution.status in EDITABLE,
        trail=queries.trail(contribution) if roles else [],
        traces=TRACES,
        reasons=REASONS,
        roles=roles,
    )


@routes.post("/contributions/<int:contribution_id>/<any({}):step>".format(",".join(Step)))
@open_to_signed_in
def make_step(contribution_id: int, step: str) -> ResponseReturnValue:
    """Every step of the table of moves; the table decides whether this person may make it."""
    contribution = queries.get_movable(current_user, contribution_id)
    move(contribution, Step(step), by=current_user, why=reason_given(), seen=revision_seen())
    stays = request.form.get("back_to") != "desk" and queries.parts(current_user, contribution)
    return saved(
        str(DONE[Step(step)]), url_for(".show", contribution_id=contribution.id) if stays else url_for("dashboard.show")
    )


@routes.get("/contributions/<int:contribution_id>/media/<int:medium_id>/<variant>")
@open_to_everyone
def medium(contribution_id: int, medium_id: int, variant: str) -> ResponseReturnValue:
    contribution = queries.get_visible(current_user, contribution_id)
    found = queries.get_medium(contribution, medium_id)
    is_shown = found.removed_at is None
    if variant not in found.files or not (is_shown or queries.parts(current_user, contribution)):
        abort(404)
    return serve(found.files[variant], found.name, public=is_shown and contribution.status == Status.PUBLISHED)


@routes.get("/contributions/<int:contribution_id>/versions")
@open_to_signed_in
def versions(contribution_id: int) -> ResponseReturnValue:
    contribution = queries.get_movable(current_user, contribution_id)
    return render_template(
        "contributions/versions.html", contribution=contribution, versions=queries.versions(contribution)
    )


@routes.get("/contributions/<int:contribution_id>/versions/<int:number>")
@open_to_signed_in
def version(contribution_id: int, number: int) -> ResponseReturnValue:
    contribution = queries.get_movable(current_user, contribution_id)
    found = queries.get_version(contribution, number)
    return render_template(
        "contributions/version.html",
        contribution=contribution,
        version=found,
        media=queries.media_of(contribution, found),
    )


def reason_given() -> Why:
    """The reason of the form, if any; unknown codes are dropped."""
    known = {code.value for code in Reason}
    codes = tuple(Reason(code) for code in dict.fromkeys(request.form.getlist("codes")) if code in known)
    return Why(codes, (ReasonForm().words.data or "")[:LONGEST_REASON])


def revision_seen() -> int | None:
    """Which revision the page showed whose button was pressed."""
    return request.form.get("revision", type=int)
