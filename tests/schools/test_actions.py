"""Joining a school, confirming, declining: one decision each, and everybody hears of it."""

import re
from contextlib import suppress
from functools import partial

import pytest
from sqlalchemy import select

from portal.core.clock import today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import NotFound, Refused
from portal.core.web.access import Role
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import RegionRefusal, Status
from portal.schools.actions.memberships import confirm, decline, join
from portal.schools.actions.schools import add_missing, verify
from portal.schools.models import Membership
from portal.schools.queries.memberships import count_waiting, get_linked, token_for, waiting
from portal.schools.queries.schools import suggestions
from portal.schools.rules.memberships import MembershipRefusal
from tests.cast import Cast


def mails() -> list[tuple[str, str, str]]:
    emails = db.session.execute(select(Email.recipient, Email.language, Email.text).order_by(Email.id))
    return [(to, language, text) for to, language, text in emails]


def token_in(text: str) -> str:
    return text.partition("http://portal.example/tr/schools/confirm/")[2].partition("\n")[0]


def test_joining_asks_the_school_at_its_official_address_in_its_language(cast: Cast) -> None:
    membership = join(cast.carla, cast.other_school)
    ((to, language, text),) = mails()
    assert (to, language) == ("bursa@school.example", "tr")
    assert get_linked(token_in(text)) is membership
    assert "Carla" in text
    assert join(cast.carla, cast.other_school) is membership
    assert len(mails()) == 1


def test_what_a_stranger_typed_is_no_link_in_the_schools_mailbox(cast: Cast) -> None:
    cast.carla.name = "Ihr Konto läuft ab: https://evil.example/login \u202etfos\u202c info@evil.example " + "x" * 100
    cast.carla.email = "urgent@evil.example"
    membership = join(cast.carla, cast.other_school)
    ((_, _, text),) = mails()
    links = [word for word in text.split() if "://" in word or "@" in word]  # two, and two below every email
    assert [word.partition("/tr/")[0] for word in links] == ["http://portal.example"] * 4
    assert get_linked(token_in(text)) is membership
    assert not re.search(r"evil\.\w", text)
    assert "Ihr Konto läuft ab https evil. example login tfos info evil.…" in text


def test_a_school_is_asked_a_few_times_a_day_whoever_claims_to_work_there(cast: Cast) -> None:
    for number in range(8):
        join(cast._adult(Role.TEACHER, f"Nora{number}", "de"), cast.other_school)
    assert [to for to, *_ in mails()] == ["bursa@school.example"] * 5
    assert len(waiting(["bursa"]).memberships) == 8  # the coordination can confirm them all


def test_one_teacher_asks_a_few_schools_a_day(cast: Cast) -> None:
    for number in range(6):
        school = cast._school("bursa", f"Okul {number}", "Ovacık")
        school.email = f"office{number}@school.example"
        join(cast.carla, school)
    assert [to for to, *_ in mails()] == [f"office{number}@school.example" for number in range(3)]


def test_a_suspended_partnership_takes_no_new_teachers_and_schools(cast: Cast) -> None:
    set_status(get_region("bursa"), Status.SUSPENDED, today())
    for action in (
        lambda: join(cast.carla, cast.other_school),
        lambda: add_missing("Yeni Okul", "Bursa", "bursa", by=cast.emil),
    ):
        with pytest.raises(Refused) as refusal:
            action()
        assert refusal.value.code == RegionRefusal.NOT_ACTIVE


def test_a_missing_school_is_added_once_and_unverified(cast: Cast) -> None:
    added = add_missing("Schule am Mond", "Kratern", "hessen", by=cast.carla)
    assert (added.is_verified, added.added_by_id) == (False, cast.carla.id)
    assert suggestions("mond krat") == []  # what a stranger calls a school is suggested to nobody
    assert add_missing("Schule am Mond", "Kraternbach", "hessen", by=cast.carla) is not added
    assert add_missing("Schule am Mon", "Krat", "hessen", by=cast.carla) is not added
    assert add_missing("SCHULE AM MOND", "kratern", "hessen", by=cast.emil) is added
    assert add_missing("Schule am Mond", "Kratern", "bursa", by=cast.emil) is not added


def test_the_coordination_confirms_teacher_and_school_at_once(cast: Cast) -> None:
    school = add_missing("Schule am Mond", "Kratern", "hessen", by=cast.emil)
    membership = join(cast.emil, school)
    confirm(membership, by=cast.dana)
    assert membership.confirmed_by_id == cast.dana.id
    assert membership.confirmed_at is not None
    assert school.is_verified
    assert suggestions("mond") == [school]
    assert mails()[-1][:2] == ("emil@school.example", "tr")


def test_two_people_decide_at_once_and_one_wins(cast: Cast) -> None:
    membership = join(cast.carla, cast.other_school)
    confirm(membership, by=cast.gero)
    for decide in (confirm, partial(decline, reason="Nein", by=cast.gero)):
        with pytest.raises(Refused) as refusal:
            decide(membership)
        assert refusal.value.code == MembershipRefusal.ALREADY_DECIDED
    assert (membership.confirmed_by_id, membership.declined_at) == (cast.gero.id, None)


def test_a_declined_teacher_is_notified_and_no_longer_waits(cast: Cast) -> None:
    membership = join(cast.carla, cast.other_school)
    assert count_waiting(["bursa"]) == 1
    decline(membership, "Nein", by=cast.gero)
    assert count_waiting(["bursa"]) == 0
    assert mails()[-1][0] == "carla@school.example"
    assert membership.confirmed_at is None


def test_what_waits_for_a_coordinator(cast: Cast) -> None:
    school = add_missing("Schule am Mond", "Kratern", "hessen", by=cast.emil)
    lonely = add_missing("Schule der Sterne", "Kratern", "hessen", by=cast.emil)
    membership = join(cast.emil, school)
    join(cast.carla, cast.other_school)
    lists = waiting(["hessen"])
    assert (lists.memberships, lists.schools) == ([membership], [lonely])
    assert (count_waiting(["hessen"]), count_waiting(["bursa"]), count_waiting([])) == (2, 1, 0)


def test_verifying_twice(cast: Cast) -> None:
    school = add_missing("Schule am Mond", "Kratern", "hessen", by=cast.carla)
    verify(school, by=cast.dana)
    assert school.is_verified
    with pytest.raises(Refused):
        verify(school, by=cast.dana)


def is_void(token: str) -> bool:
    with suppress(NotFound):
        get_linked(token)
        return False
    return True


def test_a_link_is_void_when_damaged_or_when_the_address_was_wrong(cast: Cast) -> None:
    membership = join(cast.carla, cast.other_school)
    token = token_for(membership)
    assert get_linked(token) is membership
    assert [is_void(token[:-2]), is_void("")] == [True, True]
    cast.other_school.email = "right@school.example"
    assert is_void(token)
    cast.other_school.email = None
    assert is_void(token_for(membership))


def test_a_school_without_address_is_not_asked(cast: Cast) -> None:
    cast.other_school.email = None
    membership = join(cast.carla, cast.other_school)
    assert isinstance(membership, Membership)
    assert mails() == []
