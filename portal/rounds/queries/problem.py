"""What a run solves: the classes that take part, and the pairs that must not come out of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.queries.apart import Ids, kept_apart
from portal.matching.queries.pool import profile_of, the_pool
from portal.matching.rules.criteria import Criterion
from portal.rounds.models import Proposal, Round, Side
from portal.rounds.queries.participants import taking_part
from portal.rounds.rules import Answer, ProposalStatus, pairs_of
from portal.solver.problem import Problem


def problem_of(matching_round: Round) -> tuple[Problem, list[int]]:
    """The problem, and the numbers of the searches behind its places."""
    searches = list(db.session.scalars(taking_part(matching_round)))
    coding = the_pool().coding
    problem = Problem(
        classes=coding.attributes([profile_of(search) for search in searches]),
        regions=coding.overlap.regions,
        weights={Criterion(name): points for name, points in matching_round.weights.items()},
        size=matching_round.size,
        excluded=_excluded(searches),
    )
    return problem, [search.id for search in searches]


def _excluded(searches: Sequence[PartnerSearch]) -> list[Ids]:
    """Places of pairs that are kept apart anyway, or said no to each other."""
    places = {search.id: place for place, search in enumerate(searches)}
    unwanted = {*_declined(), *kept_apart({search.id: search.teacher_id for search in searches})}
    return sorted((places[one], places[other]) for one, other in unwanted if one in places and other in places)


def _declined() -> Iterable[Ids]:
    """Classes of which one declined a proposal with the other in it."""
    query = select(Side.proposal_id, Side.search_id, Side.answer).join(Proposal, Proposal.id == Side.proposal_id)
    members = defaultdict(list)
    for proposal_id, search_id, answer in db.session.execute(query.where(Proposal.status == ProposalStatus.DECLINED)):
        members[proposal_id].append((search_id, answer == Answer.DECLINE))
    for sides in members.values():
        no = {search_id for search_id, said_no in sides if said_no}
        yield from (each for each in pairs_of([search_id for search_id, _no in sides]) if no.intersection(each))
