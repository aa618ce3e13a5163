"""Reads what two teachers have written and done, and whether they may write on."""

from itertools import takewhile

from sqlalchemy import select

from portal.accounts.models import Person
from portal.accounts.queries.people import find_by_id
from portal.core.db import db
from portal.partnering.models import Entry, PartnerRequest
from portal.partnering.queries.safety import is_blocked
from portal.partnering.rules import MOST_UNANSWERED, TAKES_MESSAGES, UNDOABLE, Step

LONGEST_HISTORY = 500
TAKEN_BACK = UNDOABLE | {Step.UNDO}  # as if nothing had happened, where messages are possible


def history(request: PartnerRequest) -> list[Entry]:
    """All that was said and done, the oldest first."""
    query = select(Entry).where(Entry.request_id == request.id).order_by(Entry.id)
    return list(db.session.scalars(query.limit(LONGEST_HISTORY)))


def may_write(request: PartnerRequest) -> bool:
    """Whether the two sides can write to each other: both have a teacher who can answer, and none blocks the other."""
    one, other = (find_by_id(search.teacher_id) for search in (request.from_search, request.to_search))
    if request.status not in TAKES_MESSAGES or one is None or other is None:
        return False
    return not (one.suspended_at or other.suspended_at or is_blocked(one.id, other.id))


def count_unanswered(person: Person, request: PartnerRequest) -> int:
    """How many messages the person has written since anything else happened; no more than may be written."""
    query = select(Entry).where(Entry.request_id == request.id, Entry.step.not_in(TAKEN_BACK))
    query = query.order_by(Entry.id.desc()).limit(MOST_UNANSWERED)
    own = takewhile(lambda entry: entry.by_id == person.id and not entry.step, db.session.scalars(query))
    return len(list(own))
