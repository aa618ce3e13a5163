"""Messages between two teachers, and what helps when they go wrong: blocks and reports."""

from contextlib import suppress

from sqlalchemy import Select, delete, select
from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import possible
from portal.matching.models import PartnerSearch
from portal.partnering.actions.endings import close, live, locked
from portal.partnering.actions.requests import Words
from portal.partnering.models import Block, Entry, PartnerRequest, Report
from portal.partnering.notifications import notify_handled, notify_message, notify_reported, notify_step
from portal.partnering.queries.requests import n_unanswered, parts, sides
from portal.partnering.queries.safety import is_blocked
from portal.partnering.rules import MOST_UNANSWERED, TALKING, TRANSITIONS, PartneringRefusal, Status, Step


def may_write(request: PartnerRequest) -> bool:
    """Whether the two sides can write to each other."""
    teachers = request.from_search.teacher_id, request.to_search.teacher_id
    return request.status in TALKING and not is_blocked(*teachers)


def write(request: PartnerRequest, words: Words, *, by: Person) -> Entry:
    """A message to the other side; after a few without a reply it is the other side's turn."""
    if not may_write(request):
        raise Refused(PartneringRefusal.MESSAGES_CLOSED)
    if n_unanswered(by, request) >= MOST_UNANSWERED:
        raise Refused(PartneringRefusal.WAIT_FOR_REPLY)
    entry = Entry(request_id=request.id, by_id=by.id, text=words.text, language=words.language)
    db.session.add(entry)
    db.session.flush()
    notify_message(request, sides(by, request)[1], entry)
    return entry


def block(request: PartnerRequest, *, by: Person) -> None:
    """Nothing more comes from the other teacher; what waits between the two teachers ends, without a reason."""
    other = sides(by, request)[1].teacher_id
    _keep_out(other, by)
    for waiting in locked(_between(by.id, other)):
        step = _way_out(waiting, by)
        close(waiting, step, Status.WITHDRAWN if step == Step.WITHDRAW else Status.DECLINED, by)
        notify_step(waiting, sides(by, waiting)[1], step)


def unblock(person_id: int, *, by: Person) -> None:
    db.session.execute(delete(Block).where(Block.by_id == by.id, Block.person_id == person_id))


def report(request: PartnerRequest, words: Words, *, by: Person) -> Report:
    """Asks the coordination of the own region to look at it."""
    mine, _ = sides(by, request)
    made = Report(
        request_id=request.id, by_id=by.id, region_key=mine.region_key, text=words.text, language=words.language
    )
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError:
        raise Refused(PartneringRefusal.ALREADY_REPORTED) from None
    notify_reported(made)
    return made


def handle(found: Report, *, by: Person) -> None:
    """The coordination has dealt with it; the reporter hears so."""
    if found.handled_at is None:
        found.handled_at, found.handled_by_id = now(), by.id
        notify_handled(found)


def _keep_out(person_id: int, by: Person) -> None:
    """A second click changes nothing."""
    with suppress(IntegrityError), db.session.begin_nested():
        db.session.add(Block(by_id=by.id, person_id=person_id))


def _between(one: int, other: int) -> Select[PartnerRequest]:
    """What waits between the classes of two teachers; nobody asks an own class."""
    searches = select(PartnerSearch.id).where(PartnerSearch.teacher_id.in_((one, other)))
    return live().where(PartnerRequest.from_search_id.in_(searches), PartnerRequest.to_search_id.in_(searches))


def _way_out(request: PartnerRequest, by: Person) -> Step:
    """How the person ends a request that waits; the table of moves always has a way."""
    moves = possible(TRANSITIONS, Status(request.status), parts(by, request))
    return next(move.step for move in moves if move.step in (Step.DECLINE, Step.WITHDRAW))
