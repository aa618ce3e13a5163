"""Who did what last with a project, for somebody whose form about it came too late."""

from flask_login import current_user

from portal.core.web.meanwhile import Happening
from portal.projects.labels import STATUSES
from portal.projects.queries import get_related, history


def last_step(project_id: int) -> Happening | None:
    steps = history(get_related(current_user, project_id))[:1]
    return next((Happening(str(STATUSES[step.to]), step.at, step.by.name if step.by else "") for step in steps), None)
