"""Properties of every table of transitions, and how a table decides."""

from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.contributions import rules as contributions
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, Transition, decide, possible
from portal.projects import rules as projects

AnyTransition = Transition[Any, Any, Any]
Table = tuple[AnyTransition, ...]
TABLES: dict[str, Table] = {"contributions": contributions.TRANSITIONS, "projects": projects.TRANSITIONS}
ENUMS: dict[str, Any] = {"contributions": contributions, "projects": projects}

# Or back, or is taken by nobody: the gate ends what lacks consent.
LEADS_NOWHERE = {
    "hand_over", "hand_back", "accept_changes", "return_changes", "discard_changes", "undo", "consent_ended",
    "edit_picture",
    "hide", "show_again", "take_down", "remove",
}  # fmt: skip

every_table = pytest.mark.parametrize("feature", TABLES)
features = st.sampled_from(sorted(TABLES))


def reachable(table: Table, start: StrEnum) -> set[StrEnum]:
    """Every status that a thing can get to from `start`, with everybody's help."""
    seen, ahead = set(), {start}
    while ahead:
        seen |= ahead
        ahead = {transition.to for transition in table if not transition.start.isdisjoint(seen)} - seen
    return seen


@every_table
def test_every_status_can_be_reached_from_the_draft(feature: str) -> None:
    assert reachable(TABLES[feature], ENUMS[feature].Status.DRAFT) == set(ENUMS[feature].Status)


@every_table
def test_no_status_is_a_dead_end(feature: str) -> None:
    everybody = list(ENUMS[feature].Relation)
    assert [status for status in ENUMS[feature].Status if not possible(TABLES[feature], status, everybody)] == []


@every_table
def test_every_step_stands_once_for_each_status_and_leads_elsewhere(feature: str) -> None:
    starts = [(transition.step, start) for transition in TABLES[feature] for start in transition.start]
    assert len(starts) == len(set(starts))
    assert {step for step, _ in starts} == {step for step in ENUMS[feature].Step if step not in LEADS_NOWHERE}
    assert [transition.step for transition in TABLES[feature] if transition.to in transition.start] == []


@every_table
def test_nobody_without_a_relation_to_a_thing_changes_its_status(feature: str) -> None:
    assert [transition.step for transition in TABLES[feature] if not transition.by] == []
    assert [
        transition for status in ENUMS[feature].Status for transition in possible(TABLES[feature], status, [])
    ] == []


@given(data=st.data(), feature=features, reason=st.sampled_from(["", " \n\t", "Bitte nenne die Quellen."]))
def test_the_decision_is_the_button(data: st.DataObject, feature: str, reason: str) -> None:
    """What may be decided is exactly what is drawn; with a reason where the row asks for one."""
    codes = ENUMS[feature]
    step, status = data.draw(st.sampled_from(list(codes.Step))), data.draw(st.sampled_from(list(codes.Status)))
    relations = data.draw(st.sets(st.sampled_from(list(codes.Relation))))
    drawn = [transition for transition in possible(TABLES[feature], status, relations) if transition.step == step]
    if not drawn:
        assert refusal(TABLES[feature], step, status, relations, reason) == Impossible.ALREADY_TAKEN
    elif drawn[0].needs_reason and not reason.strip():
        assert refusal(TABLES[feature], step, status, relations, reason) == Impossible.REASON_MISSING
    else:
        assert [decide(TABLES[feature], step, status, relations, reason)] == drawn


@given(data=st.data(), feature=features)
def test_more_relations_never_take_a_button_away(data: st.DataObject, feature: str) -> None:
    codes = ENUMS[feature]
    status, relations = data.draw(st.sampled_from(list(codes.Status))), st.sets(st.sampled_from(list(codes.Relation)))
    one, other = data.draw(relations), data.draw(relations)
    together = possible(TABLES[feature], status, one | other)
    assert together == [
        transition
        for transition in TABLES[feature]
        if transition in possible(TABLES[feature], status, one)
        or transition in possible(TABLES[feature], status, other)
    ]


def refusal(table: Table, step: StrEnum, status: StrEnum, relations: set[StrEnum], reason: str) -> StrEnum:
    with pytest.raises(Refused) as caught:
        decide(table, step, status, relations, reason)
    return caught.value.code
