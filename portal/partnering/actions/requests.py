"""Asks a class and answers: every step of a request."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide
from portal.matching.models import PartnerSearch
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.models import Entry, PartnerRequest
from portal.partnering.notifications import notify_step
from portal.partnering.queries.deadlines import due_in
from portal.partnering.queries.requests import are_partners, count_waiting, parts, sides
from portal.partnering.queries.safety import is_blocked
from portal.partnering.rules import MOST_WAITING, TRANSITIONS, PartneringRefusal, Reason, Status, Step, pair
from portal.projects.models import Project
from portal.projects.queries import is_teacher_of
from portal.regions.queries import must_be_open


@dataclass(frozen=True)
class Words:
    """What somebody writes, in a language, and ready reasons by their codes."""

    text: str = ""
    language: str = ""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """What one class suggests to another one."""

    words: Words
    starts_on: date
    ends_on: date
    project: Project | None = None  # of the sender; None: a new one


NO_WORDS = Words()


def send(search: PartnerSearch, other: PartnerSearch, proposal: Proposal, *, by: Person) -> PartnerRequest:
    """Asks another class; refused when there is a request between the two already, or no more may be sent."""
    _must_be_allowed(search, other)
    due = due_in(other.region_key)
    request = PartnerRequest(
        pair=pair(search.id, other.id),
        from_search=search,
        to_search=other,
        project_id=proposal.project.id if proposal.project else None,
        starts_on=proposal.starts_on,
        ends_on=proposal.ends_on,
        remind_on=due.remind_on,
        due_on=due.due_on,
    )
    try:
        with db.session.begin_nested():
            db.session.add(request)
    except IntegrityError:  # the database decides who of two was first
        raise Refused(PartneringRefusal.ALREADY_ASKED) from None
    note(request, Step.SEND, by, proposal.words, (proposal.starts_on, proposal.ends_on))
    return request


def accept(request: PartnerRequest, *, by: Person) -> Project:
    """Both classes are partners from now on; the sender's project is joined when the sender still has it."""
    decide(TRANSITIONS, Step.ACCEPT, Status(request.status), parts(by, request))
    one, other = request.from_search, request.to_search
    project = _chosen_project(request)
    period = (request.starts_on, request.ends_on)
    joint = join_partners(one, other, by=by, project=project, period=period)
    db.session.refresh(request)
    if request.status != Status.ACCEPTED:  # withdrawn or declined at the same moment
        raise Refused(Impossible.ALREADY_TAKEN)
    notify_step(request, sides(by, request)[1], Step.ACCEPT)
    return joint


def answer(request: PartnerRequest, step: Step, words: Words, *, by: Person) -> None:
    """Declines or withdraws."""
    row = decide(TRANSITIONS, step, Status(request.status), parts(by, request), words.text or " ".join(words.reasons))
    _take(request, row.to)
    note(request, step, by, words)


def propose(request: PartnerRequest, proposal: Proposal, *, by: Person) -> None:
    """Suggests another time; then it is the other side's turn, with as many school days as at first."""
    row = decide(TRANSITIONS, Step.PROPOSE, Status(request.status), parts(by, request))
    due = due_in(sides(by, request)[1].region_key)
    _take(request, row.to)
    request.starts_on, request.ends_on = proposal.starts_on, proposal.ends_on
    request.remind_on, request.due_on, request.reminded_at = due.remind_on, due.due_on, None
    note(request, Step.PROPOSE, by, proposal.words, (proposal.starts_on, proposal.ends_on))


def note(
    request: PartnerRequest, step: Step, by: Person, words: Words = NO_WORDS, period: tuple[date, date] | None = None
) -> None:
    """Writes a step into the thread and tells the other side."""
    starts_on, ends_on = period or (None, None)
    entry = Entry(
        request_id=request.id,
        step=step,
        by_id=by.id,
        reasons=list(words.reasons),
        text=words.text,
        language=words.language if words.text else "",
        starts_on=starts_on,
        ends_on=ends_on,
    )
    db.session.add(entry)
    db.session.flush()
    notify_step(request, sides(by, request)[1], step, entry)


def _must_be_allowed(search: PartnerSearch, other: PartnerSearch) -> None:
    for side in (search, other):
        must_be_open(side.region_key)
    if is_blocked(search.teacher_id, other.teacher_id):
        raise Refused(PartneringRefusal.TAKES_NO_REQUESTS)
    if are_partners(search, other):
        raise Refused(PartneringRefusal.ALREADY_PARTNERS)
    if count_waiting(search) >= MOST_WAITING:
        raise Refused(PartneringRefusal.TOO_MANY_WAITING)


def _chosen_project(request: PartnerRequest) -> Project | None:
    project = db.session.get(Project, request.project_id) if request.project_id else None
    sender = db.session.get_one(Person, request.from_search.teacher_id)
    return project if project and is_teacher_of(sender, project) else None


def _take(request: PartnerRequest, to: Status) -> None:
    """The one write that decides who was first."""
    moved = db.session.execute(
        update(PartnerRequest)
        .where(PartnerRequest.id == request.id, PartnerRequest.status == request.status)
        .values(status=to, status_since=now())
        .execution_options(synchronize_session=False)
    )
    if not moved.rowcount:  # type: ignore[attr-defined]
        raise Refused(Impossible.ALREADY_TAKEN)
    db.session.refresh(request)
