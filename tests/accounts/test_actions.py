"""Signing up, confirming, inviting: what happens to people and which emails they get."""

import time
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import select

from portal.accounts.actions.invitations import accept_invitation, invite
from portal.accounts.actions.settings import set_password
from portal.accounts.actions.sign_in import ask_for_link, sign_in_by_link
from portal.accounts.actions.sign_up import confirm_email, sign_up
from portal.accounts.models import Person
from portal.accounts.queries.links import LIFETIMES, Purpose, link, open_link
from portal.accounts.queries.people import find_by_email
from portal.accounts.rules import passwords
from portal.accounts.rules.accounts import AccountRefusal
from portal.accounts.views.passwords import recognised
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Refused
from portal.core.web.access import Role
from tests.builders.sign_in import person_of, session_of
from tests.cast import Cast


def mails() -> list[tuple[str, str, str]]:
    return [(mail.recipient, mail.language, mail.subject) for mail in db.session.scalars(select(Email))]


def person_in(purpose: Purpose, token: str) -> Person | None:
    opened = open_link(purpose, token)
    return opened.person if opened else None


def token_of(address: str) -> str:
    return address.rpartition("/")[2]


def test_a_new_teacher_gets_an_email_to_confirm_the_address(app: Flask) -> None:
    person = sign_up("Carla Rossi", " Carla@School.Example ", "drei Bäche im Mai", "it", Role.TEACHER)
    assert (person.mailbox, person.language, person.email_confirmed_at) == ("carla@school.example", "it", None)
    assert person.password_hash
    assert person.password_hash.startswith("$argon2id$")
    assert [(to, lang) for to, lang, _ in mails()] == [("carla@school.example", "it")]


def test_a_known_and_an_unknown_address_sign_up_alike(cast: Cast) -> None:
    known = sign_up("Somebody", "carla@school.example", None, "de", Role.TEACHER)
    unknown = sign_up("Somebody", "nobody@school.example", None, "de", Role.TEACHER)
    assert (known.email, unknown.email) == (None, None)
    assert [to for to, _, _ in mails()] == ["carla@school.example", "nobody@school.example"]


def test_a_stranger_who_typed_carlas_address_gets_nothing_of_hers(cast: Cast) -> None:
    stranger = sign_up("Stranger", "carla@school.example", "a long password", "de", Role.TEACHER)
    db.session.commit()
    assert recognised("carla@school.example", "a long password") is None
    assert stranger.email is None


def test_a_teacher_account_does_not_turn_into_the_coordinators_of_the_same_address(cast: Cast) -> None:
    newcomer = sign_up("Dana", "dana@school.example", None, "de", Role.TEACHER)
    with pytest.raises(Refused) as refusal:
        confirm_email(newcomer)
    assert refusal.value.code == AccountRefusal.EMAIL_TAKEN
    assert (newcomer.email, cast.dana.role) == (None, Role.COORDINATOR)


def test_asking_again_and_again_sends_one_email(cast: Cast) -> None:
    for _ in range(5):
        ask_for_link("carla@school.example", "en")
    assert [(to, lang) for to, lang, _ in mails()] == [("carla@school.example", "de")]  # her language


def test_an_unknown_address_gets_nothing(cast: Cast) -> None:
    ask_for_link("nobody@school.example", "en")
    assert mails() == []


def test_a_link_to_confirm_is_bound_to_the_address(cast: Cast) -> None:
    cast.carla.email_confirmed_at = None
    token = token_of(link(Purpose.CONFIRM_EMAIL, cast.carla))
    assert person_in(Purpose.CONFIRM_EMAIL, token) is cast.carla
    cast.carla.email = "new@school.example"
    assert person_in(Purpose.CONFIRM_EMAIL, token) is None


def test_a_link_to_sign_in_works_once(cast: Cast) -> None:
    token = token_of(link(Purpose.SIGN_IN, cast.carla))
    sign_in_by_link(cast.carla, None)
    assert person_in(Purpose.SIGN_IN, token) is None


def test_a_link_is_for_one_purpose(cast: Cast) -> None:
    token = token_of(link(Purpose.CONFIRM_EMAIL, cast.carla))
    assert person_in(Purpose.SIGN_IN, token) is None
    assert person_in(Purpose.INVITATION, token) is None


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "WzEsMV0.aaaa.bbbb", "💥"])
def test_a_forged_link_opens_nothing(cast: Cast, token: str) -> None:
    assert person_in(Purpose.SIGN_IN, token) is None


def test_a_link_ends_with_its_time(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    token = token_of(link(Purpose.SIGN_IN, cast.carla))
    monkeypatch.setitem(LIFETIMES, Purpose.SIGN_IN, timedelta(seconds=-1))
    assert person_in(Purpose.SIGN_IN, token) is None


def test_a_new_password_ends_sessions_and_links_from_before(cast: Cast) -> None:
    before, token = session_of(cast.carla), token_of(link(Purpose.SIGN_IN, cast.carla))
    assert person_of(before) is cast.carla
    set_password(cast.carla, "drei Bäche im Mai")
    assert person_of(before) is None
    assert person_in(Purpose.SIGN_IN, token) is None


@pytest.mark.parametrize("token", ["", "1", "1.1", "²", "None", "\0", "x" * 5000])
def test_a_damaged_session_is_nobody(cast: Cast, token: str) -> None:
    session_of(cast.carla)
    assert person_of(token) is None


def test_a_password_of_former_parameters_is_hashed_anew_when_it_is_used(cast: Cast) -> None:
    cast.carla.password_hash = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash("drei Bäche im Mai")
    db.session.commit()
    assert recognised("carla@school.example", "drei Bäche im Mai") is cast.carla
    assert not passwords.is_outdated(cast.carla.password_hash)
    assert passwords.is_right(cast.carla.password_hash, "drei Bäche im Mai")


def test_an_account_without_password_opens_with_none(cast: Cast) -> None:
    for guess in ("", "None", "drei Bäche im Mai"):
        assert recognised("carla@school.example", guess) is None


def test_an_unknown_address_takes_as_long_as_a_known_one(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both hash once, here as slowly as outside of the tests; what counts is the work and not the clock."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1))
    monkeypatch.setattr(passwords, "NOBODY", passwords.hashed("nobody’s"))
    cast.carla.password_hash = passwords.hashed("drei Bäche im Mai")
    db.session.commit()

    def seconds(email: str) -> float:
        start = time.thread_time()
        recognised(email, "wrong, wrong, wrong")
        return time.thread_time() - start

    known, unknown = (min(seconds(f"{name}@school.example") for _ in range(5)) for name in ("carla", "nobody"))
    assert 0.4 < known / unknown < 2.5


def test_a_coordinator_is_invited_for_regions_and_languages(app: Flask) -> None:
    for regions in (["bursa"], ["hessen", "bursa"]):  # the second corrects the first
        person = invite(
            email="dana@region.example", role=Role.COORDINATOR, language="tr", regions=regions, reads=["tr", "en"]
        )
    db.session.commit()
    assert sorted(person.region_keys) == ["bursa", "hessen"]
    assert sorted(person.read_languages) == ["en", "tr"]
    accept_invitation(person, "Dana", "drei Bäche im Mai")
    assert (person.name, person.email_confirmed_at is not None) == ("Dana", True)


def test_nobody_becomes_coordinator_by_an_invitation_to_an_account_in_use(cast: Cast) -> None:
    for role in (Role.COORDINATOR, Role.TEACHER):
        with pytest.raises(Refused):
            invite(email="carla@school.example", role=role)
    assert cast.carla.role == Role.TEACHER


def test_students_are_not_found_by_mail(cast: Cast) -> None:
    assert find_by_email("") is None
