"""Who made something: Anna names Ben, Ben says yes or no, Carla decides for her class, and nobody is locked out."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.contributions.actions.authors import add_author, decline, invite, remove_author
from portal.contributions.actions.publishing import show
from portal.contributions.models import AuthorInvitation, Contribution
from portal.contributions.queries.authors import invitations_of
from portal.contributions.rules import ContributionRefusal, Status
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import UNDO_FOR
from portal.rights.actions.erasing import erase_person
from portal.schools.models import Membership
from tests.builders.families import allow
from tests.cast import Cast
from tests.page_reading import sent_by, words


@pytest.fixture
def anna(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.anna)


@pytest.fixture
def ben(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.ben)


@pytest.fixture
def named(cast: Cast) -> Contribution:
    """A draft of Anna's in which she has named Ben."""
    contribution = cast.contribution(cast.anna)
    invite(contribution, [cast.ben], by=cast.anna)
    db.session.commit()
    return contribution


def authors(contribution: Contribution) -> list[str]:
    db.session.expire_all()
    return [author.name for author in contribution.authors]


def save(browser: FlaskClient, contribution: Contribution, **typed: Any) -> int:
    page = f"/de/contributions/{contribution.id}/edit"
    return browser.post(page, data=sent_by(browser.get(page), "/edit", **typed)).status_code


def test_a_named_classmate_is_no_author_before_she_agrees(cast: Cast, anna: FlaskClient, ben: FlaskClient) -> None:
    anna.post(
        "/de/contributions/new",
        data=sent_by(anna.get("/de/contributions/new"), "/new", title="Zu zweit", authors=[str(cast.ben.id)]),
    )
    contribution = db.session.scalars(select(Contribution)).one()
    page = f"/de/contributions/{contribution.id}"
    assert authors(contribution) == ["Anna"]
    assert [ben.get(path).status_code for path in (page, f"{page}/edit")] == [404, 404]
    desk = ben.get("/de/desk")
    assert "Zu zweit" in words(desk)
    assert ben.post(f"{page}/authors/agree", data=sent_by(desk, "/agree")).status_code == 303
    assert authors(contribution) == ["Anna", "Ben"]
    assert ben.get(f"{page}/edit").status_code == 200
    assert "Zu zweit" in words(anna.get("/de/desk"))


def test_whoever_says_no_is_not_asked_again(
    cast: Cast, anna: FlaskClient, ben: FlaskClient, named: Contribution
) -> None:
    assert ben.post(f"/de/contributions/{named.id}/authors/disagree").status_code == 303
    save(anna, named, authors=[str(cast.ben.id)])
    assert "Der Fluss" not in words(ben.get("/de/desk"))
    assert ben.post(f"/de/contributions/{named.id}/authors/agree").status_code == 404
    assert authors(named) == ["Anna"]


def test_no_author_removes_another_one_and_the_first_is_never_locked_out(
    cast: Cast, anna: FlaskClient, ben: FlaskClient, named: Contribution
) -> None:
    ben.post(f"/de/contributions/{named.id}/authors/agree")
    assert save(ben, named, title="Von Ben", authors=[]) == 303
    assert save(anna, named, title="Von Anna", authors=[]) == 303
    assert authors(named) == ["Anna", "Ben"]
    assert anna.get(f"/de/contributions/{named.id}/edit").status_code == 200


def test_anna_takes_a_name_back_that_she_typed_by_mistake(
    anna: FlaskClient, ben: FlaskClient, named: Contribution
) -> None:
    save(anna, named, authors=[])
    assert ben.post(f"/de/contributions/{named.id}/authors/agree").status_code == 404


def test_who_did_not_make_it_removes_the_own_name_alone(
    cast: Cast, anna: FlaskClient, ben: FlaskClient, named: Contribution
) -> None:
    ben.post(f"/de/contributions/{named.id}/authors/agree")
    page = ben.get(f"/de/contributions/{named.id}")
    assert ben.post(f"/de/contributions/{named.id}/authors/leave", data=sent_by(page, "/leave")).status_code == 303
    assert authors(named) == ["Anna"]
    assert ben.get(f"/de/contributions/{named.id}").status_code == 404
    assert anna.post(f"/de/contributions/{named.id}/authors/leave").status_code == 409
    assert authors(named) == ["Anna"]


def test_carla_decides_for_her_class_once_it_is_handed_in(cast: Cast, anna: FlaskClient, named: Contribution) -> None:
    carla, path = cast.signed_in(cast.carla), f"/de/contributions/{named.id}/authors/{cast.ben.id}"
    assert carla.post(f"{path}/confirm").status_code == 404
    anna.post(f"/de/contributions/{named.id}/submit")
    page = carla.get(f"/de/contributions/{named.id}")
    assert cast.signed_in(cast.emil).post(f"{path}/confirm").status_code == 404
    assert anna.post(f"{path}/confirm").status_code == 403
    assert carla.post(f"{path}/confirm", data=sent_by(page, "/confirm")).status_code == 303
    assert authors(named) == ["Anna", "Ben"]
    assert carla.post(f"/de/contributions/{named.id}/authors/{cast.anna.id}/remove").status_code == 303
    assert authors(named) == ["Ben"]
    assert cast.signed_in(cast.emil).post(f"{path}/remove").status_code == 404


def test_a_name_that_is_added_or_removed_makes_everybody_look_again(cast: Cast, named: Contribution) -> None:
    named.status = Status.IN_REVIEW
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    seen = sent_by(dana.get(f"/de/moderation/{named.id}"), "/publish")
    cast.signed_in(cast.carla).post(f"/de/contributions/{named.id}/authors/{cast.ben.id}/confirm")
    assert dana.post(f"/de/moderation/{named.id}/publish", data=seen).status_code == 409


@pytest.mark.parametrize("status", ["in_review", "published"])
def test_after_the_teacher_forwarded_it_only_she_adds_a_name(
    cast: Cast, ben: FlaskClient, named: Contribution, status: str
) -> None:
    named.status = Status(status)
    db.session.commit()
    assert ben.post(f"/de/contributions/{named.id}/authors/agree").status_code == 404
    assert (
        cast.signed_in(cast.carla).post(f"/de/contributions/{named.id}/authors/{cast.ben.id}/confirm").status_code
        == 303
    )


@pytest.mark.parametrize(("status", "answer"), [("submitted", 303), ("in_review", 409), ("published", 409)])
def test_a_teacher_who_is_confirmed_no_longer_adds_no_name_to_what_was_forwarded(
    cast: Cast, named: Contribution, status: str, answer: int
) -> None:
    named.status = Status(status)
    db.session.get_one(Membership, (cast.carla.id, cast.school.id)).asked_name = "Somebody else"
    db.session.commit()
    path = f"/de/contributions/{named.id}/authors/{cast.ben.id}/confirm"
    assert cast.signed_in(cast.carla).post(path).status_code == answer
    assert authors(named) == (["Anna", "Ben"] if answer == 303 else ["Anna"])


def test_visitors_read_the_names_of_those_who_agreed_only(cast: Cast, named: Contribution) -> None:
    allow(cast.anna, cast.ben)
    named.status = Status.PUBLISHED
    show(named, named.created_at)
    db.session.commit()
    text = words(cast.signed_in(None).get(f"/de/contributions/{named.id}"))
    assert ("Anna" in text, "Ben" in text) == (True, False)


def test_the_last_author_stays(cast: Cast, named: Contribution) -> None:
    add_author(invitations_of(named)[0])
    remove_author(named, cast.anna)
    with pytest.raises(Refused) as refused:
        remove_author(named, cast.ben)
    assert refused.value.code == ContributionRefusal.LAST_AUTHOR


def test_nobody_asks_about_somebody_who_was_erased(cast: Cast, named: Contribution) -> None:
    erase_person(cast.ben)
    db.session.commit()
    assert db.session.scalars(select(AuthorInvitation)).all() == []


@pytest.mark.parametrize("slip", ["disagree", "leave"])
def test_a_slip_of_ben_is_undone(cast: Cast, named: Contribution, ben: FlaskClient, slip: str) -> None:
    if slip == "leave":
        add_author(invitations_of(named)[0])
        db.session.commit()
    path = f"/pl/contributions/{named.id}/authors"
    page = ben.get(ben.post(f"{path}/{slip}").location)
    assert authors(named) == ["Anna"]
    assert ben.post(f"{path}/{cast.ben.id}/undo", data=sent_by(page, "/undo")).status_code == 303
    assert authors(named) == (["Anna", "Ben"] if slip == "leave" else ["Anna"])
    assert [each.person_id for each in invitations_of(named)] == ([] if slip == "leave" else [cast.ben.id])


def test_whom_carla_removed_by_a_slip_is_an_author_again(cast: Cast, named: Contribution, ben: FlaskClient) -> None:
    add_author(invitations_of(named)[0])
    named.status = Status.SUBMITTED
    db.session.commit()
    carla, path = cast.signed_in(cast.carla), f"/de/contributions/{named.id}/authors/{cast.ben.id}"
    carla.post(f"{path}/remove")
    assert authors(named) == ["Anna"]
    assert [browser.post(f"{path}/undo").status_code for browser in (ben, cast.signed_in(cast.emil))] == [404, 404]
    assert carla.post(f"{path}/undo").status_code == 303
    assert authors(named) == ["Anna", "Ben"]


def test_nobody_undoes_the_no_of_another_and_nobody_after_a_while(
    cast: Cast, named: Contribution, anna: FlaskClient, ben: FlaskClient
) -> None:
    path = f"/de/contributions/{named.id}/authors"
    assert ben.post(f"{path}/{cast.ben.id}/undo").status_code == 409
    ben.post(f"{path}/disagree")
    assert [
        browser.post(f"{path}/{cast.ben.id}/undo").status_code for browser in (anna, cast.signed_in(cast.carla))
    ] == [404] * 2
    db.session.get_one(AuthorInvitation, (named.id, cast.ben.id)).declined_at = now() - UNDO_FOR
    db.session.commit()
    assert ben.post(f"{path}/{cast.ben.id}/undo").status_code == 409


def test_who_has_left_can_be_asked_again_and_who_said_no_can_not(cast: Cast, named: Contribution) -> None:
    add_author(invitations_of(named)[0])
    remove_author(named, cast.ben)
    invite(named, [cast.ben], by=cast.anna)
    [asked] = invitations_of(named)
    decline(asked)
    invite(named, [cast.ben], by=cast.anna)
    assert invitations_of(named) == []
