"""Doors of the contributions: write, upload, hand in, forward, read."""

from flask import abort, flash, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.models import Person
from portal.contributions import queries
from portal.contributions.actions import (
    Content,
    Why,
    describe,
    move,
    remove_medium,
    restore_medium,
    save,
    start,
)
from portal.contributions.forms import ContributionForm, ReasonForm
from portal.contributions.labels import DONE, REASONS, REFUSALS, STEPS, TRACES
from portal.contributions.models import Contribution
from portal.contributions.rules import EDITABLE, MOVES, ContributionRefusal, Part, Reason, Status, Step, is_empty
from portal.contributions.uploading import add_arrivals, arrivals, tell_refusals
from portal.files.serving import serve
from portal.kit.moves import possible
from portal.projects.queries import open_for
from portal.web.access import Role, open_to, open_to_everyone, open_to_signed_in
from portal.web.public_pages import public_page
from portal.web.rooms import room
from portal.web.saved import saved, wants_json

bp = room("contributions")


@bp.get("/contributions/<int:work_id>")
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
        reason_form=ReasonForm() if roles else None,
        roles=roles,
    )


@bp.route("/contributions/new", methods=["GET", "POST"])
@open_to(Role.STUDENT)
def new() -> ResponseReturnValue:
    school_class = queries.get_class_of(current_user)
    projects = open_for(school_class.id)
    if not projects:
        return render_template("contributions/no_project.html"), 404
    form = _form(school_class.id)
    form.project.choices = [(project.id, project.title) for project in projects]
    if request.method == "GET":
        form.project.data = request.args.get("project", projects[0].id, type=int)
        form.language.data = current_user.language
    if not form.validate_on_submit():
        return _edit_page(form, None)
    arrived, chosen = arrivals(), form.project.data
    project = next(project for project in projects if project.id == chosen)
    work = start(project, queries.get_class_of(current_user), _content(form), by=current_user)
    return _keep_all(work, form, arrived)


@bp.route("/contributions/<int:work_id>/edit", methods=["GET", "POST"])
@open_to(Role.STUDENT)
def edit(work_id: int) -> ResponseReturnValue:
    work = queries.get_editable(current_user, work_id)
    form = _form(work.class_id, obj=work)
    form.project.choices = [(work.project_id, work.project.title)]
    form.project.data = work.project_id
    if request.method == "GET":
        form.authors.data = [author.id for author in work.authors if author.id != current_user.id]
    if not form.validate_on_submit():
        return _edit_page(form, work)
    seen = form.revision.data or 0
    if seen != work.revision:
        return _edited_elsewhere(form, work)
    arrived = arrivals()
    work = queries.get_editable(current_user, work_id)
    save(work, _content(form), revision=seen, by=current_user)
    for medium in queries.shown_media(work):
        describe(medium, request.form.get(f"alt-{medium.id}", medium.alt)[:1000].strip())
    return _keep_all(work, form, arrived)


@bp.post("/contributions/<int:work_id>/media")
@open_to(Role.STUDENT)
def add_media(work_id: int) -> ResponseReturnValue:
    """One upload by itself, with progress where the browser can; adds to the draft at once."""
    queries.get_editable(current_user, work_id)
    arrived = arrivals()
    work = queries.get_editable(current_user, work_id)
    added = add_arrivals(work, arrived, by=current_user)
    here = url_for(".edit", work_id=work.id, _anchor="media")
    if wants_json() and not added:
        return jsonify(message=" ".join(arrival.refusal for arrival in arrived)), 422
    tell_refusals(arrived)
    return saved("", here, revision=work.revision, media=[medium.id for medium in added])


@bp.post("/contributions/<int:work_id>/media/<int:medium_id>/<any(remove,restore):deed>")
@open_to(Role.STUDENT)
def change_medium(work_id: int, medium_id: int, deed: str) -> ResponseReturnValue:
    work = queries.get_editable(current_user, work_id)
    medium = queries.get_medium(work, medium_id)
    if deed == "remove":
        remove_medium(medium, by=current_user)
        message = gettext("The file was removed. Earlier versions keep it.")
    else:
        restore_medium(medium, by=current_user)
        message = gettext("The file is back.")
    return saved(message, url_for(".edit", work_id=work.id, _anchor="media"))


@bp.post("/contributions/<int:work_id>/<any({}):step>".format(",".join(Step)))
@open_to_signed_in
def make_step(work_id: int, step: str) -> ResponseReturnValue:
    """Every step of the table of moves; the table decides whether this person may make it."""
    work = queries.get_movable(current_user, work_id)
    move(work, Step(step), by=current_user, why=reason_given())
    stays = request.form.get("back_to") != "desk" and queries.parts(current_user, work)
    return saved(str(DONE[Step(step)]), url_for(".show", work_id=work.id) if stays else url_for("desk.show"))


@bp.get("/contributions/<int:work_id>/media/<int:medium_id>/<variant>")
@open_to_everyone
def medium(work_id: int, medium_id: int, variant: str) -> ResponseReturnValue:
    work = queries.get_visible(current_user, work_id)
    found = queries.get_medium(work, medium_id)
    is_shown = found.removed_at is None
    if variant not in found.files or not (is_shown or queries.parts(current_user, work)):
        abort(404)
    return serve(found.files[variant], found.name, public=is_shown and work.status == Status.PUBLISHED)


@bp.get("/contributions/<int:work_id>/versions")
@open_to_signed_in
def versions(work_id: int) -> ResponseReturnValue:
    work = queries.get_movable(current_user, work_id)
    return render_template("contributions/versions.html", work=work, versions=queries.versions(work))


@bp.get("/contributions/<int:work_id>/versions/<int:number>")
@open_to_signed_in
def version(work_id: int, number: int) -> ResponseReturnValue:
    work = queries.get_movable(current_user, work_id)
    found = queries.get_version(work, number)
    media = [medium for medium in work.media if medium.id in [row[0] for row in found.media]]
    return render_template("contributions/version.html", work=work, version=found, media=media)


def reason_given() -> Why:
    """The reason of the form, if any; unknown codes are dropped."""
    known = {code.value for code in Reason}
    codes = tuple(Reason(code) for code in request.form.getlist("codes") if code in known)
    return Why(codes, (ReasonForm().words.data or "")[:2000])


def _form(class_id: int, obj: Contribution | None = None) -> ContributionForm:
    form = ContributionForm(obj=obj)
    mates = [mate for mate in queries.classmates(class_id) if mate.id != current_user.id]
    form.authors.choices = [(mate.id, mate.name) for mate in mates]
    return form


def _content(form: ContributionForm) -> Content:
    chosen = set(form.authors.data or ())
    mates = queries.classmates(queries.get_class_of(current_user).id)
    authors: tuple[Person, ...] = tuple(mate for mate in mates if mate.id in chosen)
    return Content(form.title.data or "", form.text.data or "", form.language.data, authors)


def _keep_all(work: Contribution, form: ContributionForm, arrived: list) -> ResponseReturnValue:  # type: ignore[type-arg]
    """Keeps text and good files whatever happens; hands in only what is whole."""
    add_arrivals(work, arrived, by=current_user)
    again = url_for(".edit", work_id=work.id)
    if tell_refusals(arrived):
        return saved(gettext("Your text is saved as a draft."), again)
    if form.action.data != Step.SUBMIT:
        return saved(gettext("Saved."), again, revision=work.revision)
    if is_empty(work.title, work.text, len(queries.shown_media(work))):
        flash(str(_words(ContributionRefusal.EMPTY)), "error")
        return saved(gettext("Your text is saved as a draft."), again)
    move(work, Step.SUBMIT, by=current_user)
    return saved(str(DONE[Step.SUBMIT]), url_for("desk.show"))


def _edited_elsewhere(form: ContributionForm, work: Contribution) -> ResponseReturnValue:
    """Shows what is stored beside what was typed; the next save goes over the stored one knowingly."""
    form.text.errors = [*form.text.errors, _words(ContributionRefusal.EDITED_ELSEWHERE)]
    form.revision.data = work.revision
    form.revision.raw_data = [str(work.revision)]
    return render_template("contributions/edit.html", form=form, work=work, stored=work, media=_media(work)), 409


def _edit_page(form: ContributionForm, work: Contribution | None) -> ResponseReturnValue:
    code = 422 if form.is_submitted() else 200
    return render_template("contributions/edit.html", form=form, work=work, stored=None, media=_media(work)), code


def _media(work: Contribution | None) -> list:  # type: ignore[type-arg]
    return queries.shown_media(work) if work else []


def _words(code: ContributionRefusal) -> str:
    return str(REFUSALS[code])
