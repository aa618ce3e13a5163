"""Laws that every table of moves keeps, and how a table decides."""

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

every_table = pytest.mark.parametrize("room", TABLES)
rooms = st.sampled_from(sorted(TABLES))


def reachable(table: Table, start: StrEnum) -> set[StrEnum]:
    """Every status that a thing can get to from `start`, with everybody's help."""
    seen, ahead = set(), {start}
    while ahead:
        seen |= ahead
        ahead = {move.to for move in table if not move.start.isdisjoint(seen)} - seen
    return seen


@every_table
def test_every_status_can_be_reached_from_the_draft(room: str) -> None:
    assert reachable(TABLES[room], ENUMS[room].Status.DRAFT) == set(ENUMS[room].Status)


@every_table
def test_no_status_is_a_dead_end(room: str) -> None:
    everybody = list(ENUMS[room].Relation)
    assert [status for status in ENUMS[room].Status if not possible(TABLES[room], status, everybody)] == []


@every_table
def test_every_step_stands_once_in_the_table_and_leads_elsewhere(room: str) -> None:
    assert sorted(move.step for move in TABLES[room]) == sorted(ENUMS[room].Step)
    assert [move.step for move in TABLES[room] if move.to in move.start] == []


@every_table
def test_nobody_moves_anything_without_a_part_in_it(room: str) -> None:
    assert [move.step for move in TABLES[room] if not move.by] == []
    assert [move for status in ENUMS[room].Status for move in possible(TABLES[room], status, [])] == []


@given(data=st.data(), room=rooms, reason=st.sampled_from(["", " \n\t", "Bitte nenne die Quellen."]))
def test_the_decision_is_the_button(data: st.DataObject, room: str, reason: str) -> None:
    """What may be decided is exactly what is drawn; with a reason where the row asks for one."""
    codes = ENUMS[room]
    step, status = data.draw(st.sampled_from(list(codes.Step))), data.draw(st.sampled_from(list(codes.Status)))
    parts = data.draw(st.sets(st.sampled_from(list(codes.Relation))))
    drawn = [move for move in possible(TABLES[room], status, parts) if move.step == step]
    if not drawn:
        assert refusal(TABLES[room], step, status, parts, reason) == Impossible.ALREADY_TAKEN
    elif drawn[0].needs_reason and not reason.strip():
        assert refusal(TABLES[room], step, status, parts, reason) == Impossible.REASON_MISSING
    else:
        assert [decide(TABLES[room], step, status, parts, reason)] == drawn


@given(data=st.data(), room=rooms)
def test_more_parts_never_take_a_button_away(data: st.DataObject, room: str) -> None:
    codes = ENUMS[room]
    status, parts = data.draw(st.sampled_from(list(codes.Status))), st.sets(st.sampled_from(list(codes.Relation)))
    one, other = data.draw(parts), data.draw(parts)
    together = possible(TABLES[room], status, one | other)
    assert together == [
        move
        for move in TABLES[room]
        if move in possible(TABLES[room], status, one) or move in possible(TABLES[room], status, other)
    ]


def refusal(table: Table, step: StrEnum, status: StrEnum, parts: set[StrEnum], reason: str) -> StrEnum:
    with pytest.raises(Refused) as caught:
        decide(table, step, status, parts, reason)
    return caught.value.code
