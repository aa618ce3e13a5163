"""Pages of exhibitions for coordinators and teachers: make one, describe it, show it to everybody, end it."""

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.refusal import NotFound
from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.forms import choices, is_as_seen
from portal.core.web.locale import language
from portal.core.web.paging import from_cursor
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.exhibitions.actions import exhibitions as actions
from portal.exhibitions.forms import ChangeForm, ExhibitionForm, description
from portal.exhibitions.labels import MOVES
from portal.exhibitions.models import Exhibition
from portal.exhibitions.queries import exhibitions as queries
from portal.exhibitions.queries.works import events_with_exhibits, works_shown, works_to_add
from portal.projects.models import Project
from portal.projects.queries import get_own as get_own_project
from portal.regions.labels import region_name
from portal.regions.queries import closed_regions
from portal.uses.queries import projects_of

routes = Routes()


@routes.route("/exhibitions", methods=["GET", "POST"])
@open_to(Role.TEACHER, Role.COORDINATOR)
def index() -> ResponseReturnValue:
    form = _new_form()
    if form.source.choices and form.validate_on_submit():
        region_key, project = _source(form.source.data)
        exhibition = actions.make(description(form), region_key, project, by=current_user)
        return saved(gettext("The exhibition has been created. Now choose its works."), _edit(exhibition.id))
    own, is_closed = queries.own_exhibitions(current_user), not form.source.choices and bool(_sources())
    overseen = queries.of_projects(current_user) if current_user.is_coordinator else []
    page = render_template("exhibitions/index.html", form=form, exhibitions=own, is_closed=is_closed, overseen=overseen)
    return page, 422 if form.is_submitted() else 200


@routes.route("/exhibitions/<int:exhibition_id>/edit", methods=["GET", "POST"])
@open_to(Role.TEACHER, Role.COORDINATOR)
def edit(exhibition_id: int) -> ResponseReturnValue:
    exhibition = queries.get_own(current_user, exhibition_id, to_write=request.method == "POST")
    form = ChangeForm.of(exhibition)
    if form.validate_on_submit() and is_as_seen(exhibition.description_mark):
        actions.describe(exhibition, description(form))
        return saved(gettext("Saved."), _edit(exhibition_id))
    return _page(exhibition, form), 422 if form.is_submitted() else 200


@routes.post("/exhibitions/<int:exhibition_id>/publish")
@open_to(Role.TEACHER, Role.COORDINATOR)
def publish(exhibition_id: int) -> ResponseReturnValue:
    actions.show(queries.get_own(current_user, exhibition_id, to_write=True))
    return saved(gettext("Everybody who has the address can see the exhibition now."), _edit(exhibition_id))


@routes.post("/exhibitions/<int:exhibition_id>/hide")
@open_to(Role.TEACHER, Role.COORDINATOR)
def hide(exhibition_id: int) -> ResponseReturnValue:
    actions.hide(queries.get_own(current_user, exhibition_id, to_write=True))
    return saved(gettext("Only you can see the exhibition now."), _edit(exhibition_id))


@routes.post("/exhibitions/<int:exhibition_id>/withhold")
@open_to(Role.COORDINATOR)
def withhold(exhibition_id: int) -> ResponseReturnValue:
    """An exhibition that teachers of the region have made of their project."""
    actions.withhold(queries.get_overseen(current_user, exhibition_id))
    return saved(gettext("Visitors do not see the exhibition any more."), url_for(".index"))


@routes.post("/exhibitions/<int:exhibition_id>/release")
@open_to(Role.COORDINATOR)
def release(exhibition_id: int) -> ResponseReturnValue:
    actions.release(queries.get_overseen(current_user, exhibition_id))
    return saved(gettext("The teachers of the project can show the exhibition again."), url_for(".index"))


@routes.post("/exhibitions/<int:exhibition_id>/delete")
@open_to(Role.TEACHER, Role.COORDINATOR)
def delete(exhibition_id: int) -> ResponseReturnValue:
    actions.delete(queries.get_own(current_user, exhibition_id, to_write=True))
    return saved(gettext("The exhibition is deleted. The works stay where they are."), url_for(".index"))


def _page(exhibition: Exhibition, form: ChangeForm) -> str:
    project, after = request.args.get("project", type=row_number), request.args.get("after", "")
    is_of_region = exhibition.project_id is None
    return render_template(
        "exhibitions/edit.html",
        exhibition=exhibition,
        form=form,
        is_outdated=not is_as_seen(exhibition.description_mark),
        is_closed=exhibition.region_key in closed_regions(),
        shown={work.contribution.id: work for work in works_shown(exhibition)},
        moves=MOVES,
        page=works_to_add(exhibition, current_user, project, from_cursor(after)),
        project=project,
        projects=projects_of(current_user) if is_of_region else [],
        events=events_with_exhibits(exhibition.region_key) if is_of_region else [],
        address=f"{current_app.config['BASE_URL'].rstrip('/')}/exhibitions/{exhibition.id}",
    )


def _new_form() -> ExhibitionForm:
    """Languages: the reader's, and English for everybody else."""
    form = ExhibitionForm(data={"language": language(), "languages": sorted({language(), "en"})})
    closed = closed_regions()
    form.source.choices = choices([(code, words) for key, code, words in _sources() if key not in closed])
    return form


def _sources() -> list[tuple[str, str, str]]:
    """Whose works this person can exhibit: the region, the code and the words of each."""
    if current_user.is_coordinator:
        return [(key, f"region-{key}", region_name(key)) for key in current_user.region_keys]
    own = queries.projects_to_exhibit(current_user)
    return [(project.region_key, f"project-{project.id}", project.title) for project in own]


def _source(chosen: str) -> tuple[str, Project | None]:
    """The region, and the project if it is one's."""
    kind, _, key = chosen.partition("-")
    if kind == "region":
        return key, None
    project = get_own_project(current_user, int(key))
    if not project.is_public:
        raise NotFound
    return project.region_key, project


def _edit(exhibition_id: int) -> str:
    return url_for(".edit", exhibition_id=exhibition_id)
