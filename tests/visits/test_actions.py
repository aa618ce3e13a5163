"""Carla plans a visit, Emil agrees; what happens when something changes, ends or goes wrong."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import NotFound, Refused
from portal.core.transitions import Impossible
from portal.regions.models import RegionStatus
from portal.regions.rules import RegionRefusal
from portal.site.queries.calendar import happenings
from portal.visits.actions.plans import change, must_be_as_seen, plan
from portal.visits.actions.steps import agree, cancel, undo
from portal.visits.jobs import begin_visits
from portal.visits.models import Visit
from portal.visits.queries.lists import own_visits
from portal.visits.queries.own import get_own, history, sides_of
from portal.visits.queries.pairs import pairs_for, usual_numbers
from portal.visits.queries.people import people_of
from portal.visits.queries.preconditions import waits_for
from portal.visits.queries.returning import find_return, find_return_plan
from portal.visits.rules.codes import Kind, Side, Status, Step, VisitRefusal
from portal.visits.rules.wishes import Wish
from tests.builders.emails import emails
from tests.builders.visits import joint_project, polish_class, visit_of
from tests.cast import Cast

FIRST = today() + timedelta(days=100)
NUMBERS = {"n_students_guest": 20, "n_companions_guest": 2}


def wish(days: int = 5, place: str = "Lindenbrück", **numbers: int) -> Wish:
    return Wish(FIRST, FIRST + timedelta(days=days), place, {**NUMBERS, **numbers})


def planned(cast: Cast) -> Visit:
    """Carla invites Emil's class."""
    joint_project(cast)
    pair = next(pair for pair in pairs_for(cast.carla) if pair.host.school_class is cast.school_class)
    visit = plan(Kind.CLASSES, pair, wish(), by=cast.carla)
    db.session.commit()
    return visit


def steps_of(visit: Visit) -> list[Step]:
    return [entry.step for entry in reversed(history(visit))]


def refusal_of(visit: Visit, **by: object) -> object:
    with pytest.raises(Refused) as refused:
        agree(visit, **by)  # type: ignore[arg-type]
    return refused.value.code


def suspend(key: str) -> None:
    db.session.add(RegionStatus(region_key=key, status="suspended", since=today()))
    db.session.commit()


def test_carla_plans_and_emil_is_asked_in_turkish(cast: Cast) -> None:
    visit = planned(cast)
    assert (visit.host.school_class, visit.guest.school_class) == (cast.school_class, cast.other_class)
    assert (visit.status, visit.host.has_agreed, visit.guest.has_agreed) == (Status.PLANNED, True, False)
    assert (waits_for(cast.carla, visit), waits_for(cast.emil, visit)) == (False, True)
    assert emails("visit:") == [("emil", "tr")]
    email = db.session.scalars(select(Email).where(Email.event.contains("visit:"))).one()
    assert f"/tr/visits/{visit.id}" in email.text
    assert "Carla" not in email.text


def test_with_the_second_yes_it_is_agreed_and_carla_hears_of_it(cast: Cast) -> None:
    visit = planned(cast)
    agree(visit, by=cast.emil)
    assert visit.status == Status.AGREED
    assert emails("agree") == [("carla", "de")]
    assert steps_of(visit) == [Step.PLAN, Step.AGREE]
    assert refusal_of(visit, by=cast.carla) == Impossible.ALREADY_TAKEN


def test_whoever_changes_the_numbers_asks_the_other_side_again_and_both_read_what_was_there(cast: Cast) -> None:
    visit = planned(cast)
    agree(visit, by=cast.emil)
    assert change(visit, wish(n_students_guest=24), by=cast.emil)
    assert (visit.status, visit.guest.has_agreed, visit.host.has_agreed) == (Status.PLANNED, True, False)
    assert history(visit)[0].changes == {"n_students_guest": [20, 24]}
    assert emails("change") == [("carla", "de")]
    agree(visit, by=cast.carla)
    assert visit.status == Status.AGREED


def test_saving_without_a_difference_asks_nobody(cast: Cast) -> None:
    visit = planned(cast)
    agree(visit, by=cast.emil)
    assert not change(visit, wish(), by=cast.emil)
    assert (visit.status, steps_of(visit)) == (Status.AGREED, [Step.PLAN, Step.AGREE])


def test_nobody_agrees_to_what_was_changed_since_the_page_was_opened(cast: Cast) -> None:
    visit = planned(cast)
    seen = visit.version
    change(visit, wish(days=6), by=cast.carla)
    with pytest.raises(Refused) as refused:
        must_be_as_seen(visit, seen)
    assert refused.value.code == VisitRefusal.CHANGED_SINCE


def test_who_teaches_both_classes_has_agreed_for_both(cast: Cast) -> None:
    cast._works_at(cast.carla, cast.other_school)
    other = cast._class(cast.carla, cast.other_school, "9a", "tr", "CCCCCC")
    db.session.flush()
    joint_project(cast, other)
    visit = plan(Kind.CLASSES, pairs_for(cast.carla)[0], wish(), by=cast.carla)
    assert (visit.status, visit.has_both_yes) == (Status.AGREED, True)


def test_a_cancellation_comes_with_its_reason_after_ten_minutes_in_which_it_can_be_undone(cast: Cast) -> None:
    visit = planned(cast)
    agree(visit, by=cast.emil)
    cancel(visit, "Grève des trains", "fr", by=cast.emil)
    assert visit.status == Status.CANCELLED
    email = db.session.scalars(select(Email).where(Email.event.contains("cancel"))).one()
    assert "> Grève des trains\n\nSprache des Grundes: Français\n\n" in email.text
    assert email.due_at > now() + timedelta(minutes=9)
    undo(visit, by=cast.emil)
    assert [str(visit.status), emails("cancel")] == ["agreed", []]


def test_a_yes_that_was_a_slip_is_taken_back_by_whoever_said_it(cast: Cast) -> None:
    visit = planned(cast)
    agree(visit, by=cast.emil)
    with pytest.raises(Refused):
        undo(visit, by=cast.carla)
    undo(visit, by=cast.emil)
    assert (visit.status, visit.guest.has_agreed) == (Status.PLANNED, False)
    assert emails("agree") == []


def test_nothing_begins_in_a_suspended_region_and_what_was_agreed_goes_on(cast: Cast) -> None:
    visit, agreed = planned(cast), visit_of(cast, status=Status.AGREED, first_day=today())
    suspend("bursa")
    assert pairs_for(cast.carla) == []
    assert refusal_of(visit, by=cast.emil) == RegionRefusal.NOT_ACTIVE
    with pytest.raises(Refused):
        change(visit, wish(days=6), by=cast.carla)
    begin_visits()
    assert agreed.status == Status.UNDER_WAY
    cancel(visit, "Ausgesetzt", "de", by=cast.carla)
    assert visit.status == Status.CANCELLED


def test_agreed_visits_begin_on_their_first_day_and_others_do_not(cast: Cast) -> None:
    due, later = visit_of(cast, status=Status.AGREED, first_day=today()), visit_of(cast, status=Status.AGREED)
    unsaid = visit_of(cast, first_day=today())
    begin_visits()
    begin_visits()
    assert [visit.status for visit in (due, later, unsaid)] == [Status.UNDER_WAY, Status.AGREED, Status.PLANNED]
    assert steps_of(due) == [Step.PLAN, Step.BEGIN]


def test_nobody_agrees_to_days_that_are_over_or_with_a_class_that_is_closed(cast: Cast) -> None:
    visit = visit_of(cast, first_day=today() - timedelta(days=1))
    assert refusal_of(visit, by=cast.emil) == VisitRefusal.DAYS_OVER
    cast.school_class.closed_at = now()
    assert refusal_of(visit, by=cast.emil) == VisitRefusal.CLASS_CLOSED


def test_a_teacher_who_is_not_confirmed_says_yes_to_nothing(cast: Cast) -> None:
    visit = planned(cast)
    cast.emil.email_confirmed_at = None
    assert refusal_of(visit, by=cast.emil) == VisitRefusal.NOT_CONFIRMED


def test_a_class_without_a_teacher_is_represented_by_the_coordination_of_its_region(cast: Cast) -> None:
    visit = planned(cast)
    cast.other_class.teacher = None
    db.session.commit()
    assert list(people_of(visit.guest)) == [cast.gero]
    assert (sides_of(cast.gero, visit), sides_of(cast.dana, visit)) == ({Side.GUEST}, set())
    agree(visit, by=cast.gero)
    assert visit.status == Status.AGREED


def test_the_coordination_acts_for_a_side_as_long_as_its_teacher_is_suspended(cast: Cast) -> None:
    visit = visit_of(cast)
    cast.emil.suspended_at = now()
    db.session.commit()
    assert (people_of(visit.guest), sides_of(cast.gero, visit)) == ([cast.gero], {Side.GUEST})
    assert own_visits(cast.gero) == [visit]
    agree(get_own(cast.gero, visit.id, to_write=True), by=cast.gero)
    assert visit.status == Status.AGREED
    cast.emil.suspended_at = None
    db.session.commit()
    with pytest.raises(NotFound):
        get_own(cast.gero, visit.id)


def test_a_visit_stays_when_a_class_is_gone_or_a_project_or_whoever_planned_it(cast: Cast) -> None:
    visit = planned(cast)
    number = visit.id
    db.session.delete(visit.project)
    db.session.delete(cast.carla)
    db.session.commit()
    visit = db.session.get_one(Visit, number)
    assert (visit.project, history(visit)[0].by) == (None, None)
    assert list(people_of(visit.host)) == [cast.dana]


def test_emil_may_visit_and_invite_and_closed_classes_are_not_offered(cast: Cast) -> None:
    project = joint_project(cast)
    pairs = pairs_for(cast.emil, project_id=project.id)
    assert [(pair.host.region_key, pair.guest.region_key) for pair in pairs] == [
        ("bursa", "hessen"),
        ("hessen", "bursa"),
    ]
    assert pairs_for(cast.emil, class_id=cast.school_class.id) == []
    cast.school_class.closed_at = now()
    assert pairs_for(cast.emil) == []


def test_a_coordination_sends_and_receives_delegations_of_every_active_region(cast: Cast) -> None:
    suspend("jaroslawl")
    pairs = pairs_for(cast.dana)
    assert {pair.guest.region_key for pair in pairs if pair.host.region_key == "hessen"} == {
        "aquitaine",
        "bursa",
        "emilia_romagna",
        "wielkopolska",
    }
    pair = next(pair for pair in pairs if pair.guest.region_key == "bursa")
    visit = plan(Kind.DELEGATION, pair, wish(), by=cast.dana)
    assert emails("plan") == [("gero", "tr")]
    agree(visit, by=cast.gero)
    assert visit.status == Status.AGREED


def test_the_whole_class_travels_unless_somebody_says_otherwise(cast: Cast) -> None:
    joint_project(cast)
    pair = pairs_for(cast.carla)[0]
    numbers = usual_numbers(Kind.CLASSES, pair)
    assert (numbers["n_students_host"], numbers["n_students_guest"]) == (2, 1)
    assert "n_students_guest" not in usual_numbers(Kind.PREPARATORY, pair)
    assert usual_numbers(Kind.DELEGATION, pair) == {}


def test_the_return_visit_turns_hosts_and_guests_and_takes_free_days_of_the_same_length(cast: Cast) -> None:
    partner = polish_class(cast)
    visit = visit_of(cast, partner, status=Status.AGREED)
    found = find_return_plan(cast.carla, visit)
    assert found
    pair, turned = found
    assert (pair.host.school_class, pair.guest.school_class) == (partner, cast.school_class)
    assert (turned.place, turned.last_day - turned.first_day) == ("Brzozowo", timedelta(days=6))
    assert turned.first_day >= visit.last_day + timedelta(weeks=4)
    assert turned.numbers["n_students_host"] == 24
    made = plan(visit.kind, pair, turned, by=cast.carla, returns=visit)
    assert find_return(visit) is made
    assert find_return_plan(cast.carla, visit) is None
    assert find_return_plan(cast.carla, made) is None


def test_of_a_cancelled_visit_calendars_tell_what_both_sides_had_agreed_to_and_nothing_else(cast: Cast) -> None:
    visit = visit_of(cast, status=Status.AGREED)
    visit.is_public = True
    change(visit, Wish(visit.first_day, visit.last_day, "Woanders", {}), by=cast.carla)
    cancel(visit, "Zu weit", "de", by=cast.emil)
    assert happenings(visit.first_day) == []
    undo(visit, by=cast.emil)
    agree(visit, by=cast.emil)
    cancel(visit, "Doch nicht", "de", by=cast.emil)
    assert [each.thing for each in happenings(visit.first_day)] == [visit]
