"""Who did what last with a visit, for somebody whose form about it came too late."""

from flask_login import current_user

from portal.core.web.meanwhile import Happening
from portal.visits.labels.visits import HISTORY
from portal.visits.queries.own import get_visible, history


def last_step(visit_id: int) -> Happening | None:
    entries = history(get_visible(current_user, visit_id))
    if not entries:
        return None
    last = entries[0]
    return Happening(str(HISTORY[last.step]), last.at, last.by.name if last.by else "")
