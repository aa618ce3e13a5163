"""Reads what a run was computed from: classes, weights and decisions as they were then."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from portal.core.refusal import existing
from portal.matching.models import PartnerSearch
from portal.rounds.models import Run
from portal.rounds.queries.participants import SHOWN, searches_by_id
from portal.rounds.queries.problem import problem_of
from portal.solver.keeping import is_same, packed, unpacked
from portal.solver.problem import Problem


@dataclass(frozen=True)
class Inputs:
    """A problem, and the numbers of the searches behind its places."""

    problem: Problem
    ids: Sequence[int]

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Search → its place."""
        return {search_id: place for place, search_id in enumerate(self.ids)}

    @property
    def pinned(self) -> list[tuple[int, int]]:
        """The searches that were put together."""
        return [(self.ids[one], self.ids[other]) for one, other in self.problem.pinned]

    def with_pin(self, pair: Iterable[int]) -> "Inputs":
        """The same with two classes put together."""
        one, other = sorted(self.places[search_id] for search_id in pair)
        known = {(min(pin), max(pin)) for pin in self.problem.pinned}
        return replace(self, problem=replace(self.problem, pinned=sorted(known | {(one, other)})))


def find_inputs(run: Run) -> Inputs | None:
    """None for a run of earlier days, which kept nothing."""
    known = unpacked(run.inputs) if run.inputs else None
    return Inputs(*known) if known else None


def alone_together(run: Run) -> list[tuple[PartnerSearch, PartnerSearch]]:
    """Classes that were put together, and for whom the run found no group."""
    inputs, alone = find_inputs(run), set(run.without)
    pairs = [pair for pair in inputs.pinned if alone.issuperset(pair)][:SHOWN] if inputs else []
    searches = searches_by_id([search_id for pair in pairs for search_id in pair])
    return [(searches[one], searches[other]) for one, other in pairs if one in searches and other in searches]


def inputs_for(run: Run) -> Inputs:
    """What a run that begins now is computed from: what is true now, or for a trial what was true then."""
    if run.trial_of is None:
        return Inputs(*problem_of(run.round))
    return existing(find_inputs(run.trial_of)).with_pin(run.pair)


def has_changed(run: Run) -> bool:
    """Whether the round would be computed from something else now."""
    return not (run.inputs and is_same(run.inputs, packed(*problem_of(run.round))))
