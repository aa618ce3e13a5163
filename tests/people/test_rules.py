"""Who may do what with whose account."""

import pytest

from portal.core.transitions import Impossible
from portal.people.rules import (
    PeopleRefusal,
    Relation,
    Standing,
    State,
    Step,
    possible_steps,
    refusal_of,
    state_of,
)

COORDINATOR, ADMINISTRATOR = Relation.COORDINATOR, Relation.ADMINISTRATOR


@pytest.mark.parametrize(
    ("suspended", "confirmed", "email", "state"),
    [
        (False, True, True, State.ACTIVE),
        (False, False, True, State.INVITED),
        (False, False, False, State.UNCONFIRMED),
        (True, True, True, State.SUSPENDED),
        (True, False, False, State.SUSPENDED),
    ],
)
def test_states(suspended: bool, confirmed: bool, email: bool, state: State) -> None:
    assert state_of(is_suspended=suspended, is_confirmed=confirmed, has_email=email) == state


def test_nobody_decides_about_the_own_account() -> None:
    standing = Standing(State.ACTIVE, ADMINISTRATOR, is_own=True)
    assert possible_steps(standing) == []
    assert refusal_of(Step.SUSPEND, standing) == PeopleRefusal.OWN_ACCOUNT


def test_the_last_administrator_stays() -> None:
    standing = Standing(State.ACTIVE, ADMINISTRATOR, is_last_administrator=True)
    refused = {step for step in Step if refusal_of(step, standing) == PeopleRefusal.LAST_ADMINISTRATOR}
    assert refused == {Step.CHANGE_ROLE, Step.SUSPEND, Step.DELETE}


def test_coordinators_neither_change_roles_nor_delete_nor_reset_second_factors() -> None:
    standing = Standing(State.ACTIVE, COORDINATOR)
    refused = {step for step in Step if refusal_of(step, standing) == PeopleRefusal.ADMINISTRATORS_ONLY}
    assert refused == {Step.CHANGE_ROLE, Step.RESET_SECOND_FACTOR, Step.DELETE}


def test_what_an_administrator_suspended_no_coordinator_reinstates() -> None:
    mine, theirs = (Standing(State.SUSPENDED, COORDINATOR, is_suspended_by_administration=by) for by in (False, True))
    assert refusal_of(Step.REINSTATE, mine) is None
    assert refusal_of(Step.REINSTATE, theirs) == PeopleRefusal.ADMINISTRATORS_ONLY
    assert (
        refusal_of(Step.REINSTATE, Standing(State.SUSPENDED, ADMINISTRATOR, is_suspended_by_administration=True))
        is None
    )


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (Step.SUSPEND, State.SUSPENDED),
        (Step.REINSTATE, State.ACTIVE),
        (Step.INVITE, State.ACTIVE),
        (Step.END_SESSIONS, State.INVITED),
        (Step.CHANGE_ROLE, State.UNCONFIRMED),
    ],
)
def test_a_step_that_was_taken_already_is_refused(step: Step, state: State) -> None:
    assert refusal_of(step, Standing(state, ADMINISTRATOR)) == Impossible.ALREADY_TAKEN


def test_an_account_with_work_in_another_region_is_no_coordinators_alone() -> None:
    standing = Standing(State.ACTIVE, COORDINATOR, works_elsewhere=True)
    assert set(possible_steps(standing)) == {Step.END_MEMBERSHIP, Step.RENEW_MEMBERSHIP, Step.HAND_OVER, Step.TAKE_OVER}
    assert refusal_of(Step.REINSTATE, Standing(State.SUSPENDED, COORDINATOR, works_elsewhere=True)) == (
        PeopleRefusal.ADMINISTRATORS_ONLY
    )
