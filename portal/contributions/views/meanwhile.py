"""Who did what last with a contribution, for somebody whose form about it came too late."""

from flask_login import current_user

from portal.contributions.labels import HISTORY
from portal.contributions.queries.contributions import get_related
from portal.contributions.queries.history import history
from portal.core.web.meanwhile import Happening


def last_step(contribution_id: int) -> Happening | None:
    steps = history(get_related(current_user, contribution_id))[:1]
    return next((Happening(str(HISTORY[step.step]), step.at, step.by.name if step.by else "") for step in steps), None)
