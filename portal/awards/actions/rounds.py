"""Organisers make award rounds and change them; steps are taken by them or by the dates of the round."""

from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.awards.actions.nominations import expire
from portal.awards.actions.publishing import announce, must_have_laureates
from portal.awards.models import AwardCategory, AwardCriterion, AwardRound
from portal.awards.notifications import notify_cancelled
from portal.awards.queries.nominations import unanswered_of
from portal.awards.queries.rounds import is_organiser
from portal.awards.rules.codes import AwardRefusal, RoundRelation, RoundStep
from portal.awards.rules.rounds import (
    BEFORE_JUDGING,
    TRANSITIONS,
    UNDER_WAY,
    Description,
    Row,
    fixed_in,
    lacks_when_open,
    missing_to_open,
)
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide
from portal.regions.queries import must_be_open


def make_round(description: Description, region_key: str, *, by: Person) -> AwardRound:
    """A draft that the coordination of a region organises; refused for a region that is suspended."""
    must_be_open(region_key)
    round_ = AwardRound(region_key=region_key, by_id=by.id)
    _describe(round_, description)
    _save(round_)
    return round_


def change_round(round_: AwardRound, description: Description) -> None:
    """Refused once it is published or cancelled; what the jury has begun with stays."""
    if round_.status not in UNDER_WAY:
        raise Refused(AwardRefusal.TOO_LATE_TO_CHANGE)
    fixed = {name: getattr(round_, name) for name in fixed_in(round_.status)}
    _describe(round_, description)
    for name, value in fixed.items():
        setattr(round_, name, value)
    _must_stay_ready(round_)
    _save(round_)


def set_categories(round_: AwardRound, rows: Sequence[Row]) -> None:
    """In this order; a nomination whose category goes has none."""
    _must_be_before_judging(round_)
    before = {each.id: each for each in round_.categories}
    kept = [before.pop(row.number) if row.number in before else AwardCategory() for row in rows]
    for place, (category, row) in enumerate(zip(kept, rows, strict=True)):
        category.names, category.position = row.names, place
    round_.categories, round_.updated_at = kept, now()


def set_criteria(round_: AwardRound, rows: Sequence[Row]) -> None:
    """In this order; refused once the jury is at work."""
    _must_be_before_judging(round_)
    before = {each.id: each for each in round_.criteria}
    kept = [before.pop(row.number) if row.number in before else AwardCriterion() for row in rows]
    for place, (criterion, row) in enumerate(zip(kept, rows, strict=True)):
        criterion.names, criterion.weight, criterion.position = row.names, row.weight, place
    round_.criteria, round_.updated_at = kept, now()
    _must_stay_ready(round_)


def take_step(round_: AwardRound, step: RoundStep, reason: str = "", *, by: Person | None = None) -> None:
    """Of two organisers at once one is first; without a person a date of the round takes the step."""
    transition = decide(TRANSITIONS, step, round_.status, _relations(round_, by), reason)
    if step == RoundStep.OPEN:
        _must_be_ready(round_)
    if step == RoundStep.PUBLISH:
        must_have_laureates(round_)
    is_as_before = AwardRound.status == round_.status
    values = {"status": transition.to, "status_since": now(), "updated_at": now()}
    if reason and by:
        values |= {"reason": reason, "reason_language": by.language}
    claim(round_, is_as_before, refusal=Impossible.ALREADY_TAKEN, **values)
    _follow(round_, step)


def _follow(round_: AwardRound, step: RoundStep) -> None:
    if step == RoundStep.BEGIN_JUDGING:
        for nomination in unanswered_of(round_):
            expire(nomination)
    elif step == RoundStep.PUBLISH:
        announce(round_)
    elif step == RoundStep.CANCEL:
        notify_cancelled(round_)


def _must_be_ready(round_: AwardRound) -> None:
    must_be_open(round_.region_key)
    if missing_to_open(round_.description, round_.weights, now()):
        raise Refused(AwardRefusal.NOT_READY)


def _must_stay_ready(round_: AwardRound) -> None:
    """Without a date or a criterion, a round that is open would never end."""
    if lacks_when_open(round_.status, round_.description, round_.weights):
        raise Refused(AwardRefusal.NOT_READY)


def _must_be_before_judging(round_: AwardRound) -> None:
    if round_.status not in BEFORE_JUDGING:
        raise Refused(AwardRefusal.TOO_LATE_TO_CHANGE)


def _relations(round_: AwardRound, by: Person | None) -> set[RoundRelation]:
    if by is None:
        return {RoundRelation.CLOCK}
    return {RoundRelation.ORGANISER} if is_organiser(by, round_) else set()


def _describe(round_: AwardRound, description: Description) -> None:
    round_.award, round_.year = description.award, description.year
    round_.titles, round_.texts, round_.language = description.titles, description.texts, description.language
    round_.nominees = [str(code) for code in description.nominees]
    dates = description.dates
    round_.nominate_until, round_.agree_until, round_.judge_until = dates.all
    round_.quorum, round_.missing_scores = description.quorum, description.missing_scores
    round_.updated_at = now()


def _save(round_: AwardRound) -> None:
    """The database decides who of two was first with this award and year."""
    try:
        with db.session.begin_nested():
            db.session.add(round_)
            db.session.flush()
    except IntegrityError:
        raise Refused(AwardRefusal.YEAR_TAKEN) from None
