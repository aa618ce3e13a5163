"""Who has handed in to a project, for its teachers; the task, its date and the reminder."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.contributions.forms import TaskForm
from portal.contributions.queries.overview import overview as overview_of
from portal.core.web.access import Role, open_to
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.projects.actions import tasks
from portal.projects.queries import get_own

routes = Routes()


@routes.route("/projects/<int:project_id>/overview", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def overview(project_id: int) -> ResponseReturnValue:
    project = get_own(current_user, project_id)
    form = TaskForm(data={"task": project.task, "due_on": project.due_on})
    if form.validate_on_submit():
        tasks.set_task(project, form.task.data or "", form.due_on.data, language=language())
        return saved(gettext("The task has been saved. Students read it on their start page."), _here(project_id))
    page = render_template(
        "contributions/overview.html", project=project, form=form, classes=overview_of(current_user, project)
    )
    return page, 422 if form.is_submitted() else 200


@routes.post("/projects/<int:project_id>/remind")
@open_to(Role.TEACHER)
def remind(project_id: int) -> ResponseReturnValue:
    tasks.remind(get_own(current_user, project_id))
    return saved(
        gettext("The reminder stands on the start pages of those who have not handed in yet."), _here(project_id)
    )


def _here(project_id: int) -> str:
    return url_for("contributions.overview", project_id=project_id)
