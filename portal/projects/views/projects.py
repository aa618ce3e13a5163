"""Pages on which projects are described, submitted and decided about; the page that everybody reads is in site."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes.models import SchoolClass
from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.projects import queries
from portal.projects.actions import projects as actions
from portal.projects.actions.changes import discard
from portal.projects.forms import ProjectForm
from portal.projects.labels import DONE, MISSING, REFUSALS
from portal.projects.models import Project
from portal.projects.rules import EDITABLE, ProjectRefusal, Step
from portal.regions.labels import REFUSALS as REGION_REFUSALS
from portal.regions.queries import closed_regions
from portal.regions.rules import RegionRefusal

routes = Routes()


@routes.route("/projects/new", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def new() -> ResponseReturnValue:
    classes = queries.joinable_classes(current_user)
    if not classes:
        flash(str(MISSING["classes"]), "warning")
        return redirect(url_for("classes.new"))
    form = ProjectForm(data=_defaults(classes)).offer(classes)
    if "preview" in request.form:
        return _preview(form)
    if request.method == "GET" and {c.school.region_key for c in classes} <= {*closed_regions()}:
        return _page(form, obstacle=REGION_REFUSALS[RegionRefusal.NOT_ACTIVE])
    is_valid, chosen = form.validate_on_submit(), form.chosen(classes)
    own_region = chosen[0].school.region_key if chosen else None
    if form.allows_regions(closed_regions(), own_region) and is_valid and chosen:
        project = actions.open_project(form.description(), school=chosen[0].school, classes=chosen, by=current_user)
        return saved(gettext("The project has been saved as a draft."), url_for("site.project", project_id=project.id))
    return _page(form)


@routes.route("/projects/<int:project_id>/edit", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def change(project_id: int) -> ResponseReturnValue:
    """Classes of other teachers stay in the project; their own teachers look after them."""
    project = queries.get_own(current_user, project_id, to_write=request.method == "POST")
    classes = queries.joinable_classes(current_user, project)
    form = ProjectForm(data=_stored(project)).offer(classes)
    if project.status not in EDITABLE or project.hidden_at:
        return _not_now(form, project)
    if "preview" in request.form:
        return _preview(form, project)
    if request.method == "GET" and project.region_key in closed_regions():
        return _page(form, project, REGION_REFUSALS[RegionRefusal.NOT_ACTIVE])
    is_valid, chosen = form.validate_on_submit(), form.chosen(classes)
    is_allowed = form.allows_regions(closed_regions(), project.school.region_key, project.wanted["regions"])
    if is_allowed and is_valid and chosen and is_as_seen(project.version):
        actions.edit(project, form.description(), chosen, by=current_user)
        return saved(_saved_message(project), url_for("site.project", project_id=project.id))
    return _page(form, project)


@routes.post("/projects/<int:project_id>/discard-changes")
@open_to(Role.TEACHER)
def discard_changes(project_id: int) -> ResponseReturnValue:
    project = queries.get_own(current_user, project_id, to_write=True)
    discard(project, by=current_user)
    then = url_for("site.project", project_id=project.id)
    way_back = url_for("moderation.undo_project_step", project_id=project.id)
    return saved(str(DONE[Step.DISCARD_CHANGES]), then, undo=way_back)


@routes.get("/my-projects")
@open_to(Role.TEACHER)
def own() -> ResponseReturnValue:
    projects = queries.own_projects(current_user)
    if not projects:
        return redirect(url_for(".new"))
    return render_template("projects/own.html", projects=projects)


@routes.get("/projects/waiting")
@open_to(Role.COORDINATOR)
def waiting() -> ResponseReturnValue:
    return render_template("projects/waiting.html", projects=queries.waiting(current_user.region_keys))


def _saved_message(project: Project) -> str:
    if not project.differences:
        return str(gettext("Your changes have been saved."))
    return str(
        gettext("Your changes have been saved. Visitors see them as soon as the regional coordination accepts them.")
    )


def _page(form: ProjectForm, project: Project | None = None, obstacle: Any = "") -> ResponseReturnValue:
    """`obstacle` says why the form is not offered now."""
    code = 422 if form.is_submitted() else 200
    is_outdated = project is not None and not is_as_seen(project.version)
    facts = {"form": form, "project": project, "obstacle": obstacle, "is_outdated": is_outdated}
    return render_template("projects/edit.html", **facts), code


def _preview(form: ProjectForm, project: Project | None = None) -> ResponseReturnValue:
    """The form as it was typed, and its description as visitors would read it; nothing is saved."""
    return render_template("projects/edit.html", form=form, project=project, shows_preview=True)


def _not_now(form: ProjectForm, project: Project) -> ResponseReturnValue:
    """What was typed into a form that came too late is not thrown away."""
    if request.method == "GET":
        return redirect(url_for("site.project", project_id=project.id))
    form.title.errors = [REFUSALS[ProjectRefusal.NOT_EDITABLE]]
    return render_template("projects/edit.html", form=form, project=project), 409


def _defaults(classes: list[SchoolClass]) -> dict[str, object]:
    first = classes[:1]
    return {
        "language": current_user.language,
        "languages": [current_user.language],
        "form": "online",
        "classes": [c.id for c in first],
        "regions": [c.school.region_key for c in first],
        "age_from": first[0].age_from if first else None,
        "age_to": first[0].age_to if first else None,
    }


def _stored(project: Project) -> dict[str, object]:
    return {**project.wanted, "classes": [c.id for c in project.classes]}
