"""What helps when messages go wrong: teachers block each other, and report requests to the coordination."""

from contextlib import suppress

from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import Refused, existing
from portal.core.transitions import possible
from portal.matching.models import Block
from portal.partnering.actions.entries import Message, close
from portal.partnering.actions.undoing import bring_back
from portal.partnering.models import PartnerRequest, Report
from portal.partnering.notifications import notify_reported, notify_step
from portal.partnering.queries.locks import live_between_teachers
from portal.partnering.queries.requests import relations, sides
from portal.partnering.rules import TRANSITIONS, PartneringRefusal, Step


def block(request: PartnerRequest, *, by: Person) -> int:
    """Nothing more comes from the other teacher, whose number comes back; what waits between the two teachers ends,
    without a reason.
    """
    other_id = existing(sides(by, request)[1].teacher_id)
    with suppress(IntegrityError), db.session.begin_nested():  # a second click changes nothing
        db.session.add(Block(by_id=by.id, person_id=other_id))
    for waiting in live_between_teachers(by.id, other_id):
        _end(waiting, by)
    return other_id


def unblock(person_id: int, *, by: Person) -> None:
    """What the block has ended a moment ago waits again."""
    if block := db.session.get(Block, (by.id, person_id)):
        db.session.delete(block)
        db.session.flush()
        bring_back(block, by=by)


def report(request: PartnerRequest, message: Message, *, by: Person) -> Report:
    """Asks the coordination of the own region to look at it."""
    mine, _ = sides(by, request)
    made = Report(
        request_id=request.id, by_id=by.id, region_key=mine.region_key, text=message.text, language=message.language
    )
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError:
        raise Refused(PartneringRefusal.ALREADY_REPORTED) from None
    notify_reported(made)
    return made


def _end(request: PartnerRequest, by: Person) -> None:
    """Declines or withdraws a live request; the transitions always allow one of the two."""
    transitions = possible(TRANSITIONS, request.status, relations(by, request))
    transition = next(each for each in transitions if each.step in (Step.DECLINE, Step.WITHDRAW))
    entry = close(request, transition.step, transition.to, by)
    notify_step(request, sides(by, request)[1], entry)
