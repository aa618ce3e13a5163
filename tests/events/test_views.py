"""Dana makes a Hessentag in the browser, Carla and Emil apply on one screen, Dana decides one after the other."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.core.clock import now
from portal.core.db import db
from portal.events.models import Application, Event
from portal.events.rules.codes import ApplicationKind, ApplicationStatus, EventStatus
from tests.builders.events import applied, first_day, made, opened, over
from tests.builders.families import allow
from tests.cast import Cast
from tests.page_reading import parsed, words

SONG = {
    "title": "Lieder am Wasser",
    "language": "de",
    "performance": "music",
    "minutes": "20",
    "n_people": "24",
    "needs": "Ein Klavier",
}


def only_event() -> Event:
    return db.session.scalars(select(Event)).one()


def only_application() -> Application:
    return db.session.scalars(select(Application)).one()


def found(page: TestResponse, path: str, name: str) -> list[str | None]:
    """An attribute of all elements at the path."""
    return [each.get(name) for each in parsed(page).iterfind(f".//{path}")]


def everything(**changes: str) -> dict[str, str]:
    day = first_day().isoformat()
    usual = {"language": "de", "town": "Lindenbrück", "starts_on": day, "ends_on": day, "name_de": "Hessentag"}
    return {**usual, **changes}


def sent_by(cast: Cast, browser: FlaskClient, address: str, action: str = "hand_in", **changes: str) -> TestResponse:
    facts = {"class_id": cast.school_class.id, **SONG, "action": action, **changes}
    return browser.post(address, data=facts)


def test_dana_makes_an_event_with_five_fields(cast: Cast) -> None:
    browser, day = cast.signed_in(cast.dana), first_day()
    facts = {"region_key": "hessen", "language": "de", "name": "Hessentag", "town": "Lindenbrück"}
    days = {"starts_on": day.isoformat(), "ends_on": (day + timedelta(days=9)).isoformat()}
    answer = browser.post("/de/events/new", data={**facts, **days})
    event = only_event()
    assert (answer.status_code, event.names, len(event.days)) == (303, {"de": "Hessentag"}, 10)
    assert "Hessentag" in words(browser.get(answer.location))
    assert cast.signed_in(None).get(f"/de/events/{event.id}").status_code == 404


def test_an_event_is_not_longer_than_a_month_and_does_not_end_before_it_begins(cast: Cast) -> None:
    browser, day = cast.signed_in(cast.dana), first_day()
    facts = {"region_key": "hessen", "language": "de", "name": "Hessentag", "town": "Lindenbrück"}
    for last in (day + timedelta(days=31), day - timedelta(days=1)):
        answer = browser.post(
            "/de/events/new", data={**facts, "starts_on": day.isoformat(), "ends_on": last.isoformat()}
        )
        assert (answer.status_code, "Lindenbrück" in answer.text) == (422, True)


def test_coordinators_make_events_of_their_own_regions_alone(cast: Cast) -> None:
    page = cast.signed_in(cast.gero).get("/de/events/new")
    assert found(page, "select[@id='region_key']/option", "value") == ["bursa"]
    assert len(found(cast.signed_in(cast.ada).get("/de/events/new"), "select[@id='region_key']/option", "value")) == 6


def test_dana_adds_a_stage_with_the_same_hours_on_all_days_and_changes_one_day(cast: Cast) -> None:
    event, browser = made(cast), cast.signed_in(cast.dana)
    hours = {"opens_all": "09:00", "closes_all": "20:00", "prime_from_all": "17:00", "prime_to_all": "19:00"}
    stage = {"kind": "stage", "name": "Hofbühne", "changeover": "15"}
    assert browser.post(f"/de/events/{event.id}/places/new", data={**stage, **hours}).status_code == 303
    place = only_event().places[-1]
    assert [(each.opens, each.prime_to) for each in place.openings] == [(time(9), time(19))] * 3
    day = first_day().isoformat()
    address = f"/de/events/{event.id}/places/{place.id}"
    typed = {f"{part}_{each}": "" for part in ("opens", "closes", "prime_from", "prime_to") for each in event.days}
    one_day = {**typed, f"opens_{day}": "12:00", f"closes_{day}": "14:00"}
    assert browser.post(address, data={**stage, **one_day}).status_code == 303
    assert [(each.day.isoformat(), each.opens) for each in only_event().places[-1].openings] == [(day, time(12))]
    assert "Geschlossen am" in words(browser.get(f"/de/events/{event.id}"))
    browser.post(f"{address}/remove")
    assert len(only_event().places) == 2


@pytest.mark.parametrize(
    "hours",
    [
        {},
        {"opens_all": "09:00"},
        {"opens_all": "20:00", "closes_all": "09:00"},
        {"opens_all": "09:00", "closes_all": "20:00", "prime_from_all": "08:00", "prime_to_all": "10:00"},
        {"opens_all": "neun", "closes_all": "20:00"},
    ],
)
def test_wrong_hours_come_back_with_what_was_typed(cast: Cast, hours: dict[str, str]) -> None:
    event, stage = made(cast), {"kind": "stage", "name": "Hofbühne", "changeover": "15"}
    answer = cast.signed_in(cast.dana).post(f"/de/events/{event.id}/places/new", data={**stage, **hours})
    assert (answer.status_code, "Hofbühne" in answer.text) == (422, True)
    assert found(answer, "p[@class='error']", "id")


def test_the_original_counts_where_there_is_no_translation(cast: Cast) -> None:
    event = opened(cast)
    [heading] = parsed(cast.signed_in(None).get(f"/tr/events/{event.id}")).iter("h1")
    assert (heading.get("lang"), heading.text) == ("de", "Hessentag in Lindenbrück")
    [heading] = parsed(cast.signed_in(None).get(f"/fr/events/{event.id}")).iter("h1")
    assert (heading.get("lang"), heading.text) == ("fr", "Fête de la Hesse")


def test_dana_writes_the_call_and_publishes_it_until_a_minute_of_her_time(cast: Cast) -> None:
    event, browser = made(cast, calls={}, apply_until=None), cast.signed_in(cast.dana)
    until = now().date() + timedelta(days=20)
    call = {"call_de": "Zeigt **alles**.", "name_fr": "Fête", "until_day": until.isoformat(), "until_time": "18:00"}
    assert browser.post(f"/de/events/{event.id}/edit", data=everything(**call)).status_code == 303
    assert only_event().apply_until.astimezone(ZoneInfo("Europe/Berlin")).time() == time(18)  # type: ignore[union-attr]
    assert browser.post(f"/de/events/{event.id}/open_call").status_code == 303
    page = cast.signed_in(None).get(f"/de/events/{event.id}")
    assert "<strong>alles</strong>" in page.text
    assert page.headers["Cache-Control"] == "public, no-cache"
    assert "(Moskau" in words(page)


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "tr"},
        {"until_day": "2027-01-01", "until_time": ""},
        {"until_day": "2031-12-31", "until_time": "10:00"},
    ],
)
def test_a_call_that_does_not_fit_comes_back(cast: Cast, wrong: dict[str, str]) -> None:
    event = made(cast)
    answer = cast.signed_in(cast.dana).post(f"/de/events/{event.id}/edit", data=everything(**wrong))
    assert (answer.status_code, "Lindenbrück" in answer.text) == (422, True)


@pytest.mark.parametrize("emptied", [{"until_day": "", "until_time": ""}, {"call_de": ""}])
def test_an_open_call_keeps_its_words_and_a_deadline(cast: Cast, emptied: dict[str, str]) -> None:
    event = opened(cast)
    whole = {"call_de": "Zeigt alles.", "until_day": first_day().isoformat(), "until_time": "10:00"}
    browser, address = cast.signed_in(cast.dana), f"/de/events/{event.id}/edit"
    answer = browser.post(address, data=everything(**whole | emptied))
    assert (answer.status_code, "Bitte dieses Feld ausfüllen." in words(answer)) == (422, True)
    assert browser.post(address, data=everything(**whole)).status_code == 303


def test_two_organisers_who_change_the_same_are_told(cast: Cast) -> None:
    event = made(cast)
    answer = cast.signed_in(cast.dana).post(f"/de/events/{event.id}/edit", data=everything(seen="before"))
    assert (answer.status_code, "inzwischen" in answer.text or "geändert" in answer.text) == (422, True)


def test_emil_reads_the_deadline_in_his_time_and_in_the_organisers(cast: Cast) -> None:
    event = opened(cast)
    page = words(cast.signed_in(cast.emil).get(f"/de/events/{event.id}"))
    assert "Frist, Ihre Zeit" in page
    assert "(Istanbul)" in page
    assert "Frist, Zeit des Organisationsteams" in page
    page = words(cast.signed_in(cast.carla).get(f"/de/events/{event.id}"))
    assert "Frist, Ihre Zeit" not in page


def test_open_calls_and_waiting_applications_stand_on_the_start_pages(cast: Cast) -> None:
    event = opened(cast)
    applied(event, cast.other_class)
    assert "Hessentag in Lindenbrück" in words(cast.signed_in(cast.carla).get("/de/desk"))
    assert "1 Bewerbung wartet auf eine Entscheidung" in words(cast.signed_in(cast.dana).get("/de/desk"))
    assert "Lieder am Wasser" in words(cast.signed_in(cast.emil).get("/de/desk"))


def test_carla_saves_a_draft_and_hands_it_in_on_one_screen(cast: Cast) -> None:
    event, browser = opened(cast), cast.signed_in(cast.carla)
    address = f"/de/events/{event.id}/apply/performance"
    assert "8b" in words(browser.get(address))
    draft = browser.post(
        address, data={"class_id": cast.school_class.id, "language": "de", "performance": "", "action": "save"}
    )
    assert (draft.status_code, only_application().status) == (303, ApplicationStatus.DRAFT)
    address = f"/de/applications/{only_application().id}/edit"
    times = {"arrives_at": f"{first_day()}T10:00", "leaves_at": f"{first_day()}T18:00", "wished_days": str(first_day())}
    assert sent_by(cast, browser, address, **times).status_code == 303
    application = only_application()
    assert (application.status, application.wished_days) == (ApplicationStatus.HANDED_IN, [str(first_day())])
    assert application.arrives_at.astimezone(ZoneInfo("Europe/Berlin")).hour == 10  # type: ignore[union-attr]
    assert "Eingereicht" in words(browser.get(f"/de/applications/{application.id}"))


def test_what_is_missing_stands_beside_the_field(cast: Cast) -> None:
    event, browser = opened(cast), cast.signed_in(cast.carla)
    answer = sent_by(cast, browser, f"/de/events/{event.id}/apply/performance", minutes="", title="")
    assert answer.status_code == 422
    assert found(answer, "p[@class='error']", "id") == ["title-error", "minutes-error"]
    assert db.session.scalars(select(Application)).all() == []


def test_what_is_wrong_and_what_is_missing_is_told_at_once(cast: Cast) -> None:
    event, browser = opened(cast), cast.signed_in(cast.carla)
    path = f"/de/events/{event.id}/apply/performance"
    answer = sent_by(cast, browser, path, minutes="9999", performance="", n_people="viele")
    told = ["performance-error", "minutes-error", "n_people-error"]
    assert found(answer, "p[@class='error']", "id") == told
    draft = sent_by(cast, browser, path, "save", minutes="9999", performance="")
    assert found(draft, "p[@class='error']", "id") == ["minutes-error"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes": "0"},
        {"n_people": "0"},
        {"leaves_at": f"{first_day()}T10:00", "arrives_at": f"{first_day() + timedelta(days=1)}T10:00"},
        {"arrives_at": "0001-01-01T00:00"},
        {"leaves_at": "9999-12-31T23:59"},
        {"arrives_at": f"{first_day() - timedelta(days=8)}T10:00"},
        {"title": "x" * 247},
        {"arrives_at": "bald"},
    ],
)
def test_bad_input_is_refused_kindly(cast: Cast, wrong: dict[str, str]) -> None:
    event, browser = opened(cast), cast.signed_in(cast.carla)
    answer = sent_by(cast, browser, f"/de/events/{event.id}/apply/performance", **wrong)
    assert (answer.status_code, "Ein Klavier" in answer.text) == (422, True)


def test_after_the_deadline_the_text_is_kept_and_dana_admits_it_with_one_click(cast: Cast) -> None:
    event, browser = over(opened(cast)), cast.signed_in(cast.carla)
    answer = sent_by(cast, browser, f"/de/events/{event.id}/apply/performance")
    application = only_application()
    assert (application.title, application.status) == ("Lieder am Wasser", ApplicationStatus.DRAFT)
    assert "Die Frist ist abgelaufen." in words(browser.get(answer.location))
    browser.post(f"/de/applications/{application.id}/ask_late")
    dana = cast.signed_in(cast.dana)
    assert "Lieder am Wasser" in words(dana.get(f"/de/events/{event.id}/applications"))
    dana.post(f"/de/applications/{application.id}/decide/admit")
    assert only_application().status == ApplicationStatus.HANDED_IN


def test_changes_after_the_deadline_come_back_with_what_was_typed(cast: Cast) -> None:
    event = opened(cast)
    application, browser = applied(event, cast.school_class), cast.signed_in(cast.carla)
    over(event)
    answer = sent_by(cast, browser, f"/de/applications/{application.id}/edit", title="Ganz neue Lieder")
    assert (answer.status_code, "Ganz neue Lieder" in answer.text) == (422, True)
    assert only_application().title == "Lieder am Wasser"


def test_what_was_handed_in_stays_complete(cast: Cast) -> None:
    """The Enter key presses the button that only saves."""
    application = applied(opened(cast), cast.school_class)
    answer = sent_by(
        cast, cast.signed_in(cast.carla), f"/de/applications/{application.id}/edit", "save", title="", needs="Licht"
    )
    assert (answer.status_code, "Licht" in answer.text) == (422, True)
    assert only_application().title == "Lieder am Wasser"


def test_contributions_that_may_not_be_exhibited_say_why_and_can_not_be_chosen(cast: Cast) -> None:
    event, browser = opened(cast), cast.signed_in(cast.carla)
    allow(cast.anna)
    allowed, barred = (
        cast.contribution(status="published"),
        cast.contribution(cast.ben, status="published", title="Ufer"),
    )
    address = f"/de/events/{event.id}/apply/exhibit"
    page = browser.get(address)
    assert found(page, "input[@name='works']", "value") == [str(allowed.id)]
    assert "Darf nicht ausgestellt werden" in words(page)
    facts = {"class_id": cast.school_class.id, "title": "Bilder", "language": "de", "action": "hand_in"}
    browser.post(address, data={**facts, "works": [allowed.id, barred.id]})
    assert only_application().status == ApplicationStatus.DRAFT
    browser.post(f"/de/applications/{only_application().id}/edit", data={**facts, "works": [allowed.id]})
    application = only_application()
    assert (application.kind, application.status) == (ApplicationKind.EXHIBIT, ApplicationStatus.HANDED_IN)
    assert "Der Fluss" in words(cast.signed_in(cast.dana).get(f"/de/applications/{application.id}"))


def test_students_and_teachers_without_an_invited_class_do_not_apply(cast: Cast) -> None:
    event = opened(cast, invited=["hessen"])
    address = f"/de/events/{event.id}/apply/performance"
    assert "Keine Ihrer Klassen" in words(cast.signed_in(cast.emil).get(address))
    assert cast.signed_in(cast.anna).get(address).status_code == 403
    answer = cast.signed_in(cast.emil).post(address, data={"class_id": cast.school_class.id, **SONG, "action": "save"})
    assert (answer.status_code, db.session.scalars(select(Application)).all()) == (422, [])


def test_dana_decides_one_after_the_other_and_undoes(cast: Cast) -> None:
    event = opened(cast)
    first, second = applied(event, cast.school_class), applied(event, cast.other_class, title="Zeybek")
    dana = cast.signed_in(cast.dana)
    page = dana.get(f"/de/applications/{first.id}")
    assert found(page, "button[@data-key]", "data-key") == ["a"]
    answer = dana.post(f"/de/applications/{first.id}/decide/accept")
    assert answer.location.endswith(f"/de/applications/{second.id}")
    page = dana.get(answer.location)
    [undo] = found(page, "form[@class='undo']", "action")
    assert dana.post(str(undo)).status_code == 303
    db.session.expire_all()
    assert first.status == ApplicationStatus.HANDED_IN
    answer = dana.post(f"/de/applications/{second.id}/decide/decline", data={"codes": ["full"], "words": "Leider"})
    assert answer.location.endswith(f"/de/events/{event.id}/applications")
    answer = cast.signed_in(cast.emil).get(f"/tr/applications/{second.id}")
    assert "Zaman ve yerin izin verdiğinden fazla başvuru oldu." in words(answer)


def test_a_decline_without_a_reason_comes_back(cast: Cast) -> None:
    application = applied(opened(cast), cast.school_class)
    answer = cast.signed_in(cast.dana).post(f"/de/applications/{application.id}/decide/decline")
    assert (answer.status_code, "Bitte einen Grund wählen oder schreiben." in words(answer)) == (422, True)


def test_whoever_decides_too_late_reads_what_happened_meanwhile(cast: Cast) -> None:
    application = applied(opened(cast), cast.school_class)
    seen = application.version
    cast.signed_in(cast.dana).post(f"/de/applications/{application.id}/decide/accept", data={"seen": seen})
    answer = cast.signed_in(cast.ada).post(f"/de/applications/{application.id}/decide/reconsider", data={"seen": seen})
    assert (answer.status_code, "Dana" in words(answer)) == (409, True)


def test_gero_sees_the_applications_of_his_region_and_no_buttons(cast: Cast) -> None:
    event = opened(cast)
    applied(event, cast.school_class)
    theirs, gero = applied(event, cast.other_class, title="Zeybek"), cast.signed_in(cast.gero)
    page = words(gero.get(f"/de/events/{event.id}/applications"))
    assert ("Zeybek" in page, "Lieder am Wasser" in page) == (True, False)
    assert found(gero.get(f"/de/applications/{theirs.id}"), "aside//form", "action") == []


def test_a_cancelled_event_says_so_and_takes_no_applications(cast: Cast) -> None:
    event = opened(cast)
    dana = cast.signed_in(cast.dana)
    assert dana.post(f"/de/events/{event.id}/cancel", data={"reason": ""}).status_code == 422
    assert dana.post(f"/de/events/{event.id}/cancel", data={"reason": "Hochwasser"}).status_code == 303
    assert "Hochwasser" in words(cast.signed_in(None).get(f"/de/events/{event.id}"))
    assert cast.signed_in(cast.carla).get(f"/de/events/{event.id}/apply/performance").status_code == 404


def test_visitors_read_no_names_of_people(cast: Cast) -> None:
    event = opened(cast)
    applied(event, cast.school_class, ApplicationStatus.ACCEPTED)
    event.status = EventStatus.PUBLISHED
    db.session.commit()
    page = words(cast.signed_in(None).get(f"/de/events/{event.id}"))
    assert ("Lieder am Wasser" in page, "Schule am Sternenfeld" in page) == (True, True)
    assert [name for name in ("Carla", "Dana", "Anna", "8b") if name in page] == []


def test_a_draft_can_be_deleted(cast: Cast) -> None:
    event = opened(cast)
    draft = applied(event, cast.school_class, ApplicationStatus.DRAFT)
    browser = cast.signed_in(cast.carla)
    assert "Entwurf löschen" in words(browser.get(f"/de/applications/{draft.id}"))
    assert browser.post(f"/de/applications/{draft.id}/discard").status_code == 303
    assert db.session.scalars(select(Application)).all() == []


def test_the_list_of_events_shows_what_comes_and_what_was(cast: Cast) -> None:
    opened(cast)
    past = opened(cast, names={"de": "Altes Fest"}, first_day=first_day() - timedelta(days=400), last_day=first_day() - timedelta(days=399))  # fmt: skip
    made(cast, names={"de": "Geheim"})
    page = words(cast.signed_in(None).get("/de/events"))
    assert ("Hessentag in Lindenbrück" in page, "Altes Fest" in page, "Geheim" in page) == (True, True, False)
    assert "Geheim" in words(cast.signed_in(cast.dana).get("/de/events"))
    assert past.is_public
