"""Puts two classes of a round together or keeps them apart, before its next run; takes that back and undoes it."""

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.rounds.models import Round, RoundPair
from portal.rounds.queries.preconditions import contradicted
from portal.rounds.rules import RoundRefusal, Wish


def unmet_to_decide(matching_round: Round, wish: Wish) -> RoundRefusal | None:
    """Why a wish can't be obeyed; of two coordinators at once the second one waits for the first."""
    db.session.execute(select(Round.id).where(Round.id == matching_round.id).with_for_update())
    return contradicted(matching_round, wish)


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
