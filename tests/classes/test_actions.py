"""Carla opens a class, adds students, renews what got into the wrong hands."""

import pytest

from portal.accounts.actions.sessions import begin
from portal.accounts.queries.sessions import find_session
from portal.classes import actions, queries
from portal.classes.rules.names import NameProblem
from portal.core.clock import today
from portal.core.refusal import Refused
from portal.regions.actions import add_region, set_status
from portal.regions.queries import get_region
from portal.regions.rules import RegionRefusal, Status
from tests.cast import Cast


def test_a_class_of_thirteen_year_olds_gets_the_native_grade(cast: Cast) -> None:
    made = actions.open_class(cast.emil, cast.other_school, "7-C", age=13, language="tr")
    assert (made.grade_key, made.age_from, made.age_to) == ("TR-main-08", 13, 14)
    assert queries.find_class_by_code(made.code.lower()) is made
    assert queries.own_classes(cast.emil) == [made, cast.other_class]


def test_a_region_without_grades_counts_in_years(cast: Cast) -> None:
    region = add_region("wales", {"en": "Wales"}, "GB", ["en"], founded=None)
    cast.other_school.region = region
    made = actions.open_class(cast.emil, cast.other_school, "Year 9", age=13, language="en")
    assert (made.grade_key, made.age_from, made.age_to) == (None, 13, 14)


def test_no_class_is_opened_while_the_partnership_is_suspended(cast: Cast) -> None:
    set_status(get_region("hessen"), Status.SUSPENDED, today())
    with pytest.raises(Refused) as refusal:
        actions.open_class(cast.carla, cast.school, "8c", age=13, language="de")
    assert refusal.value.code == RegionRefusal.NOT_ACTIVE


def test_a_pasted_list_becomes_students_with_cards(cast: Cast) -> None:
    added, checked = actions.add_students(cast.school_class, ["Mia", "Anna", "Mia", "Anna Schmidt"])
    assert [s.person.name for s in added] == ["Mia", "Anna 2", "Mia 2"]
    assert checked.refused == [("Anna Schmidt", NameProblem.SEVERAL_WORDS)]
    assert {s.person.language for s in added} == {"de"}
    assert [queries.find_student_by_card(queries.card_code(s)) for s in added] == added


def test_a_list_sent_twice_over_a_bad_line_adds_nobody_twice(cast: Cast) -> None:
    seen = max(s.person_id for s in cast.school_class.students)
    actions.add_students(cast.school_class, ["Mia", "Mia", "Anna"], seen)
    again, _ = actions.add_students(cast.school_class, ["Mia", "Mia", "Anna"], seen)
    assert again == []
    assert sorted(s.person.name for s in cast.school_class.students) == ["Anna", "Anna 2", "Ben", "Mia", "Mia 2"]


def test_a_new_card_voids_the_old_one_and_ends_its_sessions(cast: Cast) -> None:
    (mia,), _ = actions.add_students(cast.school_class, ["Mia"])
    old_card, old_session = queries.card_code(mia), begin(mia.person, "", is_remembered=True)
    actions.renew_card(mia)
    assert queries.find_student_by_card(old_card) is None
    assert queries.find_student_by_card(queries.card_code(mia)) is mia
    assert find_session(old_session) is None


def test_all_cards_of_one_class_are_renewed_at_once(cast: Cast) -> None:
    foreign = begin(cast.filiz, "", is_remembered=True)
    before = {s.person_id: s.card_hash for s in cast.school_class.students}
    actions.renew_all_cards(cast.school_class)
    assert all(s.card_hash != before[s.person_id] for s in cast.school_class.students)
    assert find_session(foreign) is not None


def test_a_new_class_code_voids_the_old_one(cast: Cast) -> None:
    session = begin(cast.anna, "", is_remembered=True)
    actions.renew_class_code(cast.school_class)
    assert queries.find_class_by_code("AAAAAA") is None
    assert find_session(session) is None


def test_a_new_name_is_made_unique_too(cast: Cast) -> None:
    ben = queries.get_student(cast.carla, cast.ben.id)
    actions.rename_student(ben, "Anna")
    assert ben.person.name == "Anna 2"
    assert actions.rename_student(ben, "Ben Becker").refused == [("Ben Becker", NameProblem.SEVERAL_WORDS)]
    assert ben.person.name == "Anna 2"
