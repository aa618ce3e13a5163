"""Puts two classes of a round together or keeps them apart, before its next run; takes that back and undoes it."""

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch
from portal.rounds.models import Round, RoundPair
from portal.rounds.queries.pairs import wishes_of
from portal.rounds.queries.problem import excluded
from portal.rounds.rules import RoundRefusal, RoundStatus, Wish, contradiction


def unmet_to_decide(matching_round: Round, wish: Wish) -> RoundRefusal | None:
    """Why a wish can't be obeyed; of two coordinators at once the second one waits for the first."""
    db.session.execute(select(Round.id).where(Round.id == matching_round.id).with_for_update())
    if matching_round.status != RoundStatus.OPEN:
        return RoundRefusal.CLOSED
    if code := contradiction(wish, wishes_of(matching_round)):
        return code
    both = [db.session.get_one(PartnerSearch, search_id) for search_id in wish.ids]
    if wish.is_together and matching_round.size > 2 and both[0].region_key == both[1].region_key:
        return RoundRefusal.PAIR_OF_ONE_REGION
    return RoundRefusal.PAIR_IMPOSSIBLE if wish.is_together and excluded(both) else None


def decide(matching_round: Round, wish: Wish, *, by: Person) -> RoundPair:
    """Counts from the next run on."""
    if code := unmet_to_decide(matching_round, wish):
        raise Refused(code)
    one_id, other_id = wish.ids
    pair = db.session.get(RoundPair, (matching_round.id, one_id, other_id))
    pair = pair or RoundPair(round_id=matching_round.id, one_id=one_id, other_id=other_id)
    pair.is_together, pair.reason, pair.by_id, pair.at, pair.removed_at = (
        wish.is_together,
        wish.reason,
        by.id,
        now(),
        None,
    )
    db.session.add(pair)
    return pair


def remove(pair: RoundPair) -> None:
    """Refused when somebody else was faster."""
    claim(pair, RoundPair.removed_at.is_(None), refusal=RoundRefusal.PAIR_REMOVED, removed_at=now())


def bring_back(matching_round: Round, pair: RoundPair, *, by: Person) -> None:
    """What was removed by a slip, unless it contradicts what was decided since."""
    decide(matching_round, Wish(pair.one_id, pair.other_id, pair.is_together, pair.reason), by=by)
