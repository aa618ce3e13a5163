"""Ada and Dana look after accounts in the browser; Carla reads why she can't sign in."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.accounts.models import Person
from portal.accounts.queries.links import Purpose, link
from portal.accounts.rules.passwords import hashed
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from portal.people.actions.entries import Grounds
from portal.people.actions.standing import suspend
from portal.schools.models import Membership
from tests.builders.accounts import colleague, membership_of, steps_with
from tests.builders.sign_in import path_in
from tests.cast import Cast
from tests.page_reading import parsed, words
from tests.statements import n_queries

WHY = "Nobody knows <b>this</b> person."


def listed(cast: Cast, by: Person, query: str = "") -> list[str]:
    page = cast.signed_in(by).get(f"/en/people?{query}")
    assert page.status_code == 200
    return ["".join(each.itertext()) for each in parsed(page).iter("a") if each.get("class") == "row-title"]


def take(cast: Cast, by: Person, path: str, **fields: Any) -> TestResponse:
    return cast.signed_in(by).post(f"/en/people/{path}", data=fields)


def test_ada_finds_every_adult_and_dana_the_teachers_of_her_region(cast: Cast) -> None:
    assert sorted(listed(cast, cast.ada)) == ["Ada", "Carla", "Dana", "Emil", "Gero"]
    assert listed(cast, cast.dana) == ["Carla"]


def cost(browser: FlaskClient) -> int:
    """Statements of the list, without one that a slow machine adds because a copy has grown old meanwhile."""
    return min(n_queries(browser, "/en/people") for _ in range(3))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=CARL", ["Carla"]),
        ("q=school.example+dan", ["Dana"]),
        ("q=_", []),
        ("role=coordinator", ["Dana", "Gero"]),
        ("region=bursa", ["Emil", "Gero"]),
        ("state=suspended", ["Emil"]),
        ("state=invited", ["Gero"]),
        ("state=active&role=teacher", ["Carla"]),
        ("role=nonsense&state=x&after=rubbish", ["Ada", "Carla", "Dana", "Emil", "Gero"]),
    ],
)
def test_filters(cast: Cast, query: str, names: list[str]) -> None:
    cast.emil.suspended_at, cast.gero.email_confirmed_at = now(), None
    db.session.commit()
    assert sorted(listed(cast, cast.ada, query)) == names


def test_ada_reads_what_waits_for_the_coordinations(cast: Cast) -> None:
    cast.contribution(status="in_review", title="Der Fluss")
    cast.own_project("submitted", "Brücken")
    db.session.get_one(Membership, (cast.emil.id, cast.other_school.id)).confirmed_at = None
    db.session.commit()
    browser = cast.signed_in(cast.ada)
    everything = words(browser.get("/en/people/queues"))
    assert [each in everything for each in ("Der Fluss", "Brücken", "Emil")] == [True] * 3
    in_bursa = words(browser.get("/en/people/queues?region=bursa"))
    assert [each in in_bursa for each in ("Der Fluss", "Brücken", "Emil")] == [False, False, True]
    assert "There is nothing to do at the moment." in words(browser.get("/en/people/queues?region=aquitaine"))


def test_an_invitation_to_a_wrong_address_goes_to_the_right_one_and_the_old_link_ends(cast: Cast) -> None:
    take(cast, cast.ada, "new", email="nina@scool.example", role="administrator", language="de")
    nina = db.session.scalars(select(Person).where(Person.email == "nina@scool.example")).one()
    [old] = [path_in(mail) for mail in db.session.scalars(select(Email).where(Email.recipient == nina.email))]
    fields = {"invite-seen": nina.n_changes, "invite-email": "Nina@school.example"}
    assert take(cast, cast.ada, f"{nina.id}/invite-again", **fields).status_code == 303
    db.session.expire_all()
    mail = db.session.scalars(select(Email).where(Email.recipient == "nina@school.example")).one()
    visitor = cast.app.test_client()
    assert [visitor.get(path).status_code for path in (path_in(mail), old)] == [200, 303]
    taken = {"invite-seen": nina.n_changes, "invite-email": "carla@school.example"}
    assert take(cast, cast.ada, f"{nina.id}/invite-again", **taken).status_code == 409


def test_a_list_without_filters_complains_about_nothing(cast: Cast) -> None:
    page = parsed(cast.signed_in(cast.ada).get("/en/people"))
    assert [part for part in page.iter("p") if part.get("class") == "error"] == []


@pytest.mark.both_databases
def test_a_long_list_has_pages_and_costs_the_same(cast: Cast) -> None:
    short = cost(cast.signed_in(cast.ada))
    for number in range(60):
        colleague(cast, cast.school, f"Nora{number}")
    browser = cast.signed_in(cast.ada)
    assert cost(browser) == short
    page = browser.get("/en/people")
    (more,) = [each for each in parsed(page).iter("a") if each.get("rel") == "next"]
    rest = browser.get(more.get("href"))
    titles = [
        {each.get("href") for each in parsed(p).iter("a") if each.get("class") == "row-title"} for p in (page, rest)
    ]
    assert (len(titles[0]), len(titles[1]), titles[0] & titles[1]) == (50, 15, set())


def test_dana_suspends_carla_and_takes_it_back(cast: Cast) -> None:
    carla, session = cast.carla.id, cast.signed_in(cast.carla)
    assert session.get("/en/desk").status_code == 200
    refused = take(cast, cast.dana, f"{carla}/suspend")
    assert (refused.status_code, "Please write a reason" in words(refused)) == (422, True)
    done = take(cast, cast.dana, f"{carla}/suspend", **{"suspend-reason": WHY, "suspend-seen": 0})
    assert done.location == f"/en/people/{carla}"
    assert session.get("/en/desk").location.startswith("/en/sign-in")
    page = cast.signed_in(cast.dana).get(f"/en/people/{carla}")
    assert next(parsed(page).iter("h1")).text == "Carla"
    assert f"/en/people/{carla}/reinstate" in [form.get("action") for form in parsed(page).iter("form")]
    assert WHY in words(page)
    assert "<b>this" not in page.text
    assert take(cast, cast.dana, f"{carla}/reinstate", **{"reinstate-seen": 1}).status_code == 303
    assert [step for step, _by, _why in steps_with(cast.carla)] == ["suspend", "reinstate"]


def test_whoever_looked_at_an_old_page_is_told_so(cast: Cast) -> None:
    fields = {"suspend-reason": WHY, "suspend-seen": 0}
    cast.carla.n_changes = 1
    db.session.commit()
    answer = take(cast, cast.dana, f"{cast.carla.id}/suspend", **fields)
    assert (answer.status_code, "since the page was opened" in words(answer)) == (409, True)


def test_a_state_that_no_account_has_is_refused(cast: Cast) -> None:
    for seen in ("-1", "9" * 309, "x"):
        fields = {"suspend-reason": WHY, "suspend-seen": seen}
        assert take(cast, cast.dana, f"{cast.carla.id}/suspend", **fields).status_code == 409


def test_a_suspended_person_learns_it_only_with_the_right_password_or_link(cast: Cast) -> None:
    cast.carla.password_hash = hashed("drei Bäche im Mai")
    suspend(cast.carla, Grounds(WHY), by=cast.dana)
    db.session.commit()
    browser, email = cast.signed_in(None), "carla@school.example"
    wrong = browser.post("/en/sign-in", data={"email": email, "password": "wrong, wrong"})
    right = browser.post("/en/sign-in", data={"email": email, "password": "drei Bäche im Mai"})
    by_link = browser.post(link(Purpose.SIGN_IN, cast.carla).removeprefix("http://portal.example"))
    assert [answer.status_code for answer in (wrong, right, by_link)] == [422, 409, 409]
    assert ["suspended" in answer.text or "gesperrt" in answer.text for answer in (wrong, right, by_link)] == [
        False,
        True,
        True,
    ]
    assert browser.get("/en/desk").location.startswith("/en/sign-in")


def test_dana_ends_a_membership_and_hands_the_class_over(cast: Cast) -> None:
    clara = colleague(cast, cast.school)
    place = f"{cast.carla.id}/memberships/{cast.school.id}"
    assert take(cast, cast.dana, f"{place}/end").status_code == 422
    fields = {f"end_membership-{cast.school.id}-reason": WHY}
    assert take(cast, cast.dana, f"{place}/end", **fields).location == "/en/people/left-waiting"
    page = cast.signed_in(cast.dana).get("/en/people/left-waiting")
    assert "8b" in words(page)
    path = f"schools/{cast.school.id}/hand-over"
    assert take(cast, cast.dana, path, classes=[cast.school_class.id]).status_code == 422
    assert take(cast, cast.dana, path, to=cast.emil.id, classes=[cast.school_class.id]).status_code == 422
    nothing = take(cast, cast.dana, path, to=clara.id)
    assert (nothing.status_code, "at least one" in words(nothing)) == (422, True)
    assert take(cast, cast.dana, path, to=clara.id, classes=[cast.school_class.id]).status_code == 303
    assert cast.school_class.teacher_id == clara.id
    again = take(cast, cast.dana, f"{place}/renew")
    assert again.location == f"/en/people/{cast.carla.id}"
    assert membership_of(cast.carla, cast.school).ended_at is None


def test_the_start_pages_say_what_nobody_looks_after(cast: Cast) -> None:
    suspend(cast.carla, Grounds(WHY), by=cast.dana)
    db.session.commit()
    for person in (cast.dana, cast.ada):
        assert "2 classes or projects wait for somebody" in words(cast.signed_in(person).get("/en/desk"))
    assert "wait for somebody" not in words(cast.signed_in(cast.gero).get("/en/desk"))


def test_ada_invites_a_coordinator_and_reads_beside_the_field_what_is_missing(cast: Cast) -> None:
    fields: dict[str, Any] = {"email": "jean@region.example", "language": "fr", "role": "coordinator"}
    refused = take(cast, cast.ada, "new", **fields)
    assert (refused.status_code, "at least one region" in words(refused)) == (422, True)
    assert 'value="jean@region.example"' in refused.text
    assert take(cast, cast.ada, "new", **fields, regions=["aquitaine"]).status_code == 303
    taken = take(cast, cast.ada, "new", **{**fields, "email": "carla@school.example"}, regions=["aquitaine"])
    assert (taken.status_code, "account with this email address" in words(taken)) == (422, True)


def test_dana_invites_a_teacher_to_a_school_of_her_region_only(cast: Cast) -> None:
    fields = {"email": "clara@school.example", "language": "de"}
    assert take(cast, cast.dana, "new", **fields, school="Ovac").status_code == 422
    assert take(cast, cast.dana, "new", **fields, school_id=cast.other_school.id).status_code == 422
    done = take(cast, cast.dana, "new", **fields, school_id=cast.school.id)
    assert done.status_code == 303
    assert "Waiting for confirmation" in words(cast.signed_in(cast.dana).get(done.location))


def test_numbers_that_no_row_has_are_nothing(cast: Cast) -> None:
    ada, huge = cast.signed_in(cast.ada), "9" * 309
    assert ada.get(f"/en/people/history?before={huge}").status_code == 200
    assert ada.get(f"/en/people/schools/{cast.school.id}/hand-over?of={huge}").status_code == 200
    assert ada.get(f"/en/people/schools/{cast.school.id}/hand-over?of={2**31}").status_code == 200


def test_ada_changes_a_role(cast: Cast) -> None:
    path, fields = f"{cast.dana.id}/change-role", {"role-role": "coordinator", "role-seen": 0}
    refused = take(cast, cast.ada, path, **fields)
    assert (refused.status_code, "at least one region" in words(refused)) == (422, True)
    assert take(cast, cast.ada, path, **fields, **{"role-regions": ["bursa"]}).status_code == 303
    assert (cast.dana.region_keys, cast.dana.read_languages) == (["bursa"], ["tr"])
    history = words(cast.signed_in(cast.ada).get("/en/people/history"))
    assert "Role or tasks changed" in history


def test_ada_deletes_an_account_once_nothing_hangs_on_it(cast: Cast) -> None:
    page = words(cast.signed_in(cast.ada).get(f"/en/people/{cast.carla.id}"))
    assert "Please hand them over first" in page
    assert take(cast, cast.ada, f"{cast.carla.id}/delete", **{"delete-reason": WHY}).status_code == 409
    deleted = take(cast, cast.ada, f"{cast.gero.id}/delete", **{"delete-reason": WHY})
    assert (deleted.location or "").startswith("/en/receipts/")
    assert "Deleted account" in words(cast.signed_in(cast.ada).get("/en/people/history"))


def test_nothing_can_be_done_with_the_own_account(cast: Cast) -> None:
    page = cast.signed_in(cast.ada).get(f"/en/people/{cast.ada.id}")
    assert "Nobody can decide about their own account" in words(page)
    assert "Suspend the account" not in words(page)


def test_a_teacher_with_two_schools_shows_each_coordination_its_own(cast: Cast) -> None:
    db.session.add(membership := membership_of(cast.carla, cast.school))
    cast._works_at(cast.carla, cast.other_school)
    db.session.commit()
    assert membership.school_id == cast.school.id
    page = words(cast.signed_in(cast.gero).get(f"/en/people/{cast.carla.id}"))
    assert (cast.other_school.name in page, cast.school.name in page) == (True, False)
    assert take(cast, cast.gero, f"{cast.carla.id}/memberships/{cast.school.id}/renew").status_code == 404


def test_an_account_of_another_role_is_nobodys_business_for_a_coordinator(cast: Cast) -> None:
    cast.gero.role = Role.ADMINISTRATOR
    db.session.commit()
    assert cast.signed_in(cast.dana).get(f"/en/people/{cast.gero.id}").status_code == 404
