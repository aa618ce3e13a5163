"""What people set about themselves."""

from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.queries.reading import languages_read_by
from portal.accounts.rules import passwords
from portal.accounts.rules.throttle import PASSWORD as LIMITS
from portal.core.db import db
from portal.core.mail.models import Email
from tests.builders.sign_in import PASSWORD, WRONG, is_in
from tests.cast import Cast
from tests.page_reading import parsed

ANOTHER = "vier Wege im Juni"


def with_password(cast: Cast) -> tuple[FlaskClient, FlaskClient]:
    """Carla on her laptop and on her phone."""
    cast.carla.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    return cast.signed_in(cast.carla), cast.signed_in(cast.carla)


def test_name_and_language(cast: Cast) -> None:
    browser = cast.signed_in(cast.carla)
    answer = browser.post("/de/settings", data={"name": "Carla Rossi", "language": "it"})
    assert answer.location == "/it/settings"
    db.session.expire_all()
    assert (cast.carla.name, cast.carla.language) == ("Carla Rossi", "it")


def test_a_refused_form_keeps_what_was_typed(cast: Cast) -> None:
    answer = cast.signed_in(cast.carla).post("/de/settings", data={"name": "C" * 101, "language": "xx"})
    assert answer.status_code == 422
    assert "C" * 101 in answer.text


def test_a_student_sets_the_language_and_not_the_name(cast: Cast) -> None:
    browser = cast.signed_in(cast.anna)
    browser.post("/de/settings", data={"name": "Anna Surname", "language": "pl"})
    db.session.expire_all()
    assert (cast.anna.name, cast.anna.language) == ("Anna", "pl")
    assert browser.get("/pl/settings/password").status_code == 403


def test_languages_that_are_read(cast: Cast) -> None:
    browser = cast.signed_in(cast.gero)
    browser.post("/tr/settings", data={"name": "Gero", "language": "tr", "read_languages": ["tr", "en"]})
    db.session.expire_all()
    assert sorted(cast.gero.read_languages) == ["en", "tr"]
    assert 'name="read_languages"' not in cast.signed_in(cast.anna).get("/de/settings").text


def test_without_a_choice_a_coordinator_reads_the_languages_of_the_region(cast: Cast) -> None:
    cast.gero.language, cast.gero.reads = "de", []
    db.session.commit()
    assert languages_read_by(cast.gero) == ["tr"]
    assert languages_read_by(cast.carla) == ["de"]
    boxes = [
        box
        for box in parsed(cast.signed_in(cast.gero).get("/de/settings")).iter("input")
        if box.get("checked") is not None
    ]
    assert [box.get("value") for box in boxes] == ["tr"]


def test_a_changed_password_signs_out_the_other_devices(cast: Cast) -> None:
    laptop, phone = with_password(cast)
    answer = laptop.post("/de/settings/password", data={"current": PASSWORD, "password": ANOTHER})
    assert answer.location == "/de/settings"
    assert (is_in(laptop), is_in(phone)) == (True, False)
    db.session.expire_all()
    assert passwords.is_right(cast.carla.password_hash, ANOTHER)


def test_the_old_password_is_asked_for_and_guessing_it_is_slowed_down(cast: Cast) -> None:
    laptop, _phone = with_password(cast)
    guess = {"current": WRONG, "password": ANOTHER}
    tries = LIMITS.here or 0
    codes = [laptop.post("/de/settings/password", data=guess).status_code for _ in range(tries + 1)]
    assert codes == [422] * tries + [429]
    db.session.expire_all()
    assert passwords.is_right(cast.carla.password_hash, PASSWORD)


def test_a_first_password_needs_no_old_one(cast: Cast) -> None:
    browser = cast.signed_in(cast.carla)
    assert browser.post("/de/settings/password", data={"password": PASSWORD}).status_code == 303
    assert is_in(browser)


def test_signing_out_everywhere_keeps_this_device(cast: Cast) -> None:
    laptop, phone = with_password(cast)
    laptop.post("/de/settings/sign-out-everywhere")
    assert (is_in(laptop), is_in(phone)) == (True, False)


def test_the_email_to_confirm_can_be_sent_again(cast: Cast) -> None:
    cast.carla.email_confirmed_at = None
    db.session.commit()
    browser = cast.signed_in(cast.carla)
    assert "/de/settings/confirm-email" in browser.get("/de/settings").text
    browser.post("/de/settings/confirm-email")
    assert [email.recipient for email in db.session.scalars(select(Email))] == ["carla@school.example"]
