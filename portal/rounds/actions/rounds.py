"""Opens, changes and closes rounds; lets classes leave and come back; publishes what a run found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update

from portal.accounts.models import Person
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch
from portal.matching.rules.criteria import Criterion, balanced
from portal.regions.queries import must_be_open
from portal.rounds.models import Absence, Proposal, Round, RoundRegion, Run, Side
from portal.rounds.queries.rounds import taking_part
from portal.rounds.rules import RoundRefusal, RoundStatus, RunStatus, half_time


@dataclass(frozen=True)
class Description:
    """What a coordinator says about a round."""

    regions: Sequence[str]
    size: int
    weights: Mapping[Criterion, int]
    join_until: date
    answer_until: date


def open_round(description: Description, *, by: Person) -> Round:
    """All open searches of these regions take part from now on; refused for a region that rests."""
    made = Round(opened_by_id=by.id)
    _describe(made, description)
    db.session.add(made)
    db.session.flush()
    return made


def change_round(known: Round, description: Description) -> None:
    """Counts from the next run on; what was published keeps its last day for answers."""
    _must_be_open(known)
    _describe(known, description)


def close_round(known: Round) -> None:
    """No more runs; proposals that wait can still be answered."""
    known.status = RoundStatus.CLOSED


def reopen_round(known: Round) -> None:
    known.status = RoundStatus.OPEN


def leave(known: Round, search: PartnerSearch) -> None:
    """The class takes no part in the next runs; it goes on looking."""
    if not db.session.get(Absence, (known.id, search.id)):
        db.session.add(Absence(round_id=known.id, search_id=search.id))


def come_back(known: Round, search: PartnerSearch) -> None:
    if absence := db.session.get(Absence, (known.id, search.id)):
        db.session.delete(absence)


def publish(run: Run) -> list[Proposal]:
    """Proposes the groups of a preview to their classes; those that came apart meanwhile are left out and counted.

    The letters are written soon afterwards, by a job: a large round has thousands.
    Refused when the preview was published already, when no group is left, or when nobody could answer in time.
    """
    _must_be_open(run.round)
    if run.round.answer_until < today():
        raise Refused(RoundRefusal.TOO_LATE)
    _claim(run)
    possible = _still_possible(run)
    made = [_propose(run, members, points) for members, points in run.groups if possible.issuperset(members)]
    if not made:
        raise Refused(RoundRefusal.NOTHING_LEFT)
    run.n_dropped = len(run.groups) - len(made)
    db.session.flush()
    return made


def _claim(run: Run) -> None:
    """The one write that decides who of two publishes."""
    claimed = db.session.execute(
        update(Run)
        .where(Run.id == run.id, Run.status == RunStatus.PREVIEW)
        .values(status=RunStatus.PUBLISHED, published_at=now())
        .execution_options(synchronize_session=False)
    )
    if not claimed.rowcount:  # type: ignore[attr-defined]
        raise Refused(RoundRefusal.NOT_A_PREVIEW)
    db.session.refresh(run)


def _still_possible(run: Run) -> set[int]:
    """Locks the searches of a run, then tells which of them still take part."""
    members = [number for group, _points in run.groups for number in group]
    locked = select(PartnerSearch.id).where(PartnerSearch.id.in_(members)).order_by(PartnerSearch.id).with_for_update()
    db.session.execute(locked).all()
    return set(
        db.session.scalars(
            taking_part(run.round).with_only_columns(PartnerSearch.id).where(PartnerSearch.id.in_(members))
        )
    )


def _propose(run: Run, members: Sequence[int], points: int) -> Proposal:
    last = run.round.answer_until
    proposal = Proposal(run=run, points=points, remind_on=half_time(today(), last), due_on=last)
    proposal.sides = [Side(search_id=number) for number in members]
    db.session.add(proposal)
    return proposal


def _describe(known: Round, description: Description) -> None:
    for key in description.regions:
        must_be_open(key)
    known.size, known.weights = description.size, {str(key): n for key, n in balanced(description.weights).items()}
    known.join_until, known.answer_until = description.join_until, description.answer_until
    kept = {each.region_key: each for each in known.regions}
    known.regions = [kept.get(key) or RoundRegion(region_key=key) for key in description.regions]


def _must_be_open(known: Round) -> None:
    if known.status != RoundStatus.OPEN:
        raise Refused(RoundRefusal.CLOSED)
