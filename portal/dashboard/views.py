"""The start page of signed-in people, one for each role."""

from collections.abc import Callable, Mapping

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.accounts.models import Person
from portal.accounts.views.notices import reads_what_waits
from portal.contributions.labels import REASONS, STATUSES, STUDENT_NEWS
from portal.contributions.rules import EDITABLE
from portal.core.clock import today
from portal.core.web.access import Role, open_to_signed_in
from portal.core.web.routes import Routes
from portal.dashboard import queries
from portal.partnering.queries.requests import sides
from portal.projects.labels import STATUSES as PROJECT_STATUSES
from portal.projects.rules import is_pressing
from portal.rights.queries.requests import count_waiting as count_data_requests
from portal.rounds.queries.proposals import sides_of

routes = Routes()

DASHBOARDS: Mapping[Role, Callable[[Person], object]] = {
    Role.STUDENT: queries.student_dashboard,
    Role.TEACHER: queries.teacher_dashboard,
    Role.COORDINATOR: queries.coordinator_dashboard,
    Role.ADMINISTRATOR: queries.administrator_dashboard,
}


@routes.get("/desk")
@open_to_signed_in
@reads_what_waits
def show() -> ResponseReturnValue:
    return render_template(
        f"dashboard/{current_user.role}.html",
        dashboard=DASHBOARDS[current_user.role](current_user),
        statuses=STATUSES,
        project_statuses=PROJECT_STATUSES,
        sides=sides,
        sides_of=sides_of,
        reasons=REASONS,
        student_news=STUDENT_NEWS,
        editable=EDITABLE,
        is_pressing=is_pressing,
        today=today(),
        n_data_requests=0 if current_user.is_student else count_data_requests(current_user),
    )
