"""A proposal is computed beside the portal, kept with its figures, and taken over whole or in part."""

from datetime import time

import pytest

from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.events.models import Event
from portal.events.rules.codes import EventStatus
from portal.scheduling.actions.proposals import discard, request_proposal, start_next, take
from portal.scheduling.actions.slots import pin, remove
from portal.scheduling.jobs import compute_programmes
from portal.scheduling.models import SILENCE, ProgrammeProposal
from portal.scheduling.queries.proposals import proposed_slots, unplaced_in
from portal.scheduling.queries.slots import slots_of
from portal.scheduling.rules.codes import ProgrammeRefusal, ProposalStatus
from portal.solver.programme import Obstacle
from tests.builders.programmes import accepted, day, planned, put
from tests.cast import Cast


def test_a_proposal_keeps_what_is_pinned_and_names_what_has_no_place(cast: Cast) -> None:
    event, song, dance = planned(cast)
    pin(event, song, True)
    dance.wished_days = [day(2).isoformat()]
    play = accepted(event, cast.school_class, "Das lange Spiel", minutes=600)
    proposal = _computed(cast, event)
    found = {each.application.id: (each.where.day, each.where.starts) for each in proposed_slots(event, proposal)}
    assert found == {song.id: (day(), time(12)), dance.id: (day(2), time(14))}
    assert unplaced_in(event, proposal) == [(play, Obstacle.TOO_LONG)]
    assert (proposal.status, proposal.progress, proposal.figures["placed"], proposal.figures["most_placed"]) == (
        ProposalStatus.READY, 1.0, 2, 2,
    )  # fmt: skip


def test_the_whole_proposal_replaces_the_plan(cast: Cast) -> None:
    event, _song, _dance = planned(cast)
    proposal = _computed(cast, event)
    assert take(event, proposal, None) == []
    assert {(slot.application_id, slot.starts) for slot in slots_of(event)} == {
        (each.application.id, each.where.starts) for each in proposed_slots(event, proposal)
    }
    with pytest.raises(Refused) as refusal:
        take(event, proposal, None)
    assert refusal.value.code == ProgrammeRefusal.NOT_READY


def test_of_a_part_only_the_chosen_ones_move_and_what_has_no_room_is_told(cast: Cast) -> None:
    event, song, dance = planned(cast)
    proposal = _computed(cast, event)
    proposed = {each.application.id: each.where for each in proposed_slots(event, proposal)}
    put(event, song, proposed[dance.id].starts.strftime("%H:%M"), (proposed[dance.id].day - day()).days)
    assert [each.application.id for each in take(event, proposal, {dance.id})] == [dance.id]
    assert [slot.application_id for slot in slots_of(event)] == [song.id]


def test_one_proposal_at_a_time_and_none_without_performances(cast: Cast) -> None:
    event, song, dance = planned(cast)
    request_proposal(event, by=cast.dana)
    with pytest.raises(Refused) as refusal:
        request_proposal(event, by=cast.dana)
    assert refusal.value.code == ProgrammeRefusal.ALREADY_COMPUTING
    remove(event, song)
    for application in (song, dance):
        db.session.delete(application)
    db.session.commit()
    with pytest.raises(Refused) as refusal:
        request_proposal(event, by=cast.dana)
    assert refusal.value.code == ProgrammeRefusal.NOTHING_TO_PLACE


def test_a_discarded_proposal_is_not_computed(cast: Cast) -> None:
    event, _song, _dance = planned(cast)
    proposal = request_proposal(event, by=cast.dana)
    discard(proposal)
    compute_programmes()
    db.session.refresh(proposal)
    assert (proposal.status, proposal.tries) == (ProposalStatus.DISCARDED, 0)


@pytest.mark.parametrize(("tries", "status"), [(1, ProposalStatus.READY), (3, ProposalStatus.BROKEN)])
def test_what_lost_its_process_starts_again_but_not_for_ever(cast: Cast, tries: int, status: ProposalStatus) -> None:
    event, _song, _dance = planned(cast)
    proposal = request_proposal(event, by=cast.dana)
    assert start_next() is proposal
    proposal.tries, proposal.heard_at = tries, now() - SILENCE * 2
    db.session.commit()
    compute_programmes()
    db.session.refresh(proposal)
    assert proposal.status == status


def test_a_new_one_takes_the_place_of_one_that_was_lost(cast: Cast) -> None:
    event, _song, _dance = planned(cast)
    lost = request_proposal(event, by=cast.dana)
    start_next()
    lost.heard_at = now() - SILENCE * 2
    db.session.commit()
    again = request_proposal(event, by=cast.dana)
    db.session.refresh(lost)
    assert (lost.status, again.status) == (ProposalStatus.BROKEN, ProposalStatus.WAITING)


def _computed(cast: Cast, event: Event) -> ProgrammeProposal:
    proposal = request_proposal(event, by=cast.dana)
    db.session.commit()
    compute_programmes()
    db.session.refresh(proposal)
    return proposal


def test_a_cancelled_event_gets_no_proposal(cast: Cast) -> None:
    event, _song, _dance = planned(cast)
    event.status = EventStatus.CANCELLED
    with pytest.raises(Refused) as refused:
        request_proposal(event, by=cast.dana)
    assert refused.value.code == ProgrammeRefusal.NOT_PLANNED
