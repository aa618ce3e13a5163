"""What Carla and Emil tell after a visit, and what visitors read of it."""

from datetime import timedelta

import pytest

from portal.contributions.actions.steps import take_step
from portal.contributions.models import Contribution
from portal.contributions.rules import Step as WorkStep
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.visits.actions import reports
from portal.visits.actions.plans import change
from portal.visits.models import Visit
from portal.visits.queries.own import history
from portal.visits.queries.public import visits_of_project, visits_of_region, visits_of_school
from portal.visits.queries.reports import choosable_works, private_words
from portal.visits.rules.codes import Question, Side, Status, Step, VisitRefusal
from portal.visits.rules.wishes import Wish
from tests.builders.emails import emails
from tests.builders.visits import reported, visit_of
from tests.cast import Cast

ANSWERS: dict[str, str] = {Question.DONE: "Wir haben zusammen gekocht."}


def ended(cast: Cast) -> Visit:
    return visit_of(cast, status=Status.UNDER_WAY, first_day=today() - timedelta(days=6))


def test_the_first_report_ends_the_visit_and_the_other_side_is_told_once(cast: Cast) -> None:
    visit = ended(cast)
    reports.write(visit, ANSWERS, "de", by=cast.carla)
    reports.write(visit, {**ANSWERS, Question.NEXT: "Wir schreiben uns."}, "de", by=cast.carla)
    reports.write(visit, {Question.DONE: "Birlikte yemek yaptık."}, "tr", by=cast.emil)
    db.session.refresh(visit)
    assert visit.status == Status.REPORTED
    assert {report.side: report.language for report in visit.reports} == {Side.HOST: "de", Side.GUEST: "tr"}
    assert emails("report") == [("emil", "tr"), ("carla", "de")]


def test_nobody_reports_before_the_last_day(cast: Cast) -> None:
    visit = visit_of(cast, status=Status.UNDER_WAY, first_day=today() - timedelta(days=5))
    with pytest.raises(Refused) as refused:
        reports.write(visit, ANSWERS, "de", by=cast.carla)
    assert refused.value.code == VisitRefusal.NOT_OVER


def test_visitors_know_of_what_was_agreed_and_announced(cast: Cast) -> None:
    planned, agreed = visit_of(cast), visit_of(cast, status=Status.AGREED)
    with pytest.raises(Refused):
        reports.announce(planned, by=cast.carla)
    reports.announce(agreed, by=cast.emil)
    known = (visits_of_region("hessen"), visits_of_school(cast.school.id), visits_of_project(agreed.project_id or 0))
    assert [[shown.visit for shown in each] for each in known] == [[agreed]] * 3
    reports.conceal(agreed, by=cast.carla)
    assert visits_of_region("hessen") == []
    assert [entry.step for entry in history(agreed)[:2]] == [Step.CONCEAL, Step.ANNOUNCE]


def test_a_coordination_hides_a_report_and_no_side_shows_it_until_it_does(cast: Cast) -> None:
    visit = reported(cast)
    reports.hide(visit, by=cast.gero)
    reports.hide(visit, by=cast.dana)
    assert visits_of_region("bursa") == []
    assert sorted(emails("hide")) == [("carla", "de"), ("emil", "tr")]
    with pytest.raises(Refused) as refused:
        reports.announce(visit, by=cast.carla)
    assert refused.value.code == VisitRefusal.HIDDEN
    reports.show_again(visit, by=cast.dana)
    reports.show_again(visit, by=cast.dana)
    assert [shown.visit for shown in visits_of_region("bursa")] == [visit]


def test_only_what_is_published_can_be_chosen_and_what_is_withdrawn_leaves_the_report(cast: Cast) -> None:
    visit = ended(cast)
    shown, draft = cast.contribution(status="published"), cast.contribution()
    shown.project_id = draft.project_id = visit.project_id or 0
    db.session.commit()
    works = choosable_works(visit)
    assert works == [shown]
    reports.choose(visit, works)
    reports.announce(visit, by=cast.carla)
    db.session.commit()
    assert [work.id for work in visits_of_region("hessen")[0].works] == [shown.id]
    withdraw(cast, shown)
    db.session.expire_all()
    assert visits_of_region("hessen")[0].works == []


def test_names_of_students_and_contact_data_are_found(cast: Cast) -> None:
    visit = ended(cast)
    text = "Filiz’in mektubu: filiz@school.example"
    assert private_words(visit, [text], "tr") == ["filiz@school.example", "Filiz"]
    assert private_words(visit, ["Am Fluss war es schön."], "de") == []


def withdraw(cast: Cast, contribution: Contribution) -> None:
    take_step(contribution, WorkStep.WITHDRAW, by=cast.anna)
    db.session.commit()


def test_a_name_of_a_student_in_the_place_is_not_announced_unless_the_town_is_called_so(cast: Cast) -> None:
    visit = visit_of(cast, status=Status.AGREED)
    visit.place = "Bei Filiz zu Hause"
    with pytest.raises(Refused) as refused:
        reports.must_be_fit_for_visitors(visit)
    assert refused.value.code == VisitRefusal.PRIVATE
    visit.place = cast.school.town = "Filiz"
    reports.must_be_fit_for_visitors(visit)


def test_visitors_read_no_name_that_comes_into_the_place_later(cast: Cast) -> None:
    visit = visit_of(cast, status=Status.AGREED)
    reports.announce(visit, by=cast.carla)
    change(visit, Wish(visit.first_day, visit.last_day, "Bei Anna", {}), by=cast.carla)
    assert (visit.is_public, Step.CONCEAL in [entry.step for entry in history(visit)]) == (False, True)


def test_what_visitors_did_not_know_before_it_was_hidden_they_do_not_know_afterwards(cast: Cast) -> None:
    visit = visit_of(cast, status=Status.AGREED)
    reports.hide(visit, by=cast.dana)
    reports.show_again(visit, by=cast.dana)
    assert (visit.hidden_at, visit.is_public) == (None, False)


def test_what_the_sides_told_while_a_visit_was_hidden_is_not_shown_with_it(cast: Cast) -> None:
    visit = reported(cast)
    reports.hide(visit, by=cast.dana)
    reports.write(visit, {Question.DONE: "Nur für uns."}, "de", by=cast.carla)
    reports.show_again(visit, by=cast.dana)
    assert (visit.hidden_at, visits_of_region("hessen")) == (None, [])


def test_a_visit_whose_place_names_a_student_by_now_is_not_shown_again(cast: Cast) -> None:
    visit = visit_of(cast, status=Status.AGREED)
    reports.announce(visit, by=cast.carla)
    reports.hide(visit, by=cast.dana)
    change(visit, Wish(visit.first_day, visit.last_day, "bei Anna", {}), by=cast.carla)
    dana = cast.signed_in(cast.dana)
    db.session.commit()
    answer = dana.post(f"/en/visits/{visit.id}/show-again", follow_redirects=True)
    assert "Both sides can let visitors read of this visit again." in answer.text
    assert not db.session.get_one(Visit, visit.id).is_public
