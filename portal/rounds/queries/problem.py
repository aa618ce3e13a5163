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
from portal.rounds.queries.pairs import wishes_of
from portal.rounds.queries.participants import taking_part
from portal.rounds.rules import Answer, ProposalStatus, pairs_of
from portal.solver.problem import Problem


def problem_of(matching_round: Round) -> tuple[Problem, list[int]]:
    """The problem, and the numbers of the searches behind its places."""
    searches = list(db.session.scalars(taking_part(matching_round)))
    wishes = wishes_of(matching_round)
    coding = the_pool().coding
    problem = Problem(
        classes=coding.attributes([profile_of(search) for search in searches]),
        regions=coding.overlap.regions,
        weights={Criterion(name): points for name, points in matching_round.weights.items()},
        size=matching_round.size,
        excluded=[*excluded(searches), *_places(searches, [ids for ids, is_pin in wishes.items() if not is_pin])],
        pinned=_places(searches, [ids for ids, is_pin in wishes.items() if is_pin]),
    )
    return problem, [search.id for search in searches]


def excluded(searches: Sequence[PartnerSearch]) -> list[Ids]:
    """Places of pairs that are kept apart anyway, or said no to each other."""
    unwanted = {*declined(), *kept_apart({search.id: search.teacher_id for search in searches})}
    return sorted(_places(searches, unwanted))


def _places(searches: Sequence[PartnerSearch], pairs: Iterable[Ids]) -> list[Ids]:
    """Those pairs of which both are there."""
    places = {search.id: place for place, search in enumerate(searches)}
    return [(places[one], places[other]) for one, other in pairs if one in places and other in places]


def declined() -> Iterable[Ids]:
    """Classes of which one declined a proposal with the other in it."""
    query = select(Side.proposal_id, Side.search_id, Side.answer).join(Proposal, Proposal.id == Side.proposal_id)
    members = defaultdict(list)
    for proposal_id, search_id, answer in db.session.execute(query.where(Proposal.status == ProposalStatus.DECLINED)):
        members[proposal_id].append((search_id, answer == Answer.DECLINE))
    for sides in members.values():
        no = {search_id for search_id, said_no in sides if said_no}
        yield from (each for each in pairs_of([search_id for search_id, _no in sides]) if no.intersection(each))
