"""Who decided what last about a teacher or a school, for a coordinator whose form about it came too late."""

from flask import request
from flask_login import current_user

from portal.accounts.queries.people import find_by_id
from portal.core.web.meanwhile import Happening
from portal.schools.labels.memberships import HISTORY
from portal.schools.queries.entries import find_last
from portal.schools.queries.schools import get_own_school


def last_step(school_id: int) -> Happening | None:
    """Nothing for teachers, who ask again about themselves."""
    if not current_user.is_coordinator:
        return None
    teacher = find_by_id((request.view_args or {}).get("person"))
    entry = find_last(get_own_school(school_id, current_user.region_keys), teacher)
    return Happening(str(HISTORY[entry.step]), entry.at, entry.by.name if entry.by else "") if entry else None
