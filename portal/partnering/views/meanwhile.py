"""Who did what last with a partner request, for somebody whose form about it came too late."""

from flask_login import current_user

from portal.core.web.meanwhile import Happening
from portal.partnering.labels import HISTORY
from portal.partnering.models import PartnerRequest
from portal.partnering.queries.messages import history
from portal.partnering.queries.requests import get_own
from portal.partnering.rules import Step


def last_step(request_id: int) -> Happening | None:
    """Messages change nothing."""
    request = get_own(current_user, request_id)
    steps = [entry for entry in history(request) if entry.step]
    if not steps:
        return None
    return Happening(str(HISTORY[Step(steps[-1].step)]), steps[-1].at, _name(request, steps[-1].by_id))


def _name(request: PartnerRequest, person_id: int | None) -> str:
    """The class for which it was done: who its teacher is, only partners get to know."""
    return request.side_of(person_id).school_class.name if person_id else ""
