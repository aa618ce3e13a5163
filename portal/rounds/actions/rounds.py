"""Opens, changes and closes rounds; lets classes leave and come back."""

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch
from portal.matching.rules.criteria import balanced
from portal.regions.queries import must_be_open
from portal.rounds.models import Absence, Round, RoundRegion
from portal.rounds.rules import Description, RoundRefusal, RoundStatus


def open_round(description: Description, *, by: Person) -> Round:
    """All open searches of these regions take part from now on; refused for a region that is suspended."""
    matching_round = Round(opened_by_id=by.id)
    _describe(matching_round, description)
    db.session.add(matching_round)
    db.session.flush()
    return matching_round


def change_round(matching_round: Round, description: Description) -> None:
    """Counts from the next run on; what was published keeps its last day for answers."""
    if matching_round.status != RoundStatus.OPEN:
        raise Refused(RoundRefusal.CLOSED)
    _describe(matching_round, description)


def close_round(matching_round: Round) -> None:
    """No more runs; proposals that wait can still be answered."""
    matching_round.status = RoundStatus.CLOSED


def reopen_round(matching_round: Round) -> None:
    matching_round.status = RoundStatus.OPEN


def leave(matching_round: Round, search: PartnerSearch) -> None:
    """The class takes no part in the next runs; it goes on looking."""
    if not db.session.get(Absence, (matching_round.id, search.id)):
        db.session.add(Absence(round_id=matching_round.id, search_id=search.id))


def come_back(matching_round: Round, search: PartnerSearch) -> None:
    if absence := db.session.get(Absence, (matching_round.id, search.id)):
        db.session.delete(absence)


def _describe(matching_round: Round, description: Description) -> None:
    for key in description.regions:
        must_be_open(key)
    matching_round.size = description.size
    matching_round.weights = {str(criterion): n for criterion, n in balanced(description.weights).items()}
    matching_round.join_until, matching_round.answer_until = description.join_until, description.answer_until
    before = {each.region_key: each for each in matching_round.regions}
    matching_round.regions = [before.get(key) or RoundRegion(region_key=key) for key in description.regions]
