"""A confirmation is for the person whom somebody saw: with another name or address it rests until it is given again."""

import re

import pytest
from sqlalchemy import select

from portal.accounts.actions.email_change import change_email, keep_old_email, prove_new_email
from portal.accounts.actions.sign_up import confirm_email, sign_up
from portal.accounts.models import EmailChange, Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Refused
from portal.core.web.access import Role
from portal.matching import jobs as matching
from portal.matching.queries.matches import best_for
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.actions.entries import Message
from portal.partnering.actions.messages import write
from portal.partnering.actions.requests import accept
from portal.partnering.actions.requests import decline as decline_request
from portal.partnering.queries.requests import find_colleague
from portal.partnering.rules import DeclineReason, PartneringRefusal
from portal.projects.queries import is_confirmed
from portal.schools.actions.memberships import confirm, decline, join
from portal.schools.jobs import ask_about_changes
from portal.schools.models import Membership
from portal.schools.queries.memberships import LIST_LENGTH, count_waiting, get_linked, token_for, waiting
from portal.schools.rules.memberships import Details, MembershipRefusal, still_counts
from tests.builders.partner_requests import asked
from tests.builders.searching import SearchingCast
from tests.cast import Cast
from tests.page_reading import sent_by, words

OFFICE = "hessen@school.example"


def mails(to: str) -> list[str]:
    return list(db.session.scalars(select(Email.text).where(Email.recipient == to).order_by(Email.id)))


def prove(person: Person, email: str) -> EmailChange:
    """The person changes the address and opens the link that comes to the new one."""
    change_email(person, email)
    change = db.session.scalars(select(EmailChange).where(EmailChange.person_id == person.id)).one()
    prove_new_email(change, by=person)
    return change


@pytest.fixture
def confirmed(cast: Cast) -> Membership:
    """Carla's school confirmed her as she is."""
    membership = db.session.get_one(Membership, (cast.carla.id, cast.school.id))
    membership.confirmed_at = None
    confirm(membership)
    db.session.commit()
    return membership


@pytest.mark.parametrize(
    ("now", "counts"),
    [
        (Details("Carla Müller", "carla@school.example"), True),
        (Details("Carla Mueller", "carla@school.example"), True),
        (Details("Clara Müller", "carla@school.example"), True),
        (Details("Dr. Carla Müller", "carla@school.example"), True),
        (Details("Carla Schmidt", "carla@school.example"), False),
        (Details("Kultusministerium", "carla@school.example"), False),
        (Details("Carla Müller", "carla@elsewhere.example"), False),
    ],
)
def test_a_slip_of_the_pen_matters_to_nobody_and_another_person_does(now: Details, counts: bool) -> None:
    assert still_counts(Details("Carla Müller", "carla@school.example"), now) is counts


def test_whoever_took_a_real_teachers_address_gains_nothing_by_her_confirmation(cast: Cast) -> None:
    mallory = sign_up("Paula Real", "paula@school.example", "a long pass phrase", "de", Role.TEACHER)
    membership = join(mallory, cast.school)
    confirm(get_linked(token_for(membership)))
    change_email(mallory, "mallory@evil.example")
    confirm_email(mallory)
    assert mallory.email == "mallory@evil.example"
    assert not is_confirmed(mallory, cast.school.id)


def test_the_school_is_asked_again_and_reads_what_changed(cast: Cast, confirmed: Membership) -> None:
    prove(cast.carla, "carla@home.example")
    assert not is_confirmed(cast.carla, cast.school.id)
    ask_about_changes()
    ask_about_changes()
    db.session.commit()
    (text,) = mails(OFFICE)
    assert "mit einem anderen Namen oder einer anderen E-Mail-Adresse" in text
    page = words(cast.signed_in(None).get(f"/de/schools/confirm/{token_for(confirmed)}"))
    assert "carla@home.example" in page
    assert "Früher bestätigt: Carla, carla@school.example" in page
    confirm(get_linked(token_for(confirmed)))
    assert is_confirmed(cast.carla, cast.school.id)
    ask_about_changes()
    assert len(mails(OFFICE)) == 1


def test_whoever_takes_the_change_back_is_confirmed_as_before(cast: Cast, confirmed: Membership) -> None:
    keep_old_email(prove(cast.carla, "carla@home.example"))
    assert is_confirmed(cast.carla, cast.school.id)


def test_a_corrected_name_costs_no_lesson_but_many_small_steps_lead_to_nobody_else(
    cast: Cast, confirmed: Membership
) -> None:
    cast.carla.name = "Karla"
    assert is_confirmed(cast.carla, cast.school.id)
    for name in ("Karlo", "Kurlo", "Kurto"):
        cast.carla.name = name
    assert not is_confirmed(cast.carla, cast.school.id)


def test_a_link_to_the_old_details_confirms_nothing(cast: Cast) -> None:
    membership = join(cast.carla, cast.other_school)
    token = token_for(membership)
    cast.carla.name = "Kultusministerium"
    with pytest.raises(Refused) as refused:
        get_linked(token)
    assert refused.value.code == MembershipRefusal.CHANGED_SINCE
    ask_about_changes()
    assert "Kultusministerium" in mails("bursa@school.example")[-1]
    link = re.search(r"/schools/confirm/(\S+)", mails("bursa@school.example")[-1])
    assert link
    assert get_linked(link[1]) is membership


def test_the_coordination_that_confirmed_her_is_asked_and_sees_both_names(cast: Cast) -> None:
    membership = join(cast.emil, cast.school)
    confirm(membership, by=cast.dana)
    cast.emil.name = "Bambaşka Biri"
    db.session.commit()
    assert (count_waiting(["hessen"]), count_waiting(["bursa"])) == (1, 0)
    assert waiting(["hessen"]).memberships == [membership]
    ask_about_changes()
    db.session.commit()
    assert "Bambaşka Biri" in mails("dana@school.example")[-1]
    dana = cast.signed_in(cast.dana)
    page = dana.get("/de/schools/waiting")
    assert "Früher bestätigt: Emil, emil@school.example" in words(page)
    assert dana.post(f"/de/schools/memberships/{cast.emil.id}/{cast.school.id}/confirm").status_code == 303
    assert count_waiting(["hessen"]) == 0


def test_dana_confirms_only_the_person_on_her_page(cast: Cast) -> None:
    join(cast.emil, cast.school)
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    seen = sent_by(dana.get("/de/schools/waiting"), "/confirm")
    cast.emil.name = "Bambaşka Biri"
    db.session.commit()
    path = f"/de/schools/memberships/{cast.emil.id}/{cast.school.id}/confirm"
    assert dana.post(path, data=seen).status_code == 409
    assert dana.post(path, data=sent_by(dana.get("/de/schools/waiting"), "/confirm")).status_code == 303


def test_a_changed_teacher_can_be_declined(cast: Cast, confirmed: Membership) -> None:
    prove(cast.carla, "carla@home.example")
    decline(confirmed, "Ein anderer Mensch", by=cast.dana)
    cast.carla.email = "carla@school.example"
    assert not is_confirmed(cast.carla, cast.school.id)


def test_carla_reads_why_she_works_in_private_again(cast: Cast, confirmed: Membership) -> None:
    cast.carla.name = "Friederike Sonnenschein"
    db.session.commit()
    assert "für einen anderen Namen" in words(cast.signed_in(cast.carla).get("/de/desk"))


def test_while_the_confirmation_rests_no_other_class_is_seen_or_written_to(searching: SearchingCast) -> None:
    request = asked(searching)
    searching.emil.name = "Bambaşka Biri"
    membership = db.session.get_one(Membership, (searching.emil.id, searching.other_school.id))
    membership.asked_name, membership.asked_email = "Emil", "emil@school.example"
    db.session.commit()
    assert (
        searching.signed_in(searching.emil).get(f"/tr/partner-requests/new/{searching.other_search.id}/1").status_code
        == 404
    )
    for deed in (
        lambda: accept(request, by=searching.emil),
        lambda: write(request, Message("Hi", "en"), by=searching.emil),
    ):
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.code == PartneringRefusal.NOT_CONFIRMED


def test_her_search_is_hidden_until_the_confirmation_counts_again(searching: SearchingCast) -> None:
    membership = db.session.get_one(Membership, (searching.emil.id, searching.other_school.id))
    membership.asked_name, membership.asked_email = "Emil", "emil@old.example"
    matching.hide_unconfirmed()
    db.session.commit()
    assert (searching.other_search.status, best_for(searching.search)) == (SearchStatus.WAITING, [])
    confirm(membership)
    matching.open_confirmed()
    assert searching.other_search.status == SearchStatus.OPEN


def test_of_very_many_who_have_other_names_nobody_is_left_out(cast: Cast) -> None:
    many = [cast._adult(Role.TEACHER, f"Nora{number}", "de") for number in range(LIST_LENGTH)]
    last = cast._adult(Role.TEACHER, "Xenia", "de")
    db.session.add_all(
        Membership(person=person, school=cast.school, confirmed_at=now(), asked_name="Otto", asked_email=person.email)
        for person in (*many, last)
    )
    db.session.flush()
    ask_about_changes()
    assert db.session.get_one(Membership, (last.id, cast.school.id)).asked_version
    assert count_waiting(["hessen"]) == LIST_LENGTH + 1


def test_her_partner_does_not_read_her_new_name_as_if_it_were_confirmed(searching: SearchingCast) -> None:
    db.session.get_one(Membership, (searching.carla.id, searching.school.id)).asked_name = "Carla"
    request = asked(searching)
    accept(request, by=searching.emil)
    assert find_colleague(searching.emil, request) is searching.carla
    searching.carla.name = "Kultusministerium"
    assert find_colleague(searching.emil, request) is None


def test_nor_does_she_say_no_in_her_own_words(searching: SearchingCast) -> None:
    db.session.get_one(Membership, (searching.carla.id, searching.school.id)).asked_name = "Carla"
    request = asked(searching, searching.other_search, searching.search)
    searching.carla.name = "Kultusministerium"
    with pytest.raises(Refused) as refused:
        decline_request(request, Message("Bitte rufen Sie an.", "de"), by=searching.carla)
    assert refused.value.code == PartneringRefusal.NOT_CONFIRMED
    decline_request(request, Message(reasons=(DeclineReason.TIME,)), by=searching.carla)
    assert request.status == "declined"
