"""What families tell, how well a guest and a family go together, and what is pointed out about numbers."""

from datetime import date

import pytest

from portal.holidays.rules.days import Span
from portal.hosting.rules.answers import answer_from
from portal.hosting.rules.codes import Advantage, Kind, Limit, Reply
from portal.hosting.rules.fit import MOST_POINTS, fit
from portal.hosting.rules.numbers import Bounds, Hint, Noticed, Planned, noticed_of_guests, noticed_of_side
from portal.hosting.rules.pairing import Bond, Question, Why, as_hosting, by_number, unplaced
from portal.hosting.rules.sheets import last_day_to_answer
from portal.solver.hosting.search import best_stays
from tests.builders.hosting import told

YES, NO, ASK = Reply.YES, Reply.NO, Reply.ASK


def test_an_answer_is_the_same_after_it_was_stored() -> None:
    answer = told(2, languages=("de", "tr"), pets=ASK)
    assert answer_from(answer.as_text()) == answer


@pytest.mark.parametrize(
    ("may_stay_with_pets", "has_pets", "limits", "questions"),
    [
        (NO, YES, [Limit.PETS], []),
        (NO, NO, [], []),
        (YES, YES, [], []),
        (ASK, YES, [], [Limit.PETS]),
        (NO, ASK, [], [Limit.PETS]),
        (ASK, NO, [], []),
        (YES, ASK, [], []),
    ],
)
def test_no_excludes_and_ask_becomes_a_question(
    may_stay_with_pets: Reply, has_pets: Reply, limits: list[Limit], questions: list[Limit]
) -> None:
    found = fit(told(pets=may_stay_with_pets, room=YES), told(1, pets=has_pets, room=NO))
    assert (found.limits, found.questions) == (limits, questions)


def test_allergies_and_rooms_are_limits_as_well() -> None:
    assert fit(told(needs=YES, room=NO), told(1, needs=NO, room=YES)).limits == [Limit.NEEDS, Limit.ROOM]
    assert fit(told(needs=YES, room=NO), told(1, needs=YES, room=NO)).limits == []
    assert fit(told(needs=YES, room=NO), told(1, needs=NO, room=YES)).points is None


def test_the_best_fit_has_all_points_and_the_worst_possible_one_not_less_than_none() -> None:
    best = fit(told(pets=YES, room=YES), told(1, pets=YES, room=YES))
    assert (best.points, [*best.advantages]) == (MOST_POINTS, [*Advantage])
    worst = fit(told(age=8, pets=ASK, needs=ASK, languages=("pl",)), told(1, age=18, pets=ASK, needs=ASK))
    assert (worst.points, worst.years_between, worst.languages) == (0, 10, [])


def test_two_families_without_pets_for_three_guests_are_named_with_what_excludes_the_others() -> None:
    question = Question(guests={1: told(), 2: told(), 3: told()}, hosts={7: told(1), 8: told(1), 9: told(3, pets=YES)})
    chosen = by_number(question, best_stays(as_hosting(question)).hosts)
    (left,) = {1, 2, 3} - {*chosen}
    found = unplaced(question, chosen, left)
    assert (found.why, found.n_guests, found.n_places, found.n_families) == (Why.TOO_FEW, 3, 2, 2)
    assert found.limits == {Limit.PETS: 1}


def test_other_reasons_for_having_no_family() -> None:
    question = Question(guests={1: told(), 2: told()}, hosts={9: told(1, pets=YES)})
    assert unplaced(question, {}, 1).why == Why.NO_FAMILY
    assert unplaced(question, {}, 5).why == Why.UNANSWERED
    question = Question({1: told(), 2: told()}, {8: told(1), 9: told(1)}, [Bond(1, 2, is_must=True)])
    assert unplaced(question, {}, 1).why == Why.TOGETHER


def test_wishes_and_pins_of_people_without_an_answer_are_left_out() -> None:
    bonds = [Bond(1, 2, is_must=False), Bond(1, 5, is_must=True)]
    hosting = as_hosting(Question({1: told(), 2: told()}, {8: told(2)}, bonds, {1: 8, 5: 8, 2: 9}))
    assert (len(hosting.near), [*hosting.together], hosting.pinned) == (1, [], {0: 0})


def test_too_few_adults_and_numbers_other_than_planned_are_pointed_out() -> None:
    found = noticed_of_side({Kind.STUDENT: 25, Kind.COMPANION: 1}, Planned(24, 2, 12))
    assert found == [
        Noticed(Hint.COMPANIONS, 1, 3),
        Noticed(Hint.STUDENTS_PLANNED, 25, 24),
        Noticed(Hint.COMPANIONS_PLANNED, 1, 2),
    ]
    assert noticed_of_side({}, Planned(24, 2, 12)) == []
    assert noticed_of_side({Kind.STUDENT: 25}, Planned(0, 0)) == []


def test_what_a_programme_wants_of_numbers_is_pointed_out() -> None:
    bounds = [Bounds("small", 10, None), Bounds("large", None, 30), Bounds("silent", None, None)]
    assert noticed_of_guests({Kind.STUDENT: 9}, bounds) == [Noticed(Hint.TOO_FEW_PUPILS, 9, 10, "small")]
    assert noticed_of_guests({Kind.STUDENT: 30, Kind.COMPANION: 1}, bounds) == [
        Noticed(Hint.TOO_MANY_PARTICIPANTS, 31, 30, "large")
    ]
    assert noticed_of_guests({}, bounds) == []


def test_a_pinned_guest_whose_answer_is_lost_still_takes_a_place() -> None:
    question = Question({1: told()}, {8: told(1), 9: told(2)}, pinned={5: 8, 6: 9})
    assert as_hosting(question).places == [0, 1]


@pytest.mark.parametrize(("chosen", "last"), [(None, 9), (7, 7), (15, 15), (30, 20)])
def test_families_can_answer_until_the_day_before_or_as_chosen_but_not_after_the_visit(
    chosen: int | None, last: int
) -> None:
    visit = Span(date(2027, 5, 10), date(2027, 5, 20))
    assert last_day_to_answer(date(2027, 5, chosen) if chosen else None, visit) == date(2027, 5, last)
