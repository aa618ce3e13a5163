"""Reads what somebody can undo: a no or a withdrawal of a moment ago, after which nothing has happened."""

from collections.abc import Sequence

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.transitions import is_fresh
from portal.matching.models import Block, PartnerSearch
from portal.partnering.models import Entry, PartnerRequest
from portal.partnering.queries.partners import are_partners
from portal.partnering.queries.safety import is_blocked
from portal.partnering.rules import NOT_LOOKING, UNDOABLE, Status, Step


def find_undoable(by: Person, request: PartnerRequest) -> Entry | None:
    """The last step, as long as this person may undo it and both classes could still become partners by it."""
    query = select(Entry).where(Entry.request_id == request.id, Entry.step != "").order_by(Entry.id.desc()).limit(1)
    last = db.session.scalar(query)
    if last is None or last.step not in UNDOABLE or last.by_id != by.id or not is_fresh(last.at, now()):
        return None
    return last if _can_wait(request) else None


def last_proposal(request: PartnerRequest) -> Entry:
    """The step that is to be answered."""
    query = select(Entry).where(Entry.request_id == request.id, Entry.step.in_((Step.SEND, Step.PROPOSE)))
    return db.session.scalars(query.order_by(Entry.id.desc()).limit(1)).one()


def status_before(request: PartnerRequest) -> Status:
    """Where it stood before it was declined or withdrawn: whoever proposed last waits for the other side."""
    is_sender = request.side_of(last_proposal(request).by_id) is request.from_search
    return Status.SENT if is_sender else Status.PROPOSED


def ended_by(block: Block) -> Sequence[PartnerRequest]:
    """What waited between the two teachers until one of them blocked the other."""
    searches = select(PartnerSearch.id).where(PartnerSearch.teacher_id == block.person_id)
    ended = (Entry.step.in_(UNDOABLE), Entry.by_id == block.by_id, Entry.at >= block.at)
    query = select(PartnerRequest).join(Entry, Entry.request_id == PartnerRequest.id).where(*ended)
    is_theirs = PartnerRequest.from_search_id.in_(searches) | PartnerRequest.to_search_id.in_(searches)
    return db.session.scalars(query.where(is_theirs).distinct().order_by(PartnerRequest.id)).all()


def _can_wait(request: PartnerRequest) -> bool:
    one, other = request.from_search, request.to_search
    if request.due_on < today() or not NOT_LOOKING.isdisjoint((one.status, other.status)):
        return False
    return not (is_blocked(one.teacher_id, other.teacher_id) or are_partners(one, other))
