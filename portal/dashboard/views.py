"""The door of the dashboard: what waits for me."""

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
        dashboard: object = queries.student_dashboard(current_user)
    elif current_user.role == Role.TEACHER:
        dashboard = queries.teacher_dashboard(current_user)
    elif current_user.role == Role.COORDINATOR:
        dashboard = queries.coordinator_dashboard(current_user)
    else:
        dashboard = queries.administrator_dashboard()
    return render_template(
        f"dashboard/{current_user.role}.html",
        dashboard=dashboard,
        statuses=STATUSES,
        project_statuses=PROJECT_STATUSES,
        sides=sides,
        sides_of=sides_of,
        reasons=REASONS,
        student_news=STUDENT_NEWS,
        invitation=INVITATION,
    )
