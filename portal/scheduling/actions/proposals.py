"""Proposals of programmes: asked for, computed, taken over whole or in part."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.core.claims import change_if, claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.events.models import Event
from portal.regions.queries import must_be_open
from portal.scheduling.actions.slots import PLANNED, put, raise_version
from portal.scheduling.models import ProgrammeProposal
from portal.scheduling.queries.proposals import ProposedSlot, find_under_way, next_waiting, proposed_slots
from portal.scheduling.queries.slots import Board, performances_of, slots_of, stages_of
from portal.scheduling.rules.codes import MOST_TRIES, UNFINISHED, ProgrammeRefusal, ProposalStatus


def request_proposal(event: Event, *, by: Person) -> ProgrammeProposal:
    """Refused when one is being computed, or when there is nothing to place."""
    must_be_open(event.region_key)
    if event.status not in PLANNED:
        raise Refused(ProgrammeRefusal.NOT_PLANNED)
    if not stages_of(event) or not performances_of(event):
        raise Refused(ProgrammeRefusal.NOTHING_TO_PLACE)
    under_way = find_under_way(event)
    if under_way and under_way.is_lost:
        change_proposal(under_way.id, UNFINISHED, status=ProposalStatus.BROKEN)
    proposal = ProgrammeProposal(event=event, by_id=by.id)
    try:
        with db.session.begin_nested():
            db.session.add(proposal)
    except IntegrityError:  # the database decides who of two was first
        raise Refused(ProgrammeRefusal.ALREADY_COMPUTING) from None
    return proposal


def start_next() -> ProgrammeProposal | None:
    """The oldest one that waits, now running; None when there is none, or another process has taken it."""
    proposal = next_waiting()
    if proposal is None:
        return None
    values = {"status": ProposalStatus.RUNNING, "tries": ProgrammeProposal.tries + 1, "progress": 0.0}
    is_ours = change_proposal(proposal.id, [ProposalStatus.WAITING], **values)
    db.session.refresh(proposal)
    return proposal if is_ours else None


def start_again(proposal: ProgrammeProposal) -> None:
    """After its process was lost."""
    again = ProposalStatus.WAITING if proposal.tries < MOST_TRIES else ProposalStatus.BROKEN
    change_proposal(proposal.id, [ProposalStatus.RUNNING], status=again)


def change_proposal(
    number: int, before: Collection[ProposalStatus], *conditions: ColumnElement[bool], **values: Any
) -> bool:
    """The one write that decides what becomes of it; False when somebody else was faster."""
    is_there = (ProgrammeProposal.id == number, ProgrammeProposal.status.in_(before))
    return change_if(ProgrammeProposal, *is_there, *conditions, heard_at=now(), **values)


def discard(proposal: ProgrammeProposal) -> None:
    """Ends the computing, too."""
    open_ones = [*UNFINISHED, ProposalStatus.READY]
    change_proposal(proposal.id, open_ones, status=ProposalStatus.DISCARDED)


def take(event: Event, proposal: ProgrammeProposal, chosen: Collection[int] | None) -> list[ProposedSlot]:
    """Places what was chosen, or everything with None, where it was proposed; returns what had no room any more.

    What was taken over whole takes what it does not place out of the programme, unless that is pinned.
    """
    raise_version(event)
    is_ready = ProgrammeProposal.status == ProposalStatus.READY
    claim(proposal, is_ready, refusal=ProgrammeRefusal.NOT_READY, status=ProposalStatus.TAKEN)
    pinned = {slot.application_id for slot in slots_of(event) if slot.is_pinned}
    proposed = [each for each in proposed_slots(event, proposal) if each.application.id not in pinned]
    wanted = [each for each in proposed if chosen is None or each.application.id in chosen]
    _take_out(event, None if chosen is None else {each.application.id for each in wanted}, pinned)
    board, without_room = Board(event), []
    for each in wanted:
        if board.conflicts(each.application, each.where):
            without_room.append(each)
        else:
            put(event, each.application, each.where)
            board.add(each.application, each.where)
    return without_room


def _take_out(event: Event, numbers: Collection[int] | None, pinned: Collection[int]) -> None:
    """What is to be placed anew is in nobody's way; None: everything that is not pinned."""
    for slot in slots_of(event):
        if slot.application_id not in pinned and (numbers is None or slot.application_id in numbers):
            db.session.delete(slot)
    db.session.flush()
