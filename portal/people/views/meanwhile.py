"""Who did what last with an account, for somebody whose form about it came too late."""

from flask_login import current_user

from portal.core.web.meanwhile import Happening
from portal.people.labels import HISTORY
from portal.people.queries.accounts import get_account, history


def last_step(person_id: int) -> Happening | None:
    steps = history(get_account(current_user, person_id).person)[:1]
    return next((Happening(str(HISTORY[step.step]), step.at, step.by.name if step.by else "") for step in steps), None)
