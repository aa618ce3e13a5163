"""Pages on which students write, add files and hand in."""

from enum import StrEnum

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.models import Person
from portal.contributions.actions.drafts import save, start
from portal.contributions.actions.media import remove_medium, restore_medium
from portal.contributions.actions.preconditions import unmet_precondition, unmet_precondition_to_start
from portal.contributions.actions.steps import take_step
from portal.contributions.forms import ContributionForm
from portal.contributions.models import Contribution
from portal.contributions.queries.authors import invitations_of
from portal.contributions.queries.contacts import open_findings
from portal.contributions.queries.contributions import (
    classmates,
    current_media,
    files_left,
    get_class_of,
    get_medium,
    get_own,
    refused_media,
    removed_media,
)
from portal.contributions.queries.lists import ending_drafts
from portal.contributions.queries.preparation import room
from portal.contributions.rules import EDITABLE, ContributionRefusal, Step, save_conflict
from portal.contributions.views.steps import handed_in
from portal.contributions.views.uploads import (
    Upload,
    add_uploads,
    discard,
    flash_refusals,
    receive_uploads,
    too_large_message,
)
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.projects.models import Project
from portal.projects.queries import open_for, startable_for
from portal.regions.queries import get_region, is_open

routes = Routes()

PREVIEW = "preview"  # the button that saves and shows the text as it will be read


@routes.route("/contributions/new", methods=["GET", "POST"])
@open_to(Role.STUDENT, takes_files=True)
def new() -> ResponseReturnValue:
    school_class = get_class_of(current_user)
    find = startable_for if request.method == "GET" else open_for  # what was typed meanwhile comes back
    projects = {project.id: project for project in find(school_class.id)}
    if not projects:
        is_suspended = not is_open(get_region(school_class.school.region_key))
        return render_template("contributions/no_project.html", is_suspended=is_suspended), 404
    titles = {project.id: project.title for project in projects.values()}
    form = ContributionForm().offer(titles, _mates(school_class.id, [current_user]))
    if request.method == "GET":
        form.project.data = request.args.get("project", next(iter(projects)), type=int)
        form.language.data = current_user.language
    project = projects.get(form.project.data) or next(iter(projects.values()))
    task = project if len(projects) == 1 or "project" in request.args else None
    code = unmet_precondition_to_start(project, school_class)
    if not form.validate_on_submit() or code:
        return _edit_page(form, None, code, task=task)
    uploads = receive_uploads(room(current_user, school_class.id))
    if not (form.is_filled() or any(upload.received for upload in uploads)):
        flash_refusals(uploads)
        return _edit_page(form, None, ContributionRefusal.NOTHING_TYPED, task=task)
    contribution = start(project, school_class, form.content(_mates(school_class.id, [current_user])), by=current_user)
    return _save_all(contribution, form, uploads)


@routes.route("/contributions/<int:contribution_id>/edit", methods=["GET", "POST"])
@open_to(Role.STUDENT, takes_files=True)
def edit(contribution_id: int) -> ResponseReturnValue:
    contribution = get_own(current_user, contribution_id)
    if request.method == "GET" and contribution.status not in EDITABLE:
        return redirect(url_for(".show", contribution_id=contribution_id))
    form = _filled(contribution)
    if not form.validate_on_submit():
        code = unmet_precondition_to_start(contribution.project, contribution.school_class)
        return _edit_page(form, contribution, code, task=contribution.project)
    left = room(current_user, contribution.class_id, contribution)
    uploads = [] if _conflict(form, contribution) else receive_uploads(left)
    contribution = get_own(current_user, contribution_id, to_write=True)
    if code := _conflict(form, contribution):
        discard(uploads)
        return _both_texts(form, contribution, code)
    content = form.content(_mates(contribution.class_id, contribution.authors), current_media(contribution))
    save(contribution, content, revision=contribution.revision, by=current_user, is_autosave=not form.action.data)
    return _change_media(contribution, form) or _save_all(contribution, form, uploads)


def _mates(class_id: int, authors: list[Person]) -> list[Person]:
    """Whom the student can name as further authors."""
    known = {author.id for author in authors}
    return [mate for mate in classmates(class_id) if mate.id not in known]


def _filled(contribution: Contribution) -> ContributionForm:
    stored = {name: getattr(contribution, name) for name in ("title", "text", "language", "revision")}
    asked = [invitation.person_id for invitation in invitations_of(contribution)]
    form = ContributionForm(data={**stored, "project": contribution.project_id, "authors": asked})
    mates = _mates(contribution.class_id, contribution.authors)
    return form.offer({contribution.project_id: contribution.project.title}, mates)


def _conflict(form: ContributionForm, contribution: Contribution) -> StrEnum | None:
    return save_conflict(contribution.status, contribution.revision, form.revision.data or 0)


def _change_media(contribution: Contribution, form: ContributionForm) -> ResponseReturnValue | None:
    """What the buttons beside the files ask for, after the text is saved."""
    then = url_for(".edit", contribution_id=contribution.id, _anchor="media")
    if form.remove.data:
        remove_medium(get_medium(contribution, form.remove.data), by=current_user)
        return saved(gettext("The file was removed. Earlier versions keep it."), then)
    if form.restore.data:
        restore_medium(get_medium(contribution, form.restore.data), by=current_user)
        return saved(gettext("The file has been restored."), then)
    return None


def _save_all(contribution: Contribution, form: ContributionForm, uploads: list[Upload]) -> ResponseReturnValue:
    """Saves text and good files whatever happens; hands in only what is complete."""
    refused = add_uploads(contribution, uploads, by=current_user)
    flash_refusals(refused)
    is_submit = form.action.data == Step.SUBMIT
    code = unmet_precondition(Step.SUBMIT, contribution) if is_submit else None
    if code:
        flash(_words(code), "error")
    again = _again(contribution, form)
    if refused or code or (is_submit and form.has_more_than_shown(open_findings(contribution))):
        return saved(gettext("Your text is saved as a draft."), again, revision=contribution.revision)
    if not is_submit:
        return saved(gettext("Saved."), again, revision=contribution.revision)
    take_step(contribution, Step.SUBMIT, by=current_user)
    return handed_in(contribution)


def _again(contribution: Contribution, form: ContributionForm) -> str:
    """The form of what was saved, with a preview when it was asked for."""
    if form.action.data == PREVIEW:
        return url_for(".edit", contribution_id=contribution.id, preview=1, _anchor=PREVIEW)
    if form.action.data == Step.SUBMIT and open_findings(contribution):
        shown = contribution.revision  # scripts open no address that differs in its last part alone
        return url_for(".edit", contribution_id=contribution.id, contacts=shown, _anchor="private")
    return url_for(".edit", contribution_id=contribution.id)


def _both_texts(form: ContributionForm, contribution: Contribution, code: StrEnum) -> ResponseReturnValue:
    """Shows what is stored beside what was typed; the next save goes over the stored one knowingly."""
    form.text.errors = [*form.text.errors, _words(code)]
    form.revision.data = contribution.revision
    return _page(form, contribution, stored=contribution, task=contribution.project), 409


def _edit_page(
    form: ContributionForm, contribution: Contribution | None, code: StrEnum | None, *, task: Project | None
) -> ResponseReturnValue:
    page = _page(form, contribution, notice=_words(code) if code else "", task=task)
    return page, 422 if form.is_submitted() else 200


def _page(form: ContributionForm, contribution: Contribution | None, **facts: object) -> str:
    return render_template(
        "contributions/edit.html",
        form=form,
        contribution=contribution,
        media=current_media(contribution) if contribution else [],
        refused=refused_media(contribution) if contribution else [],
        findings=open_findings(contribution) if contribution else [],
        removed=removed_media(contribution) if contribution else [],
        ends_at=ending_drafts([contribution]).get(contribution.id) if contribution else None,
        may_hand_in=contribution is None
        or unmet_precondition_to_start(contribution.project, contribution.school_class) is None,
        may_restore=contribution and files_left(contribution) > 0,
        too_large=too_large_message("{name}"),
        shows_preview=PREVIEW in request.args,
        **facts,
    )


def _words(code: StrEnum) -> str:
    return str(current_app.extensions["refusals"][code])
