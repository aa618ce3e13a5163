"""Reads why two classes can't be put together or kept apart: actions refuse for it, and pages say it."""

from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.queries.apart import Ids
from portal.matching.queries.matches import how_they_fit
from portal.rounds.models import Round
from portal.rounds.queries.pairs import wishes_of
from portal.rounds.queries.participants import still_taking_part
from portal.rounds.queries.problem import excluded
from portal.rounds.queries.runs import unmet_to_run
from portal.rounds.rules import RoundRefusal, RoundStatus, Wish, contradiction


def contradicted(matching_round: Round, wish: Wish) -> RoundRefusal | None:
    """Why a wish can't be obeyed."""
    if matching_round.status != RoundStatus.OPEN:
        return RoundRefusal.CLOSED
    if code := contradiction(wish, wishes_of(matching_round)):
        return code
    both = [db.session.get_one(PartnerSearch, search_id) for search_id in wish.ids]
    if wish.is_together and matching_round.size > 2 and both[0].region_key == both[1].region_key:
        return RoundRefusal.PAIR_OF_ONE_REGION
    return RoundRefusal.PAIR_IMPOSSIBLE if wish.is_together and excluded(both) else None


def unmet_to_put_together(matching_round: Round, pair: Ids) -> RoundRefusal | None:
    """Why no preview can be computed in which two classes are together."""
    if code := contradicted(matching_round, Wish(*pair, is_together=True)) or unmet_to_run(matching_round):
        return code
    one, other = (db.session.get_one(PartnerSearch, search_id) for search_id in pair)
    is_possible = {*still_taking_part(matching_round, pair)} == {*pair} and not how_they_fit(one, other).stops
    return None if is_possible else RoundRefusal.PAIR_GONE
