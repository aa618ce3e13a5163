"""Carla and Dana are asked once for a yes to changed terms; Anna and Ada never are; nothing that is sent is held up."""

from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.models import Assignment, Person
from portal.core.db import db
from portal.legal.actions.texts import Text, publish, withdraw
from portal.legal.models import LegalAcceptance, LegalVersion
from portal.legal.queries.acceptance import pending
from portal.legal.queries.texts import Place
from portal.legal.rules.pages import Page
from tests.builders.accounts import membership_of
from tests.cast import Cast
from tests.page_reading import sent_by, words

ASKING = "/de/legal/accept?next=/de/classes"


def change_terms(cast: Cast, text: str = "Neue Bedingungen", region: str = "", lang: str = "de", **marks: bool) -> None:
    publish(Place(Page.TERMS, region, lang), Text(text, **{"needs_acceptance": True, **marks}), by=cast.ada)
    db.session.commit()


def led_to(browser: FlaskClient, path: str, **headers: str) -> str:
    answer = browser.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return answer.headers.get("Location", str(answer.status_code))


def say_yes(browser: FlaskClient, path: str = ASKING) -> str:
    answer = browser.post(path, data=sent_by(browser.get(path), ""))
    return answer.headers["Location"]


def test_teachers_and_coordinators_are_asked_before_the_page_they_open_and_then_see_it(cast: Cast) -> None:
    change_terms(cast)
    for person, path in ((cast.carla, "/de/classes?page=1"), (cast.dana, "/de/moderation")):
        browser = cast.signed_in(person)
        asking = led_to(browser, path)
        assert asking.startswith("/de/legal/accept?next=")
        assert "Neue Bedingungen" in words(browser.get(asking))
        assert say_yes(browser, asking) == path
        assert led_to(browser, path) in ("200", "404")
    accepted = db.session.scalars(select(LegalAcceptance).order_by(LegalAcceptance.person_id)).all()
    assert {each.person_id for each in accepted} == {cast.carla.id, cast.dana.id}
    assert all(each.at for each in accepted)
    editor = cast.signed_in(cast.ada).get("/en/administration/legal/terms/de")
    assert "2 people have accepted it" in words(editor)


def test_students_administrators_and_visitors_are_never_asked(cast: Cast) -> None:
    change_terms(cast)
    opened = [led_to(cast.signed_in(person), "/de/desk") for person in (cast.anna, cast.ada)]
    assert opened == ["200", "200"]
    assert led_to(cast.signed_in(None), "/de/gallery") == "200"


def test_what_is_sent_is_never_held_up_and_scripts_get_their_answer(cast: Cast) -> None:
    browser = cast.signed_in(cast.carla)
    form = sent_by(browser.get("/de/classes/new"), "", name="9c")
    change_terms(cast)
    answer = browser.post("/de/classes/new", data=form)
    assert "legal" not in answer.headers.get("Location", "")
    assert led_to(browser, "/de/desk", Sec_Fetch_Dest="empty") == "200"
    assert led_to(browser, "/de/desk", Accept="*/*") == "200"
    assert led_to(browser, "/de/desk", Accept="text/html", Sec_Fetch_Dest="document").startswith("/de/legal/accept")


def test_whoever_does_not_agree_still_reaches_the_account_and_public_pages(cast: Cast) -> None:
    change_terms(cast)
    browser = cast.signed_in(cast.carla)
    assert [led_to(browser, path) for path in ("/de/settings", "/de/kept", "/de/gallery", "/de/legal/terms")] == [
        "200"
    ] * 4
    assert browser.post("/de/sign-out").status_code == 303


def test_a_change_that_needs_no_yes_asks_nobody_and_the_next_one_that_does_asks_again(cast: Cast) -> None:
    change_terms(cast, needs_acceptance=False)
    browser = cast.signed_in(cast.carla)
    assert led_to(browser, "/de/classes") == "200"
    change_terms(cast, "Mit Ja")
    change_terms(cast, "Mit Ja, ohne Tippfehler", needs_acceptance=False)
    assert say_yes(browser) == "/de/classes"
    assert led_to(browser, "/de/classes") == "200"
    change_terms(cast, "Noch einmal")
    assert led_to(browser, "/de/classes").startswith("/de/legal/accept")


def test_a_version_that_was_replaced_meanwhile_is_not_accepted_unread(cast: Cast) -> None:
    change_terms(cast)
    browser = cast.signed_in(cast.carla)
    late = sent_by(browser.get(ASKING), "")
    change_terms(cast, "Noch neuer")
    answer = browser.post(ASKING, data=late)
    assert answer.status_code == 422
    assert "Noch neuer" in words(answer)
    assert db.session.scalars(select(LegalAcceptance)).all() == []


def test_where_nothing_waits_the_page_leads_on_and_only_within_the_portal(cast: Cast) -> None:
    browser = cast.signed_in(cast.carla)
    assert led_to(browser, ASKING) == "/de/classes"
    assert led_to(browser, "/de/legal/accept?next=//evil.example") == "/de/desk"


def test_a_yes_in_one_language_is_one_in_all(cast: Cast) -> None:
    change_terms(cast)
    change_terms(cast, "New terms", lang="en")
    browser = cast.signed_in(cast.carla)
    say_yes(browser)
    assert led_to(browser, "/en/classes") == "200"


def test_terms_of_a_region_are_asked_of_its_own_people(cast: Cast) -> None:
    change_terms(cast, "Bursa için", region="bursa", lang="tr")
    asked = [_asked(person) for person in (cast.carla, cast.dana, cast.emil, cast.gero)]
    assert asked == [None, None, "Bursa için", "Bursa için"]
    cast.dana.cares_for.append(Assignment(region_key="bursa"))
    membership_of(cast.emil, cast.other_school).ended_at = cast.emil.created_at
    db.session.commit()
    assert [_asked(person) for person in (cast.dana, cast.emil)] == ["Bursa için", None]
    withdraw(Place(Page.TERMS, "bursa", "tr"), by=cast.ada)
    assert _asked(cast.gero) is None


def _asked(person: Person) -> str | None:
    version: LegalVersion | None = pending(person, person.language)
    return version.text if version else None
