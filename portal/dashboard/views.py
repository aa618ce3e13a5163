"""The door of the desk: what waits for me."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.contributions.labels import REASONS, STATUSES, STUDENT_NEWS
from portal.core.web.access import Role, open_to_signed_in
from portal.core.web.routes import Routes
from portal.dashboard import queries
from portal.partnering.queries.requests import sides
from portal.projects.labels import STATUSES as PROJECT_STATUSES
from portal.rounds.queries.rounds import sides_of

routes = Routes()


INVITATION = "flask --app wsgi people invite ADDRESS --role coordinator --region"


@routes.get("/desk")
@open_to_signed_in
def show() -> ResponseReturnValue:
    if current_user.role == Role.STUDENT:
        desk: object = queries.student_desk(current_user)
    elif current_user.role == Role.TEACHER:
        desk = queries.teacher_desk(current_user)
    elif current_user.role == Role.COORDINATOR:
        desk = queries.coordinator_desk(current_user)
    else:
        desk = queries.administrator_desk()
    return render_template(
        f"desk/{current_user.role}.html",
        desk=desk,
        statuses=STATUSES,
        project_statuses=PROJECT_STATUSES,
        sides=sides,
        sides_of=sides_of,
        reasons=REASONS,
        student_news=STUDENT_NEWS,
        invitation=INVITATION,
    )
