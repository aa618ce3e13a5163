"""What the page of an award round tells of its jury: the ranking for its organiser, a statement for everybody."""

from portal.awards.models import AwardRound
from portal.awards.queries.nominees import named
from portal.awards.rules.codes import RoundStatus
from portal.juries.queries.results import Statement, categories_of, judged_items, statement_of
from portal.juries.queries.rounds import find_jury

WITH_RESULT = (RoundStatus.JUDGED, RoundStatus.PUBLISHED)


def jury_ranking(award: AwardRound) -> dict[str, object] | None:
    """None before the judging has ended, or for a round that had no jury."""
    jury = find_jury(award.id)
    if jury is None or award.status not in WITH_RESULT:
        return None
    names = {number: named(item) for number, item in judged_items(jury).items()}
    return {"result": jury.result, "names": names, "categories": categories_of(award)}


def jury_statement(award: AwardRound) -> Statement | None:
    """None before the result is published."""
    return statement_of(award.id) if award.status == RoundStatus.PUBLISHED else None
