"""Doors of the projects: register, describe, submit, decide, read."""

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes.models import SchoolClass
from portal.projects import queries
from portal.projects.actions import Description, edit, move, open_project
from portal.projects.forms import Decision, ProjectForm
from portal.projects.labels import DONE, MISSING, topic_choices
from portal.projects.models import Project
from portal.projects.rules import EDITABLE, Step
from portal.regions.labels import REFUSALS, region_choices
from portal.regions.queries import get_region, is_open
from portal.regions.rules import RegionRefusal
from portal.web.access import Role, open_to
from portal.web.rooms import room
from portal.web.saved import saved

bp = room("projects")


@bp.route("/projects/new", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def new() -> ResponseReturnValue:
    classes = queries.joinable_classes(current_user)
    form = _with_choices(ProjectForm(data=_defaults(classes)), classes)
    if form.validate_on_submit() and (chosen := _chosen(form, classes)) and _region_allows(form, chosen[0]):
        project = open_project(_description(form), school=chosen[0].school, classes=chosen, by=current_user)
        return saved(gettext("The project has been saved as a draft."), url_for("front.project", project_id=project.id))
    return render_template("projects/edit.html", form=form, project=None), 422 if form.is_submitted() else 200


@bp.route("/projects/<int:project_id>/edit", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def change(project_id: int) -> ResponseReturnValue:
    project = queries.get_own(current_user, project_id)
    if project.status not in EDITABLE:
        abort(404)
    classes = queries.joinable_classes(current_user)
    form = _with_choices(ProjectForm(data=_known(project)), classes)
    if form.validate_on_submit() and (chosen := _chosen(form, classes)) and _region_allows(form, chosen[0]):
        edit(project, _description(form), chosen)
        return saved(gettext("Your changes have been saved."), url_for("front.project", project_id=project.id))
    return render_template("projects/edit.html", form=form, project=project), 422 if form.is_submitted() else 200


@bp.post("/projects/<int:project_id>/<any({}):step>".format(",".join(Step)))
@open_to(Role.TEACHER, Role.COORDINATOR)
def make_step(project_id: int, step: str) -> ResponseReturnValue:
    project = queries.get_movable(current_user, project_id)
    move(project, Step(step), by=current_user, reason=Decision().reason.data or "")
    return saved(str(DONE[Step(step)]), url_for("front.project", project_id=project.id))


@bp.get("/my-projects")
@open_to(Role.TEACHER)
def own() -> ResponseReturnValue:
    projects = queries.own_projects(current_user)
    if not projects:
        return redirect(url_for(".new"))
    return render_template("projects/own.html", projects=projects)


@bp.get("/projects/waiting")
@open_to(Role.COORDINATOR)
def waiting() -> ResponseReturnValue:
    return render_template("projects/waiting.html", projects=queries.waiting(current_user.region_keys))


def _with_choices(form: ProjectForm, classes: list[SchoolClass]) -> ProjectForm:
    form.topics.choices = topic_choices()
    form.regions.choices = region_choices()
    form.classes.choices = [(c.id, f"{c.name} · {c.school.name}") for c in classes]
    return form


def _chosen(form: ProjectForm, classes: list[SchoolClass]) -> list[SchoolClass]:
    chosen = [c for c in classes if c.id in (form.classes.data or [])]
    if not chosen:
        form.classes.errors = [*form.classes.errors, MISSING["classes"]]
    return chosen


def _region_allows(form: ProjectForm, school_class: SchoolClass) -> bool:
    if is_open(get_region(school_class.school.region_key)):
        return True
    form.classes.errors = [*form.classes.errors, REFUSALS[RegionRefusal.NOT_ACTIVE]]
    return False


def _description(form: ProjectForm) -> Description:
    return Description(
        title=form.title.data,
        summary=form.summary.data or "",
        language=form.language.data,
        languages=tuple(form.languages.data or ()),
        topics=tuple(form.topics.data or ()),
        form=form.form.data,
        age_from=form.age_from.data,
        age_to=form.age_to.data,
        starts_on=form.starts_on.data,
        ends_on=form.ends_on.data,
        regions=tuple(form.regions.data or ()),
    )


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


def _known(project: Project) -> dict[str, object]:
    names = ["title", "summary", "language", "languages", "topics", "form", "age_from", "age_to", "starts_on", "ends_on"]
    return {
        **{name: getattr(project, name) for name in names},
        "classes": [c.id for c in project.classes],
        "regions": project.region_keys,
    }
