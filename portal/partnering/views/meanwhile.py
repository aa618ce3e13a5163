"""Who did what last with a partner request, for somebody whose form about it came too late."""

from flask_login import current_user

from portal.accounts.queries.people import find_by_id
from portal.core.web.meanwhile import Happening
from portal.partnering.labels import HISTORY
from portal.partnering.queries.messages import history
from portal.partnering.queries.requests import get_own
from portal.partnering.rules import Step


def last_step(request_id: int) -> Happening | None:
    """Messages change nothing."""
    steps = [entry for entry in history(get_own(current_user, request_id)) if entry.step]
    if not steps:
        return None
    by = find_by_id(steps[-1].by_id)
    return Happening(str(HISTORY[Step(steps[-1].step)]), steps[-1].at, by.name if by else "")
