"""Asks a class and answers: the steps of a request that teachers take."""

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.accounts.queries.people import get_person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide
from portal.matching.models import PartnerSearch
from portal.partnering.actions.entries import NO_MESSAGE, Message, add_entry
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.actions.preconditions import must_not
from portal.partnering.models import PartnerRequest
from portal.partnering.notifications import notify_step
from portal.partnering.queries.deadlines import deadlines_in
from portal.partnering.queries.locks import lock_searches
from portal.partnering.queries.preconditions import unmet_by, unmet_to_accept, unmet_to_ask, unmet_to_propose
from portal.partnering.queries.requests import find_project, relations, sides
from portal.partnering.rules import TRANSITIONS, PartneringRefusal, Period, Status, Step, pair_key
from portal.projects.models import Project


@dataclass(frozen=True)
class Proposal:
    """What one class suggests to another one."""

    message: Message
    period: Period
    project: Project | None = None  # of the sender; None: a new one


def send(search: PartnerSearch, other: PartnerSearch, proposal: Proposal, *, by: Person) -> PartnerRequest:
    """Asks another class; refused when there is a request between the two already, or no more may be sent."""
    must_not(unmet_to_ask(search, other, by))
    deadlines = deadlines_in(other.region_key)
    starts_on, ends_on = proposal.period
    request = PartnerRequest(
        pair=pair_key(search.id, other.id),
        from_search=search,
        to_search=other,
        project_id=proposal.project.id if proposal.project else None,
        starts_on=starts_on,
        ends_on=ends_on,
        remind_on=deadlines.remind_on,
        due_on=deadlines.due_on,
        asked_version=other.version,
    )
    try:
        with db.session.begin_nested():
            db.session.add(request)
    except IntegrityError:  # the database decides who of two was first
        raise Refused(PartneringRefusal.ALREADY_ASKED) from None
    _note(request, Step.SEND, by, proposal.message, proposal.period)
    return request


def must_be_as_seen(request: PartnerRequest, version: str | None) -> None:
    """Nobody answers a proposal that was changed since the page was opened."""
    if version is not None and version != request.version:
        raise Refused(Impossible.ALREADY_TAKEN)


def accept(request: PartnerRequest, *, by: Person) -> Project:
    """Both classes are partners from now on; the sender's project is joined when the sender still has it.

    Refused when the own class is another one than the other side has asked.
    The searches are locked before the request is claimed, as everywhere: then no two people wait for each other.
    """
    transition = decide(TRANSITIONS, Step.ACCEPT, request.status, relations(by, request))
    must_not(unmet_to_accept(request, by))
    lock_searches(request.from_search, request.to_search)
    _claim(request, transition.to)
    sender = get_person(request.from_search.teacher_id)
    project = join_partners(
        request.from_search,
        request.to_search,
        by=by,
        project=find_project(sender, request),
        period=request.period,
    )
    request.project_id = project.id
    entry = add_entry(request, Step.ACCEPT, by)
    notify_step(request, sides(by, request)[1], entry)
    return project


def decline(request: PartnerRequest, message: Message, *, by: Person) -> None:
    """Says no, with ready reasons or own words; these only from teachers who may write to the other side."""
    if message.text:
        must_not(unmet_by(by, sides(by, request)[0]))
    _end(request, Step.DECLINE, message, by)


def withdraw(request: PartnerRequest, *, by: Person) -> None:
    """Takes back a request that nobody has answered."""
    _end(request, Step.WITHDRAW, NO_MESSAGE, by)


def propose(request: PartnerRequest, proposal: Proposal, *, by: Person) -> None:
    """Suggests another time; then it is the other side's turn, with as many school days as at first."""
    transition = decide(TRANSITIONS, Step.PROPOSE, request.status, relations(by, request))
    must_not(unmet_to_propose(request, by))
    _mine, theirs = sides(by, request)
    deadlines = deadlines_in(theirs.region_key)
    _claim(request, transition.to)
    request.asked_version = theirs.version
    request.starts_on, request.ends_on = proposal.period
    request.remind_on, request.due_on, request.reminded_at = deadlines.remind_on, deadlines.due_on, None
    _note(request, Step.PROPOSE, by, proposal.message, proposal.period)


def _end(request: PartnerRequest, step: Step, message: Message, by: Person) -> None:
    reason = message.text or " ".join(message.reasons)
    transition = decide(TRANSITIONS, step, request.status, relations(by, request), reason)
    _claim(request, transition.to)
    _note(request, step, by, message)


def _claim(request: PartnerRequest, to: Status) -> None:
    """The one write that decides who was first."""
    as_read = PartnerRequest.status == request.status
    claim(request, as_read, refusal=Impossible.ALREADY_TAKEN, status=to, status_since=now())


def _note(request: PartnerRequest, step: Step, by: Person, message: Message, period: Period | None = None) -> None:
    """Writes a step into the history and notifies the other side."""
    entry = add_entry(request, step, by, message, period)
    notify_step(request, sides(by, request)[1], entry)
