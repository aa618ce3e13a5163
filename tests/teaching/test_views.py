"""Carla's working life, told by her pages: a second school, leaving, handing over, a colleague, the next school year."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from portal.classes.models import SchoolClass, Student
from portal.classes.queries import find_class_by_code
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.transitions import UNDO_FOR
from portal.core.web.access import Role
from portal.people.models import AccountEntry
from portal.projects.models import Project, ProjectClass
from portal.projects.rules import Status
from portal.regions.models import RegionStatus
from portal.regions.rules import Status as Suspension
from portal.schools.models import Membership, School
from tests.builders.accounts import colleague, membership_of, texts_to
from tests.cast import Cast
from tests.page_reading import parsed, words

LAST_YEAR = timedelta(days=40)


def take(cast: Cast, path: str, **fields: object) -> TestResponse:
    return cast.signed_in(cast.carla).post(f"/en{path}", data=fields)


def read(cast: Cast, path: str) -> str:
    answer = cast.signed_in(cast.carla).get(f"/en{path}")
    assert answer.status_code == 200
    return words(answer)


def mails() -> list[tuple[str, str]]:
    return [(mail.recipient, mail.text) for mail in db.session.scalars(select(Email).order_by(Email.id))]


def refreshed(cast: Cast) -> SchoolClass:
    db.session.expire_all()
    return cast.school_class


@pytest.fixture
def grown(cast: Cast) -> Cast:
    """The class of Carla is in year 8 of a school year that is over."""
    cast.school_class.grade_key, cast.school_class.year_ends_on = "DE-G9-08", today() - LAST_YEAR
    cast.anna_card = db.session.get_one(Student, cast.anna.id).card_serial  # type: ignore[attr-defined]
    db.session.commit()
    return cast


def test_carla_adds_a_second_school_that_is_asked_about_her(cast: Cast) -> None:
    second = School(region_key="hessen", name="Burgschule", town="Au", email="burg@school.example")
    db.session.add(second)
    db.session.commit()
    assert take(cast, "/my-schools/join", school="Burgschule", school_id=second.id).status_code == 303
    assert "Burgschule, Au Hessen Waiting for confirmation" in read(cast, "/my-schools")
    assert [to for to, _text in mails()] == ["burg@school.example"]
    assert "One of your schools is not confirmed yet" in read(cast, "/desk")


def test_a_school_that_the_directory_lacks_is_added_with_its_region(cast: Cast) -> None:
    unknown = {"school": "Neue Waldschule", "missing_town": "Tann"}
    assert "No school of this name was found." in words(take(cast, "/my-schools/join", **unknown))
    assert take(cast, "/my-schools/join", **unknown, missing_region="hessen").status_code == 303
    assert "Neue Waldschule, Tann" in read(cast, "/my-schools")


def test_carla_leaves_and_her_colleague_looks_after_everything(cast: Cast) -> None:
    clara = colleague(cast, cast.school)
    answer = take(cast, f"/my-schools/{cast.school.id}/leave", **{f"leave-{cast.school.id}-to": clara.id})
    assert answer.status_code == 303
    assert refreshed(cast).teacher == clara
    assert db.session.get_one(Project, cast.project.id).teachers == [clara]
    assert texts_to(cast.dana) == []


def test_carla_leaves_alone_and_the_coordination_hears_of_her_class(cast: Cast) -> None:
    answer = take(cast, f"/my-schools/{cast.school.id}/leave", **{f"leave-{cast.school.id}-to": 0})
    assert answer.status_code == 303
    assert refreshed(cast).teacher is None
    [text] = texts_to(cast.dana)
    assert "niemand hat bisher übernommen" in text


def test_carla_takes_back_that_she_left(cast: Cast) -> None:
    take(cast, f"/my-schools/{cast.school.id}/leave", **{f"leave-{cast.school.id}-to": 0})
    assert "I still work here" in read(cast, "/my-schools")
    assert take(cast, f"/my-schools/{cast.school.id}/come-back").status_code == 303
    assert refreshed(cast).teacher == cast.carla
    assert membership_of(cast.carla, cast.school).is_confirmed


def test_after_a_long_time_the_school_is_asked_again(cast: Cast) -> None:
    take(cast, f"/my-schools/{cast.school.id}/leave", **{f"leave-{cast.school.id}-to": 0})
    entry = db.session.scalars(select(AccountEntry).where(AccountEntry.step == "end_membership")).one()
    entry.at = now() - timedelta(days=31)
    db.session.commit()
    assert take(cast, f"/my-schools/{cast.school.id}/come-back").status_code == 409
    school = {"school": cast.school.name, "school_id": cast.school.id}
    assert take(cast, "/my-schools/join", **school).status_code == 303
    db.session.expire_all()
    assert not membership_of(cast.carla, cast.school).is_confirmed


def test_what_the_coordination_ended_waits_for_a_decision_again(cast: Cast) -> None:
    cast.signed_in(cast.dana).post(
        f"/en/people/{cast.carla.id}/memberships/{cast.school.id}/end",
        data={f"end_membership-{cast.school.id}-reason": "She has moved away."},
    )
    assert take(cast, f"/my-schools/{cast.school.id}/come-back").status_code == 409
    school = {"school": cast.school.name, "school_id": cast.school.id}
    assert take(cast, "/my-schools/join", **school).status_code == 303
    db.session.expire_all()
    assert not membership_of(cast.carla, cast.school).is_confirmed


def test_carla_hands_a_class_over_and_keeps_the_project_of_her_other_class(cast: Cast) -> None:
    clara = colleague(cast, cast.school)
    cast.project.classes.append(cast._class(cast.carla, cast.school, "5c", "de", "CCCCCC"))
    db.session.commit()
    assert "Hand over this class" in read(cast, f"/classes/{cast.school_class.id}")
    assert take(cast, f"/classes/{cast.school_class.id}/hand-over", to=clara.id).status_code == 303
    assert refreshed(cast).teacher == clara
    assert db.session.get_one(Project, cast.project.id).teachers == [cast.carla, clara]
    assert "Sie betreuen jetzt Klassen oder Projekte" in " ".join(texts_to(clara))
    assert cast.signed_in(cast.carla).get(f"/en/classes/{cast.school_class.id}").status_code == 404


def test_a_class_goes_to_confirmed_teachers_of_the_school_only(cast: Cast) -> None:
    take(cast, f"/classes/{cast.school_class.id}/hand-over", to=cast.emil.id)
    assert refreshed(cast).teacher == cast.carla


def test_carla_invites_a_colleague_who_finds_the_school_filled_in(cast: Cast) -> None:
    field = f"invite-{cast.school.id}-email"
    assert take(cast, f"/my-schools/{cast.school.id}/invite", **{field: "Nina@School.example"}).status_code == 303
    [(to, text)] = mails()
    assert to == "nina@school.example"
    assert f"/register?school={cast.school.id}" in text
    assert 'value="Schule am Sternenfeld"' in cast.app.test_client().get(f"/en/register?school={cast.school.id}").text


def test_nobody_learns_whether_a_colleague_has_an_account(cast: Cast) -> None:
    field = f"invite-{cast.school.id}-email"
    answers = [
        take(cast, f"/my-schools/{cast.school.id}/invite", **{field: address})
        for address in (cast.emil.email, "nobody@school.example")
    ]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(mails()) == 2
    assert "Please check the email address" in words(
        take(cast, f"/my-schools/{cast.school.id}/invite", **{field: "nina"})
    )


def test_an_unconfirmed_teacher_invites_nobody(cast: Cast) -> None:
    db.session.get_one(Membership, (cast.carla.id, cast.school.id)).confirmed_at = None
    db.session.commit()
    field = f"invite-{cast.school.id}-email"
    assert take(cast, f"/my-schools/{cast.school.id}/invite", **{field: "nina@school.example"}).status_code == 409


def test_a_teacher_fills_no_mailboxes(cast: Cast) -> None:
    field = f"invite-{cast.school.id}-email"
    codes = [
        take(cast, f"/my-schools/{cast.school.id}/invite", **{field: f"n{n}@school.example"}).status_code
        for n in range(11)
    ]
    assert codes == [303] * 10 + [409]


def year_fields(cast: Cast, plan: str = "rise", name: str = "9b", **more: object) -> dict[str, object]:
    return {"classes-0-class_id": cast.school_class.id, "classes-0-plan": plan, "classes-0-name": name, **more}


def test_the_new_school_year_begins(grown: Cast) -> None:
    code = grown.school_class.code
    assert "A school year is over." in read(grown, "/desk")
    page = grown.signed_in(grown.carla).get("/en/classes/next-year").text
    assert 'value="9b"' in page
    assert 'value="rise" selected' in page or 'selected value="rise"' in page
    answer = take(grown, "/classes/next-year", **year_fields(grown, projects=[grown.project.id]))
    assert answer.status_code == 303
    school_class = refreshed(grown)
    assert (school_class.name, school_class.grade_key, school_class.age_from) == ("9b", "DE-G9-09", 14)
    assert school_class.year_ends_on > today()
    assert find_class_by_code(code) is None
    student = db.session.get_one(Student, grown.anna.id)
    assert student.card_serial == grown.anna_card + 1  # type: ignore[attr-defined]
    assert db.session.get_one(Project, grown.project.id).status == Status.FINISHED


def test_a_class_rises_once(grown: Cast) -> None:
    take(grown, "/classes/next-year", **year_fields(grown))
    assert "All your classes are in the present school year." in words(
        take(grown, "/classes/next-year", **year_fields(grown))
    )
    assert refreshed(grown).grade_key == "DE-G9-09"


def test_a_class_whose_grade_nobody_knows_is_a_year_older(grown: Cast) -> None:
    grown.school_class.grade_key = None
    db.session.commit()
    take(grown, "/classes/next-year", **year_fields(grown))
    school_class = refreshed(grown)
    assert (school_class.grade_key, school_class.age_from, school_class.age_to) == (None, 14, 15)


def test_a_class_without_a_name_keeps_what_was_typed(grown: Cast) -> None:
    answer = take(grown, "/classes/next-year", **year_fields(grown, name=" "))
    assert answer.status_code == 422
    assert refreshed(grown).name == "8b"


def test_a_class_that_leaves_the_school_is_closed_and_opened_again(grown: Cast) -> None:
    grown.school_class.grade_key = "DE-G9-13"
    code = grown.school_class.code
    db.session.commit()
    assert "leaves the school" in read(grown, "/classes/next-year")
    assert take(grown, "/classes/next-year", **year_fields(grown, plan="close")).status_code == 303
    assert "Closed classes 8b" in read(grown, "/classes")
    assert find_class_by_code(code) is None
    take(grown, f"/classes/{grown.school_class.id}/reopen")
    assert find_class_by_code(code) is not None
    assert take(grown, f"/classes/{grown.school_class.id}/close").status_code == 303
    assert take(grown, f"/classes/{grown.school_class.id}/close").status_code == 409


def test_a_class_that_waits_stays_as_it_is(grown: Cast) -> None:
    take(grown, "/classes/next-year", **year_fields(grown, plan="keep"))
    assert (refreshed(grown).name, grown.school_class.grade_key) == ("8b", "DE-G9-08")


def test_students_of_a_closed_class_are_signed_out(grown: Cast) -> None:
    anna = grown.signed_in(grown.anna)
    take(grown, f"/classes/{grown.school_class.id}/close")
    assert anna.get("/en/desk").status_code == 303
    assert grown.anna.role == Role.STUDENT


def test_who_is_not_confirmed_reads_no_names_of_colleagues(cast: Cast) -> None:
    colleague(cast, cast.school)
    assert "Clara" in read(cast, "/my-schools")
    db.session.get_one(Membership, (cast.carla.id, cast.school.id)).confirmed_at = None
    db.session.commit()
    assert "Clara" not in read(cast, "/my-schools") + read(cast, f"/classes/{cast.school_class.id}")


def test_every_step_is_two_clicks_away_from_the_desk(grown: Cast) -> None:
    colleague(grown, grown.school)
    browser, number = grown.signed_in(grown.carla), grown.school_class.id
    school = f"/en/my-schools/{grown.school.id}"
    desk = {link.get("href") for link in parsed(browser.get("/en/desk")).iter("a")}
    steps: dict[str, set[str | None]] = {
        "/en/my-schools": {"/en/my-schools/join", f"{school}/leave", f"{school}/invite"},
        f"/en/classes/{number}": {f"/en/classes/{number}/hand-over", f"/en/classes/{number}/close"},
        "/en/classes/next-year": {None},  # the form sends to its own page
    }
    assert not set(steps) - desk
    for page, actions in steps.items():
        main = parsed(browser.get(page)).find(".//main")
        assert main is not None
        assert {each.get("action", each.get("href")) for each in [*main.iter("form"), *main.iter("a")]} >= actions


def test_nothing_begins_at_a_school_of_a_suspended_region(cast: Cast) -> None:
    db.session.add(RegionStatus(region_key="bursa", status=Suspension.SUSPENDED, since=today()))
    db.session.commit()
    answer = take(cast, "/my-schools/join", school=cast.other_school.name, school_id=cast.other_school.id)
    assert (answer.status_code, "suspended at the moment" in words(answer)) == (422, True)
    db.session.add(RegionStatus(region_key="hessen", status=Suspension.SUSPENDED, since=today()))
    db.session.commit()
    assert "Invite to this school" not in read(cast, "/my-schools")
    field = f"invite-{cast.school.id}-email"
    assert take(cast, f"/my-schools/{cast.school.id}/invite", **{field: "nina@school.example"}).status_code == 409


def test_who_has_no_school_is_led_to_where_she_adds_one(cast: Cast) -> None:
    take(cast, f"/my-schools/{cast.school.id}/leave", **{f"leave-{cast.school.id}-to": 0})
    page = parsed(cast.signed_in(cast.carla).get("/en/classes/new")).find(".//main")
    assert page is not None
    assert "/en/my-schools" in [link.get("href") for link in page.iter("a")]


def test_a_school_that_was_just_left_comes_back_when_it_is_added_again(cast: Cast) -> None:
    take(cast, f"/my-schools/{cast.school.id}/leave", **{f"leave-{cast.school.id}-to": 0})
    assert take(cast, "/my-schools/join", school=cast.school.name, school_id=cast.school.id).status_code == 303
    assert refreshed(cast).teacher == cast.carla


def test_nobody_of_another_school_takes_over(cast: Cast) -> None:
    answer = take(cast, f"/my-schools/{cast.school.id}/leave", **{f"leave-{cast.school.id}-to": cast.emil.id})
    assert (answer.status_code, "Please choose who takes over." in words(answer)) == (422, True)
    assert refreshed(cast).teacher == cast.carla


def test_nobody_joins_a_school_that_has_closed(cast: Cast) -> None:
    closed = School(region_key="hessen", name="Burgschule", town="Au", closed_on=today())
    db.session.add(closed)
    db.session.commit()
    assert take(cast, "/my-schools/join", school="Burgschule", school_id=closed.id).status_code == 422


def test_a_class_that_was_handed_over_by_a_slip_comes_back_and_nobody_hears_of_it(cast: Cast) -> None:
    clara = colleague(cast, cast.school)
    take(cast, f"/classes/{cast.school_class.id}/hand-over", to=clara.id)
    assert take(cast, f"/classes/{cast.school_class.id}/take-back").status_code == 303
    assert refreshed(cast).teacher == cast.carla
    assert db.session.get_one(Project, cast.project.id).teachers == [cast.carla]
    assert texts_to(clara) == []


def test_of_a_shared_project_the_colleague_keeps_nothing_when_it_was_a_slip(cast: Cast) -> None:
    clara, second = colleague(cast, cast.school), cast._class(cast.carla, cast.school, "9a", "de", "XYZ999")
    db.session.flush()
    db.session.add(ProjectClass(project_id=cast.project.id, class_id=second.id))
    db.session.commit()
    take(cast, f"/classes/{cast.school_class.id}/hand-over", to=clara.id)
    take(cast, f"/classes/{cast.school_class.id}/take-back")
    db.session.expire_all()
    assert db.session.get_one(Project, cast.project.id).teachers == [cast.carla]


def test_what_has_gone_on_since_does_not_come_back(cast: Cast) -> None:
    clara, third = colleague(cast, cast.school), colleague(cast, cast.school, "Cora")
    path = f"/classes/{cast.school_class.id}"
    assert take(cast, f"{path}/take-back").status_code == 404
    take(cast, f"{path}/hand-over", to=clara.id)
    cast.signed_in(clara).post(f"/en{path}/hand-over", data={"to": third.id})
    assert take(cast, f"{path}/take-back").status_code == 409
    db.session.execute(update(AccountEntry).values(at=now() - UNDO_FOR))
    db.session.commit()
    assert cast.signed_in(clara).post(f"/en{path}/take-back").status_code == 409
    assert refreshed(cast).teacher == third


def test_who_comes_back_late_gets_nothing_from_a_colleague(cast: Cast) -> None:
    clara = colleague(cast, cast.school)
    take(cast, f"/my-schools/{cast.school.id}/leave", **{f"leave-{cast.school.id}-to": clara.id})
    db.session.execute(update(AccountEntry).values(at=now() - UNDO_FOR))
    db.session.commit()
    take(cast, f"/my-schools/{cast.school.id}/come-back")
    assert refreshed(cast).teacher == clara
