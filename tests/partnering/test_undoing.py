"""A no that was a slip: Emil and Carla take it back, unless the two classes have gone on."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from portal.accounts.models import Person
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import UNDO_FOR, Impossible
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.actions.entries import Message
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.actions.requests import Proposal, decline, propose, withdraw
from portal.partnering.actions.safety import block
from portal.partnering.actions.undoing import undo
from portal.partnering.models import Entry, PartnerRequest
from portal.partnering.queries.messages import history
from portal.partnering.rules import DeclineReason, Status
from tests.builders.emails import emails
from tests.builders.partner_requests import SPRING, TEXT, asked
from tests.builders.searching import SearchingCast

NO = Message(reasons=(DeclineReason.TIME,))


def is_undone(request: PartnerRequest, by: Person) -> bool:
    try:
        undo(request, by=by)
    except Refused as refused:
        return refused.code != Impossible.TOO_LATE
    return True


def test_a_no_is_taken_back_before_anybody_hears_of_it(searching: SearchingCast) -> None:
    request = asked(searching)
    since = request.status_since
    decline(request, NO, by=searching.emil)
    undo(request, by=searching.emil)
    assert (request.status, request.status_since) == (Status.SENT, history(request)[0].at)
    assert request.status_since - since < timedelta(seconds=1)
    assert emails("decline") == []
    assert [entry.step for entry in history(request)] == ["send", "decline", "undo"]


def test_after_another_time_was_proposed_it_is_the_senders_turn_again(searching: SearchingCast) -> None:
    request = asked(searching)
    propose(request, Proposal(TEXT, SPRING), by=searching.emil)
    decline(request, NO, by=searching.carla)
    undo(request, by=searching.carla)
    assert request.status == Status.PROPOSED


def test_nobody_takes_back_the_no_of_somebody_else_or_the_same_no_twice(searching: SearchingCast) -> None:
    request = asked(searching)
    decline(request, NO, by=searching.emil)
    assert [is_undone(request, by) for by in (searching.carla, searching.emil, searching.emil)] == [False, True, False]


@pytest.mark.parametrize("happened", ["time", "due", "closed", "asked again", "partners", "blocked"])
def test_what_has_gone_on_is_not_undone(searching: SearchingCast, happened: str) -> None:
    request = asked(searching)
    withdraw(request, by=searching.carla)
    if happened == "time":
        db.session.execute(update(Entry).values(at=now() - UNDO_FOR))
    elif happened == "due":
        request.due_on = today() - timedelta(days=1)
    elif happened == "closed":
        searching.other_search.status = SearchStatus.CLOSED
    elif happened == "asked again":
        asked(searching)
    elif happened == "partners":
        searching.search.n_wanted = searching.other_search.n_wanted = 2
        db.session.flush()
        join_partners(searching.search, searching.other_search, by=None)
    else:
        block(request, by=searching.emil)
    db.session.commit()
    assert not is_undone(request, searching.carla)
    assert request.status == Status.WITHDRAWN
