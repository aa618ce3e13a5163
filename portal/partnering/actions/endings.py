"""Ends what is settled: the request between two new partners, and requests to classes that look no longer."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.partnering.models import Entry, PartnerRequest
from portal.partnering.notifications import notify_ended
from portal.partnering.rules import LIVE, Status, Step, pair
from portal.projects.models import Project


def accept_between(one: PartnerSearch, other: PartnerSearch, project: Project, by: Person | None) -> None:
    """The live request between two classes that have become partners, if there is one."""
    for request in locked(live().where(PartnerRequest.pair == pair(one.id, other.id))):
        request.project_id = project.id
        close(request, Step.ACCEPT, Status.ACCEPTED, by)


def end_requests_of(searches: Sequence[PartnerSearch]) -> None:
    """All live requests of classes that take no more partners; the other side hears of it."""
    done = {search.id for search in searches}
    mine = or_(PartnerRequest.from_search_id.in_(done), PartnerRequest.to_search_id.in_(done))
    for request in locked(live().where(mine)) if done else ():
        close(request, Step.END, Status.ENDED, None)
        for search in (request.from_search, request.to_search):
            if search.id not in done:
                notify_ended(request, search)


def close(request: PartnerRequest, step: Step, to: Status, by: Person | None) -> None:
    """Writes a step that needs no words; the request must be locked."""
    request.status, request.status_since = to, now()
    db.session.add(Entry(request_id=request.id, step=step, by_id=by.id if by else None))
    db.session.flush()


def live() -> Select[PartnerRequest]:
    return select(PartnerRequest).where(PartnerRequest.status.in_(LIVE))


def locked(requests: Select[PartnerRequest], *, skip: bool = False) -> Sequence[PartnerRequest]:
    """Read again and locked, in the order of their numbers; `skip` leaves out what somebody else works on."""
    found = requests.order_by(PartnerRequest.id).with_for_update(of=PartnerRequest, skip_locked=skip)
    return db.session.scalars(found.execution_options(populate_existing=True)).all()
