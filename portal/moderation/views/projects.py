"""Steps of projects, and decisions about their changes: contributions are shown, hidden and found accordingly."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.contributions.actions.publishing import follow
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.projects.actions import changes, undoing
from portal.projects.actions import projects as actions
from portal.projects.forms import DecisionForm
from portal.projects.labels import DONE
from portal.projects.models import Project
from portal.projects.queries import get_related
from portal.projects.rules import LONGEST_REASON, TRANSITIONS, UNDOABLE, Step

routes = Routes()

STEPS = dict.fromkeys(transition.step for transition in TRANSITIONS)


@routes.post("/projects/<int:project_id>/<any({}):step>".format(",".join(STEPS)))
@open_to(Role.TEACHER, Role.COORDINATOR)
def take_project_step(project_id: int, step: str) -> ResponseReturnValue:
    project = get_related(current_user, project_id)
    was_public = project.is_public
    actions.take_step(project, Step(step), by=current_user, reason=_reason(), seen=request.form.get("seen"))
    if project.is_public != was_public:
        follow(project)
    return _done(project, Step(step))


@routes.post("/projects/<int:project_id>/undo", endpoint="undo_project_step")
@open_to(Role.TEACHER, Role.COORDINATOR)
def undo(project_id: int) -> ResponseReturnValue:
    project = get_related(current_user, project_id, to_write=True)
    undoing.undo(project, by=current_user)
    follow(project)
    return saved(str(DONE[Step.UNDO]), url_for("site.project", project_id=project.id))


@routes.post("/projects/<int:project_id>/accept_changes")
@open_to(Role.COORDINATOR)
def accept_changes(project_id: int) -> ResponseReturnValue:
    project = get_related(current_user, project_id, to_write=True)
    changes.accept_changes(project, by=current_user, seen=request.form.get("seen"))
    follow(project)
    return _done(project, Step.ACCEPT_CHANGES)


@routes.post("/projects/<int:project_id>/return_changes")
@open_to(Role.COORDINATOR)
def return_changes(project_id: int) -> ResponseReturnValue:
    project = get_related(current_user, project_id, to_write=True)
    changes.return_changes(project, _reason(), by=current_user, seen=request.form.get("seen"))
    return _done(project, Step.RETURN_CHANGES)


def _reason() -> str:
    return (DecisionForm().reason.data or "")[:LONGEST_REASON]


def _done(project: Project, step: Step) -> ResponseReturnValue:
    way_back = url_for(".undo_project_step", project_id=project.id) if step in UNDOABLE else ""
    return saved(str(DONE[step]), url_for("site.project", project_id=project.id), undo=way_back)
