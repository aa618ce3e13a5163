"""Reads proposals of programmes: of one event, those that wait, those that lost their process."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import existing
from portal.events.models import Application, Event
from portal.scheduling.models import SILENCE, ProgrammeProposal, Slot
from portal.scheduling.queries.slots import Where, performances_of, slots_of
from portal.scheduling.rules.codes import UNFINISHED, ProposalStatus
from portal.solver.programme import Obstacle

SHOWN = 20


@dataclass(frozen=True)
class ProposedSlot:
    """A performance where it is proposed, and where it is planned at the moment."""

    application: Application
    where: Where
    now: Slot | None

    @property
    def is_change(self) -> bool:
        there = self.where.place.id, self.where.day, self.where.starts
        return self.now is None or (self.now.place_id, self.now.day, self.now.starts) != there


def get_proposal(event: Event, proposal_id: int) -> ProgrammeProposal:
    query = select(ProgrammeProposal).where(ProgrammeProposal.id == proposal_id)
    return existing(db.session.scalar(query.where(ProgrammeProposal.event_id == event.id)))


def proposals_of(event: Event) -> Sequence[ProgrammeProposal]:
    """The newest first."""
    query = select(ProgrammeProposal).where(ProgrammeProposal.event_id == event.id)
    return db.session.scalars(query.order_by(ProgrammeProposal.id.desc()).limit(SHOWN)).all()


def next_waiting() -> ProgrammeProposal | None:
    query = select(ProgrammeProposal).where(ProgrammeProposal.status == ProposalStatus.WAITING)
    return db.session.scalar(query.order_by(ProgrammeProposal.id).limit(1))


def find_under_way(event: Event) -> ProgrammeProposal | None:
    query = select(ProgrammeProposal).where(ProgrammeProposal.event_id == event.id)
    return db.session.scalar(query.where(ProgrammeProposal.status.in_(UNFINISHED)))


def lost_proposals() -> Sequence[ProgrammeProposal]:
    """Those of which nobody has heard for a while: their process was stopped."""
    is_running = ProgrammeProposal.status == ProposalStatus.RUNNING
    query = select(ProgrammeProposal).where(is_running, ProgrammeProposal.heard_at < now() - SILENCE)
    return db.session.scalars(query).all()


def proposed_slots(event: Event, proposal: ProgrammeProposal) -> list[ProposedSlot]:
    """By time; what was withdrawn, and places that are gone, are left out."""
    applications = {each.id: each for each in performances_of(event)}
    places, slots = {place.id: place for place in event.places}, {slot.application_id: slot for slot in slots_of(event)}
    found = [
        ProposedSlot(
            applications[number],
            Where(places[place_id], date.fromisoformat(day), time(*divmod(minute, 60))),
            slots.get(number),
        )
        for number, place_id, day, minute in proposal.slots
        if number in applications and place_id in places
    ]
    return sorted(found, key=_in_order)


def unplaced_in(event: Event, proposal: ProgrammeProposal) -> list[tuple[Application, Obstacle]]:
    applications = {each.id: each for each in performances_of(event)}
    return [(applications[number], Obstacle(reason)) for number, reason in proposal.unplaced if number in applications]


def _in_order(each: ProposedSlot) -> tuple[date, int, int, time]:
    where = each.where
    return where.day, where.place.position, where.place.id, where.starts
