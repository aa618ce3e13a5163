"""What was written for a class goes with it to its new teacher, so that both sides stay told apart."""

from collections.abc import Sequence

from sqlalchemy import or_, select, update
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.partnering.models import Entry, PartnerRequest


def give_requests_to(teacher: Person, searches: Sequence[PartnerSearch]) -> None:
    """The searches have their new teacher already; entries of the other side and of the portal stay as they are."""
    ids = [search.id for search in searches]
    query = select(PartnerRequest).where(
        or_(PartnerRequest.from_search_id.in_(ids), PartnerRequest.to_search_id.in_(ids))
    )
    query = query.options(joinedload(PartnerRequest.from_search), joinedload(PartnerRequest.to_search))
    for request in db.session.scalars(query):
        theirs = request.other_side(request.from_search if request.from_search_id in ids else request.to_search)
        ours = (
            Entry.request_id == request.id,
            Entry.by_id.is_not(None),
            Entry.by_id.is_distinct_from(theirs.teacher_id),
        )
        db.session.execute(update(Entry).where(*ours).values(by_id=teacher.id))
