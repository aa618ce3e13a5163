"""Somebody waits for a confirmation: who can decide is told and reminded, who waits reads since when and whom to ask."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from portal.accounts.actions.invitations import invite
from portal.accounts.models import LastNotice, Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from portal.regions.actions import set_contact
from portal.regions.queries import get_region
from portal.schools.actions.memberships import join
from portal.schools.actions.schools import add_missing
from portal.schools.jobs import announce_confirmations
from portal.schools.models import Membership
from tests.cast import Cast
from tests.page_reading import words


def newcomer(cast: Cast, name: str = "Nora") -> Membership:
    membership = join(cast._adult(Role.TEACHER, name, "de"), cast.school)
    db.session.commit()
    return membership


def told(person: Person) -> list[tuple[str, str]]:
    query = select(Email.subject, Email.text).where(Email.recipient == person.email).order_by(Email.id)
    return [(row[0], row[1]) for row in db.session.execute(query)]


def test_the_coordination_hears_at_once_and_is_reminded_after_three_days(cast: Cast) -> None:
    newcomer(cast)
    announce_confirmations()
    announce_confirmations()
    ((subject, text),) = told(cast.dana)
    assert subject == "1 Bestätigung steht aus · Hessen"
    assert "– Nora, Schule am Sternenfeld, Lindenbrück." in text
    assert "http://portal.example/de/schools/waiting" in text
    assert told(cast.gero) == []
    db.session.execute(update(LastNotice).values(at=now() - timedelta(days=3)))
    announce_confirmations()
    assert [subject for subject, _text in told(cast.dana)] == ["1 Bestätigung steht aus · Hessen"] * 2


def test_whoever_has_opened_the_list_hears_at_once_of_the_next(cast: Cast) -> None:
    newcomer(cast)
    announce_confirmations()
    db.session.commit()
    assert "Nora" in words(cast.signed_in(cast.dana).get("/en/schools/waiting"))
    newcomer(cast, "Nils")
    announce_confirmations()
    assert [subject for subject, _text in told(cast.dana)][1:] == ["2 Bestätigungen stehen aus · Hessen"]


def test_a_school_that_no_directory_knows_is_told_of(cast: Cast) -> None:
    add_missing("Neue Schule", "Neustadt", "hessen", by=cast.carla)
    announce_confirmations()
    ((_subject, text),) = told(cast.dana)
    assert "– Neue Schule, Neustadt." in text


def test_where_nobody_decides_the_administration_hears_of_it(cast: Cast) -> None:
    cast.dana.suspended_at = now()
    newcomer(cast)
    announce_confirmations()
    assert told(cast.dana) == []
    ((subject, text),) = told(cast.ada)
    assert "Hessen" in subject
    assert "/new?region=hessen" in text


def test_who_waits_reads_since_when_and_whom_to_ask(cast: Cast) -> None:
    membership = newcomer(cast)
    membership.created_at = now() - timedelta(days=4)
    set_contact(get_region("hessen"), "Regionalstelle", "austausch@hessen.example")
    db.session.commit()
    page = words(cast.signed_in(membership.person).get("/en/desk"))
    assert "Waiting: 4 days" in page
    assert "Your contact: Regionalstelle, austausch@hessen.example" in page


@pytest.mark.parametrize("state", ["declined_at", "ended_at"])
def test_after_a_decline_or_an_end_somebody_to_ask_is_named(cast: Cast, state: str) -> None:
    membership = newcomer(cast)
    setattr(membership, state, now())
    db.session.commit()
    page = words(cast.signed_in(membership.person).get("/en/desk"))
    assert "Your contact: Dana, dana@school.example" in page  # nobody has named an address of the office


def test_without_a_coordination_the_desk_says_so(cast: Cast) -> None:
    cast.dana.suspended_at = now()
    page = words(cast.signed_in(newcomer(cast).person).get("/en/desk"))
    assert "Nobody coordinates this region at the moment." in page


# --- the contact of a region ---


def test_dana_names_a_contact_for_her_region_and_gero_can_not(cast: Cast) -> None:
    fields = {"name": "Regionalstelle", "email": "austausch@hessen.example"}
    dana, path = cast.signed_in(cast.dana), "/en/administration/regions/hessen/contact"
    assert path in dana.get("/en/desk").text
    assert dana.post(path, data=fields).location == "/en/desk"
    assert cast.signed_in(cast.gero).post(path, data=fields).status_code == 404
    assert "austausch@hessen.example" in cast.signed_in(cast.ada).get("/en/administration/regions/hessen").text
    assert dana.post(path, data={**fields, "email": "no address"}).status_code == 422
    assert get_region("hessen").contact_email == "austausch@hessen.example"


# --- invitations that did not arrive ---


def test_a_region_whose_coordinator_was_only_invited_has_none(cast: Cast) -> None:
    invite(email="new@aquitaine.example", role=Role.COORDINATOR, regions=["aquitaine"])
    db.session.commit()
    ada = cast.signed_in(cast.ada)
    assert "new@aquitaine.example Invited, has not accepted yet." in words(ada.get("/en/desk"))
    values = {"given_up_at": now(), "failure": "no_mailbox", "error": "550 nobody here"}
    db.session.execute(update(Email).where(Email.recipient == "new@aquitaine.example").values(values))
    db.session.commit()
    page = words(ada.get("/en/desk"))
    assert "The invitation could not be delivered. The mail server says that this address has no mailbox." in page
