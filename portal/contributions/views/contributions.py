"""Doors at which contributions are read, moved and looked back on."""

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.contributions import queries
from portal.contributions.actions.contributions import Why, move
from portal.contributions.forms import LONGEST_REASON, ReasonForm
from portal.contributions.labels import DONE, REASONS, STEPS, TRACES
from portal.contributions.rules import EDITABLE, MOVES, Part, Reason, Status, Step
from portal.core.storage.serving import serve
from portal.core.transitions import possible
from portal.core.web.access import open_to_everyone, open_to_signed_in
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.get("/contributions/<int:work_id>")
@open_to_everyone
@public_page
def show(work_id: int) -> ResponseReturnValue:
    work = queries.get_visible(current_user, work_id)
    roles = queries.parts(current_user, work)
    return render_template(
        "contributions/show.html",
        work=work,
        media=queries.shown_media(work),
        moves=possible(MOVES, Status(work.status), roles),
        steps=STEPS,
        may_edit=Part.AUTHOR in roles and work.status in EDITABLE,
        trail=queries.trail(work) if roles else [],
        traces=TRACES,
        reasons=REASONS,
        roles=roles,
    )


@routes.post("/contributions/<int:work_id>/<any({}):step>".format(",".join(Step)))
@open_to_signed_in
def make_step(work_id: int, step: str) -> ResponseReturnValue:
    """Every step of the table of moves; the table decides whether this person may make it."""
    work = queries.get_movable(current_user, work_id)
    move(work, Step(step), by=current_user, why=reason_given(), seen=revision_seen())
    stays = request.form.get("back_to") != "desk" and queries.parts(current_user, work)
    return saved(str(DONE[Step(step)]), url_for(".show", work_id=work.id) if stays else url_for("dashboard.show"))


@routes.get("/contributions/<int:work_id>/media/<int:medium_id>/<variant>")
@open_to_everyone
def medium(work_id: int, medium_id: int, variant: str) -> ResponseReturnValue:
    work = queries.get_visible(current_user, work_id)
    found = queries.get_medium(work, medium_id)
    is_shown = found.removed_at is None
    if variant not in found.files or not (is_shown or queries.parts(current_user, work)):
        abort(404)
    return serve(found.files[variant], found.name, public=is_shown and work.status == Status.PUBLISHED)


@routes.get("/contributions/<int:work_id>/versions")
@open_to_signed_in
def versions(work_id: int) -> ResponseReturnValue:
    work = queries.get_movable(current_user, work_id)
    return render_template("contributions/versions.html", work=work, versions=queries.versions(work))


@routes.get("/contributions/<int:work_id>/versions/<int:number>")
@open_to_signed_in
def version(work_id: int, number: int) -> ResponseReturnValue:
    work = queries.get_movable(current_user, work_id)
    found = queries.get_version(work, number)
    return render_template("contributions/version.html", work=work, version=found, media=queries.media_of(work, found))


def reason_given() -> Why:
    """The reason of the form, if any; unknown codes are dropped."""
    known = {code.value for code in Reason}
    codes = tuple(Reason(code) for code in dict.fromkeys(request.form.getlist("codes")) if code in known)
    return Why(codes, (ReasonForm().words.data or "")[:LONGEST_REASON])


def revision_seen() -> int | None:
    """Which revision the page showed whose button was pressed."""
    return request.form.get("revision", type=int)
