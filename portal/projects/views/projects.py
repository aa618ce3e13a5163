"""Pages on which projects are described, submitted and decided about; the page that everybody reads is in site."""

from dataclasses import fields

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from wtforms import SelectChoice

from portal.classes.models import SchoolClass
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.projects import actions, queries
from portal.projects.actions import Description
from portal.projects.forms import LONGEST_REASON, Decision, ProjectForm
from portal.projects.labels import DONE, MISSING, REFUSALS, topic_choices
from portal.projects.models import Project
from portal.projects.rules import EDITABLE, ProjectRefusal, Step
from portal.regions.labels import REFUSALS as REGION_REFUSALS
from portal.regions.labels import region_choices
from portal.regions.queries import all_regions
from portal.regions.rules import RegionRefusal, Status

routes = Routes()


@routes.route("/projects/new", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def new() -> ResponseReturnValue:
    classes = queries.joinable_classes(current_user)
    if not classes:
        flash(str(MISSING["classes"]), "warning")
        return redirect(url_for("classes.new"))
    form = _with_choices(ProjectForm(data=_defaults(classes)), classes)
    is_valid, chosen = form.validate_on_submit(), _chosen(form, classes)
    if _regions_allow(form, *chosen[:1]) and is_valid and chosen:
        project = actions.open_project(_description(form), school=chosen[0].school, classes=chosen, by=current_user)
        return saved(gettext("The project has been saved as a draft."), url_for("site.project", project_id=project.id))
    return _page(form)


@routes.route("/projects/<int:project_id>/edit", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def change(project_id: int) -> ResponseReturnValue:
    """Classes of other teachers stay in the project; their own teachers look after them."""
    project = queries.get_own(current_user, project_id, to_write=request.method == "POST")
    classes = queries.joinable_classes(current_user)
    form = _with_choices(ProjectForm(data=_known(project)), classes)
    if project.status not in EDITABLE:
        return _not_now(form, project)
    is_valid, chosen = form.validate_on_submit(), _chosen(form, classes)
    if _regions_allow(form, project) and is_valid and chosen:
        actions.edit(project, _description(form), chosen, by=current_user)
        return saved(gettext("Your changes have been saved."), url_for("site.project", project_id=project.id))
    return _page(form, project)


@routes.post("/projects/<int:project_id>/<any({}):step>".format(",".join(Step)))
@open_to(Role.TEACHER, Role.COORDINATOR)
def take_step(project_id: int, step: str) -> ResponseReturnValue:
    project = queries.get_related(current_user, project_id)
    actions.take_step(project, Step(step), by=current_user, reason=(Decision().reason.data or "")[:LONGEST_REASON])
    return saved(str(DONE[Step(step)]), url_for("site.project", project_id=project.id))


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


def _page(form: ProjectForm, project: Project | None = None) -> ResponseReturnValue:
    code = 422 if form.is_submitted() else 200
    return render_template("projects/edit.html", form=form, project=project), code


def _not_now(form: ProjectForm, project: Project) -> ResponseReturnValue:
    """What was typed into a form that came too late is not thrown away."""
    if request.method == "GET":
        return redirect(url_for("site.project", project_id=project.id))
    form.title.errors = [REFUSALS[ProjectRefusal.NOT_EDITABLE]]
    return render_template("projects/edit.html", form=form, project=project), 409


def _with_choices(form: ProjectForm, classes: list[SchoolClass]) -> ProjectForm:
    form.topics.choices = [SelectChoice(*topic) for topic in topic_choices()]
    form.regions.choices = [SelectChoice(*region) for region in region_choices()]
    form.classes.choices = [SelectChoice(c.id, f"{c.name} · {c.school.name}") for c in classes]
    return form


def _chosen(form: ProjectForm, classes: list[SchoolClass]) -> list[SchoolClass]:
    chosen = [c for c in classes if c.id in (form.classes.data or [])]
    if not chosen:
        form.classes.errors = [*form.classes.errors, MISSING["classes"]]
    return chosen


def _regions_allow(form: ProjectForm, at: SchoolClass | Project | None = None) -> bool:
    """Nothing new for a school whose region's partnership is suspended, nor with such a region as a new partner."""
    known = at.region_keys if isinstance(at, Project) else []
    suspended = [key for key, region in all_regions().items() if region.status != Status.ACTIVE]
    problem = REGION_REFUSALS[RegionRefusal.NOT_ACTIVE]
    if at and at.school.region_key in suspended:
        form.classes.errors = [*form.classes.errors, problem]
    elif {*suspended} & {*(form.regions.data or ())} - {*known}:
        form.regions.errors = [*form.regions.errors, problem]
    else:
        return True
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
    return {
        **{field.name: getattr(project, field.name) for field in fields(Description)},
        "classes": [c.id for c in project.classes],
        "regions": project.region_keys,
    }
