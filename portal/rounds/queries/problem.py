"""What a run solves: the classes that take part, and what is decided of their pairs; the balance reads the same."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import aliased

from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.queries.apart import Ids, kept_apart, separated
from portal.matching.queries.pool import profile_of, the_coding
from portal.matching.rules.criteria import Criterion
from portal.rounds.models import Proposal, Round, Side
from portal.rounds.queries.pairs import wishes_of
from portal.rounds.queries.participants import n_lacking, taking_part
from portal.rounds.rules import Answer, ProposalStatus, pairs_of
from portal.solver.possibility import has_group
from portal.solver.problem import Problem

NOBODY = 0


@dataclass(frozen=True)
class Decided:
    """What of `Problem` is known before anything is compared, by the places of the searches."""

    owners: NDArray[np.int64]
    excluded: list[Ids]
    pinned: list[Ids]


def problem_of(matching_round: Round) -> tuple[Problem, list[int]]:
    """The problem, and the numbers of the searches behind its places."""
    rows = db.session.execute(taking_part(matching_round).add_columns(n_lacking())).all()
    searches = [row[0] for row in rows]
    decided = decided_about({search.id: search.teacher_id for search in searches}, wishes_of(matching_round))
    coding = the_coding()
    problem = Problem(
        classes=coding.attributes([profile_of(search) for search in searches]),
        regions=coding.overlap.regions,
        weights={Criterion(name): points for name, points in matching_round.weights.items()},
        size=matching_round.size,
        excluded=decided.excluded,
        pinned=decided.pinned,
        owners=decided.owners,
        places=[row[1] for row in rows],
    )
    return problem, [search.id for search in searches]


def decided_about(teachers: Mapping[int, int | None], wishes: Mapping[Ids, bool]) -> Decided:
    """`teachers` has the teacher of each search, in the order of their places."""
    never = (ids for ids, is_together in wishes.items() if not is_together)
    unwanted = {*declined(), *waiting_together(), *separated(teachers), *never}
    return Decided(
        owners=np.array([teacher or NOBODY for teacher in teachers.values()], np.int64),
        excluded=_places(teachers, unwanted),
        pinned=_places(teachers, (ids for ids, is_together in wishes.items() if is_together)),
    )


def without_possible_group(matching_round: Round) -> set[Ids]:
    """Pairs of searches that are to be together, but that no group of the next run can hold."""
    if not any(wishes_of(matching_round).values()):
        return set()
    problem, ids = problem_of(matching_round)
    return {(ids[one], ids[other]) for one, other in problem.pinned if not has_group(problem, one, other)}


def excluded(searches: Sequence[PartnerSearch]) -> list[Ids]:
    """Places of pairs that are kept apart anyway, said no to each other, or have a proposal that waits."""
    teachers = {search.id: search.teacher_id for search in searches}
    return _places(teachers, {*declined(), *waiting_together(), *kept_apart(teachers)})


def pairs_apart(search_ids: Collection[int]) -> set[Ids]:
    """Of these searches, the pairs that are not proposed, or not again."""
    query = select(PartnerSearch.id, PartnerSearch.teacher_id).where(PartnerSearch.id.in_(search_ids))
    return {*declined(), *waiting_together(), *kept_apart({row[0]: row[1] for row in db.session.execute(query)})}


def _places(searches: Iterable[int], pairs: Iterable[Ids]) -> list[Ids]:
    """Those pairs of which both are there, in order."""
    places = {search_id: place for place, search_id in enumerate(searches)}
    return sorted((places[one], places[other]) for one, other in pairs if one in places and other in places)


def declined() -> Iterable[Ids]:
    """Classes of which one declined a proposal with the other in it."""
    query = select(Side.proposal_id, Side.search_id, Side.answer).join(Proposal, Proposal.id == Side.proposal_id)
    members = defaultdict(list)
    for proposal_id, search_id, answer in db.session.execute(query.where(Proposal.status == ProposalStatus.DECLINED)):
        members[proposal_id].append((search_id, answer == Answer.DECLINE))
    for sides in members.values():
        no = {search_id for search_id, said_no in sides if said_no}
        yield from (each for each in pairs_of([search_id for search_id, _no in sides]) if no.intersection(each))


def waiting_together() -> Iterable[Ids]:
    """Classes that have a proposal together that waits."""
    one, other = aliased(Side), aliased(Side)
    query = select(one.search_id, other.search_id).join(other, other.proposal_id == one.proposal_id)
    query = query.where(one.is_live, one.search_id < other.search_id)
    return ((row[0], row[1]) for row in db.session.execute(query))
