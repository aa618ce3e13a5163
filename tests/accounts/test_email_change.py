"""Carla gets another address: she proves it, the old one can take it back, and nobody learns who has an account."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.accounts.actions.email_change import change_email, prove_new_email
from portal.accounts.actions.sign_up import confirm_email, sign_up
from portal.accounts.models import EmailChange, Passkey, Person
from portal.accounts.queries.links import Purpose, change_link, link
from portal.accounts.queries.second_factor import ways_of
from portal.accounts.rules import passwords
from portal.accounts.rules.accounts import LINK_INTERVAL, PROVE_WITHIN, TAKE_BACK_WITHIN
from portal.accounts.rules.throttle import OWN_EMAILS
from portal.accounts.rules.throttle import PASSWORD as LIMITS
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from tests.builders.retention import erase
from tests.builders.sign_in import PASSWORD, WRONG, is_in, path_in, sign_in, with_app, without_token
from tests.cast import Cast
from tests.statements import counted

OLD, NEW = "carla@school.example", "carla.rossi@new.example"


def ask(browser: FlaskClient, email: str = NEW, **more: str) -> TestResponse:
    return browser.post("/de/settings/email", data={"email": email, **more})


def mails() -> dict[str, Email]:
    """The newest email to each address."""
    return {mail.recipient: mail for mail in db.session.scalars(select(Email).order_by(Email.id))}


def n_mails(recipient: str) -> int:
    return len(db.session.scalars(select(Email).where(Email.recipient == recipient)).all())


def address_of(person: Person) -> str | None:
    db.session.expire_all()
    return person.email


def make_older(age: timedelta) -> None:
    for change in db.session.scalars(select(EmailChange)):
        change.asked_at -= age
    db.session.commit()


def test_the_old_address_stays_until_the_new_one_is_proven(cast: Cast) -> None:
    laptop, phone = cast.signed_in(cast.carla), cast.signed_in(cast.carla)
    assert ask(laptop, " Carla.Rossi@New.example ").location == "/de/settings"
    assert address_of(cast.carla) == OLD
    assert NEW in laptop.get("/de/settings").text
    path = path_in(mails()[NEW])
    assert laptop.get(path).status_code == 200
    assert address_of(cast.carla) == OLD  # looking at it is not enough: mail scanners do
    assert laptop.post(path).location == "/de/settings"
    assert address_of(cast.carla) == NEW
    assert (is_in(laptop), is_in(phone)) == (True, False)
    page = laptop.get("/de/settings").text
    assert (NEW in page, OLD in page) == (True, False)


def test_the_password_belongs_to_the_new_address_then(cast: Cast, app: Flask) -> None:
    cast.carla.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    laptop = cast.signed_in(cast.carla)
    ask(laptop, current=PASSWORD)
    assert sign_in(app.test_client(), NEW).status_code == 422
    laptop.post(path_in(mails()[NEW]))
    assert sign_in(app.test_client(), NEW).status_code == 303
    assert sign_in(app.test_client(), OLD).status_code == 422


@pytest.mark.both_databases
def test_the_password_is_asked_for_and_guessing_it_is_slowed_down(cast: Cast) -> None:
    cast.carla.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    laptop = cast.signed_in(cast.carla)
    refused = ask(laptop)
    assert (refused.status_code, f'value="{NEW}"' in refused.text) == (422, True)
    tries = LIMITS.here or 0
    codes = [ask(laptop, current=WRONG).status_code for _ in range(tries + 1)]
    assert codes == [422] * tries + [429]
    assert mails() == {}


@pytest.mark.parametrize("email", ["", "carla", "carla@", " CARLA@school.example", "a@x.example\nBcc: b@x.example"])
def test_what_is_no_other_address_is_refused(cast: Cast, email: str) -> None:
    assert ask(cast.signed_in(cast.carla), email).status_code == 422
    assert mails() == {}


def test_the_answer_is_the_same_whether_the_new_address_is_known(cast: Cast) -> None:
    pages = []
    for email in (NEW, "dana@school.example"):
        laptop = cast.signed_in(cast.carla)
        answer = ask(laptop, email)
        page = without_token(laptop.get("/de/settings").text).replace(email, "…")
        pages.append((answer.status_code, answer.location, page))
    assert pages[0] == pages[1]


def test_the_same_work_is_done_whether_the_new_address_is_known(cast: Cast) -> None:
    done = []
    for browser, email in ((cast.signed_in(cast.carla), NEW), (cast.signed_in(cast.emil), "dana@school.example")):
        browser.get("/de/settings")
        with counted() as statements:
            ask(browser, email)
        done.append([statement for statement in statements if "public_change" not in statement])
    assert done[0] == done[1]


def test_an_address_with_an_account_hears_of_it_and_gets_no_link_to_prove_it(cast: Cast) -> None:
    ask(cast.signed_in(cast.carla), "emil@school.example")
    mail = mails()["emil@school.example"]
    assert mail.language == "tr"
    assert "http://portal.example/tr/sign-in\n" in mail.text
    assert "new-email" not in mail.text


def test_an_account_made_meanwhile_wins(cast: Cast) -> None:
    laptop = cast.signed_in(cast.carla)
    ask(laptop)
    newcomer = sign_up("Somebody", NEW, None, "de", Role.TEACHER)
    confirm_email(newcomer)
    db.session.commit()
    assert laptop.post(path_in(email_to_prove())).status_code == 409
    assert address_of(cast.carla) == OLD
    assert newcomer.email == NEW


def email_to_prove() -> Email:
    return db.session.scalars(select(Email).where(Email.text.contains("/new-email/"))).one()


def test_whoever_a_mistyped_address_reaches_can_do_nothing(cast: Cast, client: FlaskClient) -> None:
    ask(cast.signed_in(cast.carla))
    path = path_in(mails()[NEW])
    assert client.post(path).location == "/de/sign-in"
    assert cast.signed_in(cast.emil).post(path).location == "/de/settings/email"
    assert address_of(cast.carla) == OLD


def test_the_link_works_once_and_for_two_days(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = cast.signed_in(cast.carla)
    ask(laptop)
    path = path_in(mails()[NEW])
    laptop.post(path)
    assert laptop.post(path).location == "/de/settings/email"
    ask(laptop, OLD)
    laptop.post(path_in(mails()[OLD]))
    assert address_of(cast.carla) == OLD
    assert laptop.post(path).location == "/de/settings/email"  # back again: the first link stays used
    ask(laptop)
    late = path_in(mails()[NEW])
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: now().timestamp() + PROVE_WITHIN.total_seconds() + 2)
    assert laptop.post(late).location == "/de/settings/email"
    assert address_of(cast.carla) == OLD


def test_a_change_that_was_never_proven_is_shown_for_two_days_only(cast: Cast) -> None:
    laptop = cast.signed_in(cast.carla)
    ask(laptop)
    make_older(PROVE_WITHIN)
    assert NEW not in laptop.get("/de/settings").text


def test_carla_drops_the_change(cast: Cast) -> None:
    laptop = cast.signed_in(cast.carla)
    ask(laptop)
    assert laptop.post("/de/settings/email/drop").location == "/de/settings"
    assert NEW not in laptop.get("/de/settings").text
    assert laptop.post(path_in(mails()[NEW])).location == "/de/settings/email"
    assert address_of(cast.carla) == OLD


def test_another_address_replaces_the_first(cast: Cast) -> None:
    laptop = cast.signed_in(cast.carla)
    ask(laptop, "mistyped@new.example")
    ask(laptop)
    assert laptop.post(path_in(mails()["mistyped@new.example"])).location == "/de/settings/email"
    assert laptop.post(path_in(mails()[NEW])).location == "/de/settings"
    assert address_of(cast.carla) == NEW


def test_asking_again_fills_nobodys_mailbox(cast: Cast) -> None:
    laptop = cast.signed_in(cast.carla)
    ask(laptop)
    ask(laptop)
    assert (n_mails(NEW), n_mails(OLD)) == (1, 1)
    make_older(LINK_INTERVAL)
    ask(laptop)
    assert (n_mails(NEW), n_mails(OLD)) == (2, 2)
    codes = [ask(laptop, f"carla{n}@new.example").status_code for n in range(OWN_EMAILS.everywhere or 0)]
    assert codes == [303] * 7 + [429] * 3


def test_the_old_address_takes_the_change_back_before_it_is_proven(cast: Cast, app: Flask) -> None:
    cast.carla.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    intruder = cast.signed_in(cast.carla)
    ask(intruder, current=PASSWORD)
    keep, carla = path_in(mails()[OLD]), app.test_client()
    assert NEW in carla.get(keep).text
    assert carla.post(keep).location == "/de/ask-for-link"
    assert not is_in(intruder)
    assert sign_in(app.test_client()).status_code == 422  # the intruder knows the password
    assert carla.post(keep).location == "/de/ask-for-link"
    assert address_of(cast.carla) == OLD


def test_a_second_factor_of_whoever_took_the_account_goes_with_the_change(cast: Cast, app: Flask) -> None:
    """Carla had a passkey before; the intruder added an app and read the recovery codes."""
    cast.carla.password_hash = passwords.hashed(PASSWORD)
    mine = Passkey(person_id=cast.carla.id, credential_id="YQ", public_key=b"", sign_count=0, device="")
    mine.created_at = now() - timedelta(days=1)
    db.session.add(mine)
    db.session.commit()
    ask(cast.signed_in(cast.carla), current=PASSWORD)
    keep = path_in(mails()[OLD])
    with_app(cast.carla)
    app.test_client().post(keep)
    ways = ways_of(cast.carla)
    assert (ways.app, [key.credential_id for key in ways.passkeys], ways.n_recovery_codes) == (None, ["YQ"], 0)


def test_the_old_address_takes_the_change_back_after_two_hops(cast: Cast, app: Flask) -> None:
    intruder = cast.signed_in(cast.carla)
    for email in ("intruder@first.example", "intruder@second.example"):
        ask(intruder, email)
        intruder.post(path_in(mails()[email]))
    assert address_of(cast.carla) == "intruder@second.example"
    app.test_client().post(path_in(mails()[OLD]))
    assert address_of(cast.carla) == OLD
    assert not is_in(intruder)
    back = path_in(mails()["intruder@first.example"])
    app.test_client().post(back)
    assert address_of(cast.carla) == OLD  # the intruder's own old address has no say any more


def test_after_a_week_nothing_can_be_taken_back_and_the_old_address_is_forgotten(cast: Cast) -> None:
    laptop = cast.signed_in(cast.carla)
    ask(laptop)
    laptop.post(path_in(mails()[NEW]))
    make_older(TAKE_BACK_WITHIN - timedelta(hours=1))
    assert erase("email_changes") == 0
    assert len(db.session.scalars(select(EmailChange)).all()) == 1
    make_older(timedelta(hours=1))
    assert erase("email_changes") == 1
    assert db.session.scalars(select(EmailChange)).all() == []
    laptop.post(path_in(mails()[OLD]))
    assert address_of(cast.carla) == NEW


def test_a_new_password_and_signing_out_everywhere_drop_what_was_not_proven(cast: Cast) -> None:
    laptop = cast.signed_in(cast.carla)
    for path, data in (("/de/settings/sign-out-everywhere", {}), ("/de/settings/password", {"password": PASSWORD})):
        ask(laptop)
        laptop.post(path, data=data)
        assert laptop.post(path_in(mails()[NEW])).location == "/de/settings/email"
    assert address_of(cast.carla) == OLD


def test_rosa_corrects_an_address_mistyped_at_sign_up(cast: Cast) -> None:
    rosa = sign_up("Rosa", "roza@school.example", None, "de", Role.TEACHER)
    db.session.commit()
    laptop = cast.signed_in(rosa)
    assert ask(laptop, "rosa@school.example").location == "/de/settings"
    assert (address_of(rosa), rosa.claimed_email) == (None, "rosa@school.example")
    assert is_in(laptop)
    assert laptop.post(path_in(mails()["roza@school.example"])).location == "/de/ask-for-link"
    laptop.post(path_in(mails()["rosa@school.example"]))
    assert address_of(rosa) == "rosa@school.example"


def test_a_link_sent_to_the_own_address_does_not_prove_a_strangers(cast: Cast, client: FlaskClient) -> None:
    """An intruder claims an own address, has a link sent there, then claims Dana's and uses the link."""
    intruder = sign_up("Intruder", "intruder@x.example", None, "de", Role.TEACHER)
    db.session.commit()
    path = link(Purpose.SIGN_IN, intruder).removeprefix("http://portal.example")
    ask(cast.signed_in(intruder), OLD)
    assert client.post(path, data={}).location == "/de/ask-for-link"
    assert not is_in(client)


def test_forged_links_change_nothing(cast: Cast) -> None:
    change = EmailChange(person_id=cast.carla.id, old_email=OLD, new_email=NEW)
    db.session.add(change)
    db.session.commit()
    laptop = cast.signed_in(cast.carla)
    old, new = (change_link(purpose, change, "de") for purpose in (Purpose.OLD_EMAIL, Purpose.NEW_EMAIL))
    for token in (
        re.sub(".*/", "", old),
        "forged",
        "WzEsMV0.aaaa.bbbb",
    ):  # the link of the old address works on its own page only
        assert laptop.post(f"/de/new-email/{token}").location == "/de/settings/email"
    assert laptop.post("/de/keep-email/" + re.sub(".*/", "", new)).location == "/de/ask-for-link"
    assert address_of(cast.carla) == OLD


def test_students_have_no_address_to_change(cast: Cast) -> None:
    anna = cast.signed_in(cast.anna)
    assert "/settings/email" not in anna.get("/de/settings").text
    assert ask(anna).status_code == 403


def test_administrators_hear_when_somebody_they_invited_has_another_address(cast: Cast) -> None:
    for person in (cast.dana, cast.carla):
        change_email(person, f"{person.name.lower()}@elsewhere.example")
        prove_new_email(db.session.scalars(select(EmailChange).filter_by(person_id=person.id)).one(), by=person)
    (mail,) = db.session.scalars(select(Email).where(Email.recipient == "ada@school.example"))
    assert "dana[@]elsewhere[.]example" in mail.text
    assert "dana[@]school[.]example" in mail.text
