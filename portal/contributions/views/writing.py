"""Doors at which students write, add files and hand in."""

from enum import StrEnum

from flask import abort, current_app, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from wtforms import SelectChoice

from portal.contributions import queries
from portal.contributions.actions.contributions import Content, move, remove_medium, restore_medium, save, start
from portal.contributions.actions.preconditions import hindrance, hindrance_to_begin, must_be_editable
from portal.contributions.forms import LONGEST_ALT, ContributionForm
from portal.contributions.labels import DONE
from portal.contributions.models import Contribution
from portal.contributions.rules import EDITABLE, MOST_FILES, Status, Step, overtaken
from portal.contributions.views.uploads import Arrival, add_arrivals, arrivals, discard, notify, sentence, too_large
from portal.core.web.access import Role, open_to
from portal.core.web.forms import clean_line
from portal.core.web.routes import Routes
from portal.core.web.saved import saved, wants_json
from portal.projects.queries import open_for

routes = Routes()


@routes.route("/contributions/new", methods=["GET", "POST"])
@open_to(Role.STUDENT)
def new() -> ResponseReturnValue:
    school_class = queries.get_class_of(current_user)
    projects = {project.id: project for project in open_for(school_class.id)}
    if not projects:
        return render_template("contributions/no_project.html"), 404
    form = _with_choices(ContributionForm(), school_class.id, {key: found.title for key, found in projects.items()})
    if request.method == "GET":
        form.project.data = request.args.get("project", next(iter(projects)), type=int)
        form.language.data = current_user.language
    project = projects.get(form.project.data) or next(iter(projects.values()))
    code = hindrance_to_begin(project, school_class)
    if not form.validate_on_submit() or code:
        return _edit_page(form, None, code)
    arrived = arrivals()
    contribution = start(project, school_class, _content(form, school_class.id), by=current_user)
    return _keep_all(contribution, form, arrived)


@routes.route("/contributions/<int:contribution_id>/edit", methods=["GET", "POST"])
@open_to(Role.STUDENT)
def edit(contribution_id: int) -> ResponseReturnValue:
    contribution = queries.get_own(current_user, contribution_id)
    if request.method == "GET" and contribution.status not in EDITABLE:
        return redirect(url_for(".show", contribution_id=contribution_id))
    form = _filled(contribution)
    if not form.validate_on_submit():
        return _edit_page(form, contribution, hindrance_to_begin(contribution.project, contribution.school_class))
    arrived = [] if _overtaken(form, contribution) else arrivals(_room(contribution))
    contribution = queries.get_own(current_user, contribution_id, to_write=True)
    if code := _overtaken(form, contribution):
        discard(arrived)
        return _both_texts(form, contribution, code)
    content, in_passing = _content(form, contribution.class_id, contribution), not form.action.data
    save(contribution, content, revision=contribution.revision, by=current_user, in_passing=in_passing)
    return _change_media(contribution, form) or _keep_all(contribution, form, arrived)


@routes.post("/contributions/<int:contribution_id>/media")
@open_to(Role.STUDENT)
def add_media(contribution_id: int) -> ResponseReturnValue:
    """Uploads by themselves, with progress where the browser can; adds to the draft at once."""
    contribution = queries.get_own(current_user, contribution_id)
    must_be_editable(contribution)
    arrived = arrivals(_room(contribution)) or abort(400)
    contribution = queries.get_own(current_user, contribution_id, to_write=True)
    refused = add_arrivals(contribution, arrived, by=current_user)
    reasons = [sentence(arrival) for arrival in refused]
    if wants_json() and len(refused) == len(arrived):
        return jsonify(message=" ".join(reasons)), 422
    if not wants_json():
        notify(refused)
    media = [medium.id for medium in queries.shown_media(contribution)]
    here = url_for(".edit", contribution_id=contribution.id, _anchor="media")
    return saved("", here, revision=contribution.revision, media=media, refused=reasons)


def _with_choices(form: ContributionForm, class_id: int, projects: dict[int, str]) -> ContributionForm:
    form.project.choices = [SelectChoice(key, title) for key, title in projects.items()]
    mates = [mate for mate in queries.classmates(class_id) if mate.id != current_user.id]
    form.authors.choices = [SelectChoice(mate.id, mate.name) for mate in mates]
    return form


def _filled(contribution: Contribution) -> ContributionForm:
    known = {name: getattr(contribution, name) for name in ("title", "text", "language", "revision")}
    authors = [author.id for author in contribution.authors if author.id != current_user.id]
    form = ContributionForm(data={**known, "project": contribution.project_id, "authors": authors})
    return _with_choices(form, contribution.class_id, {contribution.project_id: contribution.project.title})


def _content(form: ContributionForm, class_id: int, contribution: Contribution | None = None) -> Content:
    """What was typed; authors from the own class only."""
    authors = tuple(mate for mate in queries.classmates(class_id) if mate.id in (form.authors.data or ()))
    typed = {
        medium.id: request.form.get(f"alt-{medium.id}")
        for medium in (queries.shown_media(contribution) if contribution else [])
    }
    alts = {key: (clean_line(alt) or "")[:LONGEST_ALT] for key, alt in typed.items() if alt is not None}
    return Content(form.title.data or "", form.text.data or "", form.language.data, authors, alts)


def _overtaken(form: ContributionForm, contribution: Contribution) -> StrEnum | None:
    return overtaken(Status(contribution.status), contribution.revision, form.revision.data or 0)


def _room(contribution: Contribution) -> int:
    return MOST_FILES - len(queries.shown_media(contribution))


def _change_media(contribution: Contribution, form: ContributionForm) -> ResponseReturnValue | None:
    """What the buttons beside the files ask for, after the text is saved."""
    here = url_for(".edit", contribution_id=contribution.id, _anchor="media")
    if form.remove.data:
        remove_medium(queries.get_medium(contribution, form.remove.data), by=current_user)
        return saved(gettext("The file was removed. Earlier versions keep it."), here)
    if form.restore.data:
        restore_medium(queries.get_medium(contribution, form.restore.data), by=current_user)
        return saved(gettext("The file is back."), here)
    return None


def _keep_all(contribution: Contribution, form: ContributionForm, arrived: list[Arrival]) -> ResponseReturnValue:
    """Keeps text and good files whatever happens; hands in only what is whole."""
    refused = add_arrivals(contribution, arrived, by=current_user)
    notify(refused)
    code = hindrance(contribution, Step.SUBMIT) if form.action.data == Step.SUBMIT else None
    if code:
        flash(_words(code), "error")
    again = url_for(".edit", contribution_id=contribution.id)
    if refused or code:
        return saved(gettext("Your text is saved as a draft."), again, revision=contribution.revision)
    if form.action.data != Step.SUBMIT:
        return saved(gettext("Saved."), again, revision=contribution.revision)
    move(contribution, Step.SUBMIT, by=current_user)
    return saved(str(DONE[Step.SUBMIT]), url_for("dashboard.show"))


def _both_texts(form: ContributionForm, contribution: Contribution, code: StrEnum) -> ResponseReturnValue:
    """Shows what is stored beside what was typed; the next save goes over the stored one knowingly."""
    form.text.errors = [*form.text.errors, _words(code)]
    form.revision.data = contribution.revision
    return _page(form, contribution, stored=contribution), 409


def _edit_page(
    form: ContributionForm, contribution: Contribution | None, code: StrEnum | None = None
) -> ResponseReturnValue:
    return _page(form, contribution, notice=_words(code) if code else ""), 422 if form.is_submitted() else 200


def _page(form: ContributionForm, contribution: Contribution | None, **facts: object) -> str:
    media, removed = (
        (queries.shown_media(contribution), queries.removed_media(contribution)) if contribution else ([], [])
    )
    return render_template(
        "contributions/edit.html",
        form=form,
        contribution=contribution,
        media=media,
        removed=removed,
        has_room=len(media) < MOST_FILES,
        too_large=too_large("{name}"),
        **facts,
    )


def _words(code: StrEnum) -> str:
    return str(current_app.extensions["refusals"][code])
