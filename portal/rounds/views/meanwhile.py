"""What happened last with a round or a proposal, for somebody whose form about it came too late."""

from flask_login import current_user

from portal.accounts.queries.people import find_by_id
from portal.core.web.meanwhile import Happening
from portal.rounds.labels import PROPOSAL_STATUSES, RUN_STATUSES
from portal.rounds.queries.proposals import get_own
from portal.rounds.queries.rounds import get_round
from portal.rounds.queries.runs import runs_of
from portal.rounds.rules import RoundStatus, RunStatus


def last_run(round_id: int) -> Happening | None:
    """Who requested it stands with what is not published yet; nothing for a closed round, which has no moment."""
    matching_round = get_round(current_user.region_keys, round_id)
    run = next(iter(runs_of(matching_round)), None)
    if run is None or matching_round.status == RoundStatus.CLOSED:
        return None
    by = None if run.status == RunStatus.PUBLISHED else find_by_id(run.by_id)
    return Happening(str(RUN_STATUSES[run.status]), run.published_at or run.asked_at, by.name if by else "")


def last_answer(proposal_id: int) -> Happening | None:
    """Who the other teachers are, only partners get to know."""
    proposal = get_own(current_user, proposal_id)
    return Happening(str(PROPOSAL_STATUSES[proposal.status]), proposal.status_since, "")
