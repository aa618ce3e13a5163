"""A teacher who was declined is not lost: with a reason, undone for a while, asked once more, confirmed after all."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.accounts.actions.merge import merge
from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.transitions import UNDO_FOR
from portal.core.web.access import Role
from portal.projects.queries import is_confirmed
from portal.schools.actions.memberships import confirm, decline, end, join
from portal.schools.actions.schools import add_missing
from portal.schools.models import Membership, SchoolEntry
from portal.schools.queries.memberships import count_waiting, token_for
from tests.builders.emails import emails
from tests.cast import Cast
from tests.page_reading import sent_by, the_form, words


@pytest.fixture
def hugo(cast: Cast) -> Person:
    """Says that he works at Carla's school; somebody has to confirm it."""
    hugo = cast._adult(Role.TEACHER, "Hugo", "de")
    join(hugo, cast.school)
    db.session.commit()
    return hugo


@pytest.fixture
def declined(cast: Cast, hugo: Person) -> Membership:
    membership = db.session.get_one(Membership, (hugo.id, cast.school.id))
    decline(membership, "Wir kennen Sie nicht.", by=cast.dana)
    db.session.commit()
    return membership


def path_of(membership: Membership) -> str:
    return f"/de/schools/memberships/{membership.person_id}/{membership.school_id}"


def texts(to: str) -> str:
    return "\n".join(db.session.scalars(select(Email.text).where(Email.recipient == to)))


def test_who_declines_a_teacher_says_why_and_the_teacher_reads_it(cast: Cast, hugo: Person) -> None:
    dana = cast.signed_in(cast.dana)
    page = dana.get("/de/schools/waiting")
    silent = dana.post(the_form(page, "/decline").get("action"), data=sent_by(page, "/decline", reason="  "))
    assert silent.status_code == 422
    assert "Bitte eine Begründung schreiben." in words(silent)
    long = dana.post(the_form(page, "/decline").get("action"), data={"reason": "Warum? " * 200})
    assert (long.status_code, "Warum? Warum?" in words(long)) == (422, True)
    answer = dana.post(the_form(page, "/decline").get("action"), data={"reason": "Wir kennen Sie nicht."})
    assert answer.status_code == 303
    assert "Wir kennen Sie nicht." in texts("hugo@school.example")
    assert "Wir kennen Sie nicht." in words(cast.signed_in(hugo).get("/de/desk"))


@pytest.mark.both_databases
@pytest.mark.parametrize("decision", ["confirm", "decline"])
def test_a_slip_is_undone_and_nobody_hears_of_it(cast: Cast, hugo: Person, decision: str) -> None:
    dana, path = cast.signed_in(cast.dana), f"/de/schools/memberships/{hugo.id}/{cast.school.id}"
    answer = dana.post(f"{path}/{decision}", data={"reason": "Nein."})
    page = dana.get(answer.location)
    assert "Hugo" not in words(page)
    undone = dana.post(the_form(page, "/undo").get("action"), data=sent_by(page, "/undo"))
    assert "Hugo" in words(dana.get(undone.location))
    assert emails("school-entry:") == []
    assert not is_confirmed(hugo, cast.school.id)
    assert dana.post(f"{path}/undo").status_code == 409


def test_a_school_that_was_confirmed_with_the_teacher_waits_again_too(cast: Cast) -> None:
    school = add_missing("Schule am Mond", "Kratern", "hessen", by=cast.emil)
    membership = join(cast.emil, school)
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    dana.post(f"{path_of(membership)}/confirm")
    db.session.expire_all()
    assert school.is_verified
    dana.post(f"{path_of(membership)}/undo")
    db.session.expire_all()
    assert not school.is_verified


def test_the_verification_of_a_school_is_undone(cast: Cast) -> None:
    school = add_missing("Schule am Mond", "Kratern", "hessen", by=cast.carla)
    db.session.commit()
    dana, path = cast.signed_in(cast.dana), f"/de/schools/{school.id}"
    dana.post(f"{path}/verify")
    assert "Schule am Mond" in words(dana.get("/de/moderation/decisions?kind=teachers"))
    assert [dana.post(f"{path}/undo").status_code for _ in range(2)] == [303, 409]
    assert "Schule am Mond" in words(dana.get("/de/schools/waiting"))
    assert cast.signed_in(cast.gero).post(f"{path}/undo").status_code == 404


def test_only_who_decided_undoes_it_and_only_for_a_while(cast: Cast, declined: Membership) -> None:
    doris = cast._adult(Role.COORDINATOR, "Doris", "de", regions=["hessen"], reads=["de"])
    db.session.commit()
    path = f"{path_of(declined)}/undo"
    who = (doris, cast.gero, cast.carla)
    assert [cast.signed_in(person).post(path).status_code for person in who] == [409, 404, 403]
    db.session.execute(db.update(SchoolEntry).values(at=now() - UNDO_FOR - timedelta(seconds=1)))
    db.session.commit()
    assert cast.signed_in(cast.dana).post(path).status_code == 409


def test_dana_finds_whom_she_declined_and_confirms_him_after_all(cast: Cast, declined: Membership) -> None:
    dana = cast.signed_in(cast.dana)
    page = dana.get("/de/moderation/decisions?kind=teachers&step=decline")
    for text in ("Hugo", "Wir kennen Sie nicht.", "Dana"):
        assert text in words(page)
    assert "Hugo" not in words(cast.signed_in(cast.gero).get("/de/moderation/decisions?kind=teachers"))
    assert dana.post(path_of(declined) + "/confirm", data=sent_by(page, "/confirm")).status_code == 303
    db.session.expire_all()
    assert declined.is_confirmed


def test_hugo_explains_himself_and_waits_again(cast: Cast, declined: Membership) -> None:
    hugo, dana = cast.signed_in(declined.person), cast.signed_in(cast.dana)
    page = hugo.get("/de/desk")
    action = str(the_form(page, "/ask-again").get("action"))
    sent = sent_by(page, "/ask-again", explanation="Ich bin seit August da.")
    assert hugo.post(action, data=sent).status_code == 303
    assert emails("school-entry:ask_again") == [("dana", "de")]
    waiting = words(dana.get("/de/schools/waiting"))
    assert "Ich bin seit August da." in waiting
    assert "Fragt noch einmal" in waiting
    assert hugo.post(action, data={"explanation": "Bitte!"}).status_code == 409
    assert cast.signed_in(cast.emil).post(action).status_code == 404
    assert dana.post(f"{path_of(declined)}/decline", data={"reason": "Nein, wirklich nicht."}).status_code == 303
    assert "Nein, wirklich nicht." in texts("hugo@school.example")


def test_the_school_confirms_whom_dana_declined_and_she_hears_of_it(cast: Cast, declined: Membership) -> None:
    page = f"/de/schools/confirm/{token_for(declined)}"
    visitor = cast.signed_in(None)
    assert "Wenn Sie es jetzt bestätigen, gilt Ihr Wort." in words(visitor.get(page))
    assert visitor.post(page, data=sent_by(visitor.get(page), "")).status_code == 303
    db.session.expire_all()
    assert declined.is_confirmed
    assert emails("school-entry:confirm") == [("dana", "de")]
    assert "Ihre Bestätigung wurde gespeichert" in words(visitor.get(page))


@pytest.mark.both_databases
@pytest.mark.parametrize("closed", ["declined", "ended"])
def test_a_new_registration_makes_the_membership_wait_again(cast: Cast, hugo: Person, closed: str) -> None:
    membership = db.session.get_one(Membership, (hugo.id, cast.school.id))
    if closed == "declined":
        decline(membership, "Nein.", by=cast.dana)
    else:
        confirm(membership)
        end(membership)
    newcomer = cast._adult(Role.TEACHER, "Hugo", "de")
    newcomer.email = "new@school.example"
    join(newcomer, cast.school)
    merge(newcomer, into=hugo)
    membership = db.session.get_one(Membership, (hugo.id, cast.school.id))
    assert not membership.is_decided
    assert count_waiting(["hessen"]) == 1


def test_a_membership_that_is_open_is_not_replaced_by_another(cast: Cast, hugo: Person) -> None:
    confirm(db.session.get_one(Membership, (hugo.id, cast.school.id)), by=cast.dana)
    newcomer = cast._adult(Role.TEACHER, "Hugo", "de")
    newcomer.email = "new@school.example"
    decline(join(newcomer, cast.school), "Nein.", by=cast.dana)
    merge(newcomer, into=hugo)
    assert is_confirmed(hugo, cast.school.id)


def test_joining_again_after_it_was_declined_asks_again(cast: Cast, declined: Membership) -> None:
    assert join(declined.person, cast.school) is declined
    assert not declined.is_decided
    assert count_waiting(["hessen"]) == 1


def test_what_has_ended_meanwhile_is_not_undone(cast: Cast, hugo: Person) -> None:
    membership = db.session.get_one(Membership, (hugo.id, cast.school.id))
    confirm(membership, by=cast.dana)
    end(membership)
    db.session.commit()
    assert cast.signed_in(cast.dana).post(f"{path_of(membership)}/undo").status_code == 409
