"""The end of a jury: its result follows from what was handed in, whoever is missing."""

from collections.abc import Sequence
from typing import Any

from portal.awards.rules.codes import MissingScores
from portal.core.claims import claim
from portal.core.clock import now
from portal.juries.models import Jury
from portal.juries.notifications import notify_closed
from portal.juries.queries.seats import Bench, bench_of
from portal.juries.rules.codes import JuryRefusal
from portal.juries.rules.results import Scored, Terms, result_of


def close(jury: Jury) -> None:
    """Once; whoever hands in at the same moment is before it or too late."""
    claim(jury, Jury.closed_at.is_(None), refusal=JuryRefusal.CLOSED, closed_at=now())
    jury.result = computed(bench_of(jury))
    notify_closed(jury)


def computed(bench: Bench) -> dict[str, Any]:
    """The result of what is handed in now, with numbers in place of people."""
    award_round = bench.jury.round
    terms = Terms(
        {criterion.id: criterion.weight for criterion in award_round.criteria},
        award_round.lowest,
        award_round.highest,
        award_round.quorum,
        award_round.missing_scores == MissingScores.LOWEST,
    )
    given, missing = [], []
    for member in bench.members:
        for item in bench.items_for(member):
            sheet = bench.sheet(member, item)
            if sheet and sheet.handed_in_at:
                given.append(Scored(member.number, item.id, sheet.by_criterion))
            elif bench.can_act(member):
                missing.append((member.number, item.id))
    categories = {item.id: item.category_id or 0 for item in bench.items}
    return {**result_of(terms, categories, given, missing), "regions": _regions(bench, given)}


def _regions(bench: Bench, given: Sequence[Scored]) -> list[str]:
    """Of the members who handed in something."""
    numbers = {each.juror for each in given}
    return sorted({member.region_key for member in bench.members if member.number in numbers})
