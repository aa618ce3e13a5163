"""Nominations are drafted, proposed, agreed to by the nominee, declined and withdrawn."""

from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.awards.models import AwardRound, Nomination
from portal.awards.notifications import notify_agreed, notify_ended, notify_proposed
from portal.awards.queries.dossiers import facts_of
from portal.awards.queries.nominations import relations, sides_asked, sides_missing
from portal.awards.queries.nominees import may_be_nominated, name_of, sides_of
from portal.awards.rules.codes import AwardRefusal, NominationRelation, NominationStatus, NominationStep
from portal.awards.rules.nominations import OPEN_TO_WORDS, TRANSITIONS, About
from portal.awards.rules.rounds import UNDER_WAY, takes_answers, takes_nominations
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide
from portal.regions.queries import must_be_open


def draft(round_: AwardRound, about: About, *, by: Person) -> Nomination:
    """Nobody but its author reads it yet. Refused when the round takes no nominations, or not this one."""
    _must_take(round_, about)
    nomination = Nomination(round=round_, by_id=by.id, kind=about.whom.kind)
    _describe(nomination, about)
    db.session.add(nomination)
    db.session.flush()
    return nomination


def change(nomination: Nomination, about: About, *, by: Person) -> None:
    """The author changes everything of a draft. Then words alone are completed, as long as sides can answer: the others
    agree once more.
    """
    if nomination.status not in OPEN_TO_WORDS:
        raise Refused(AwardRefusal.TOO_LATE_TO_CHANGE)
    if nomination.status == NominationStatus.DRAFT:
        _must_take(nomination.round, about)
        _describe(nomination, about)
        return
    _must_take_answers(nomination)
    before = nomination.version
    nomination.text, nomination.language, nomination.updated_at = about.text, about.language, now()
    if nomination.version != before:
        nomination.agreed_sides = _own_sides(nomination, by)
        notify_proposed(nomination, sides_missing(nomination))
        _settle(nomination)


def propose(nomination: Nomination, *, by: Person) -> None:
    """Everybody who speaks for the nominee is asked; a side for which the author speaks has agreed by this."""
    about = About(nomination.whom, nomination.text, nomination.language)
    _move(nomination, NominationStep.PROPOSE, relations(by, nomination))
    _must_take(nomination.round, about)
    for key in name_of(nomination.whom).regions:
        must_be_open(key)
    nomination.live_key = nomination.whom.key
    nomination.agreed_sides = _own_sides(nomination, by)
    _flush()
    notify_proposed(nomination, sides_missing(nomination))
    _settle(nomination)


def agree(nomination: Nomination, *, by: Person, seen: str | None = None) -> None:
    """For all sides for which the person speaks; the last one makes it count. `seen` is the version that was read."""
    _must_take_answers(nomination)
    if nomination.status != NominationStatus.PROPOSED or not (sides := sides_asked(by, nomination)):
        raise Refused(Impossible.ALREADY_TAKEN)
    if seen not in (None, nomination.version):
        raise Refused(AwardRefusal.CHANGED_SINCE)
    nomination.agreed_sides = sorted({*nomination.agreed_sides, *map(str, sides)})
    _settle(nomination)


def decline(nomination: Nomination, reason: str, *, by: Person) -> None:
    """One side is enough; its author reads why."""
    _must_take_answers(nomination)
    _move(nomination, NominationStep.DECLINE, relations(by, nomination), reason)
    nomination.reason, nomination.reason_language = reason, by.language
    _end(nomination, by)


def withdraw(nomination: Nomination, *, by: Person) -> None:
    """By its author or the nominee, until the result is published. A draft goes for good: nobody else ever read it."""
    if nomination.round.status not in UNDER_WAY:
        raise Refused(AwardRefusal.TOO_LATE_TO_CHANGE)
    was_told = nomination.status != NominationStatus.DRAFT
    _move(nomination, NominationStep.WITHDRAW, relations(by, nomination))
    nomination.place, nomination.reasons = None, {}
    if was_told:
        _end(nomination, by)
    else:
        db.session.delete(nomination)


def expire(nomination: Nomination) -> None:
    """The nominee did not answer in time."""
    _move(nomination, NominationStep.EXPIRE, {NominationRelation.CLOCK})
    _end(nomination, None)


def _settle(nomination: Nomination) -> None:
    """It counts once all sides have agreed: the dossier is frozen then."""
    if sides_missing(nomination):
        return
    _move(nomination, NominationStep.AGREE, {NominationRelation.NOMINEE})
    nomination.dossier = facts_of(nomination.whom, nomination.round_id)
    notify_agreed(nomination)


def _end(nomination: Nomination, by: Person | None) -> None:
    nomination.live_key = None
    notify_ended(nomination, by)


def _move(nomination: Nomination, step: NominationStep, by: set[NominationRelation], reason: str = "-") -> None:
    """The row is locked by whoever read it to write: of two people at once the second finds another status."""
    transition = decide(TRANSITIONS, step, nomination.status, by, reason)
    nomination.status, nomination.status_since = transition.to, now()


def _must_take(round_: AwardRound, about: About) -> None:
    if not takes_nominations(round_.status, round_.dates, now()):
        raise Refused(AwardRefusal.TOO_LATE)
    if not may_be_nominated(round_, about.whom):
        raise Refused(AwardRefusal.NOT_NOMINABLE)


def _must_take_answers(nomination: Nomination) -> None:
    if not takes_answers(nomination.round.status, nomination.round.dates, now()):
        raise Refused(AwardRefusal.TOO_LATE)


def _own_sides(nomination: Nomination, by: Person) -> list[str]:
    return sorted(str(side) for side in sides_of(by, nomination.whom))


def _describe(nomination: Nomination, about: About) -> None:
    nomination.kind = about.whom.kind
    for name in ("twinning_id", "project_id", "one_school_id", "other_school_id"):
        setattr(nomination, name, about.whom.columns.get(name))
    nomination.text, nomination.language, nomination.updated_at = about.text, about.language, now()
    numbers = {category.id for category in nomination.round.categories}
    nomination.category_id = about.category_id if about.category_id in numbers else None


def _flush() -> None:
    """The database decides who of two was first with this nominee."""
    try:
        with db.session.begin_nested():
            db.session.flush()
    except IntegrityError:
        raise Refused(AwardRefusal.NOMINATED_ALREADY) from None
