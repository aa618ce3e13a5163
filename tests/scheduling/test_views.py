"""The pages of a programme: for those who plan it, for visitors, for teachers, on paper and in calendars."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from pypdfium2 import PdfDocument
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.core.db import db
from portal.core.mail.models import Email
from portal.events.actions.events import take_step
from portal.events.models import Event
from portal.events.rules.codes import EventStatus
from portal.events.rules.steps import EventStep
from portal.scheduling.actions.proposals import request_proposal
from portal.scheduling.actions.publishing import publish
from portal.scheduling.actions.slots import pin
from portal.scheduling.jobs import compute_programmes
from portal.scheduling.queries.slots import find_slot, slots_of
from tests.builders.events import NAME, opened
from tests.builders.programmes import accepted, day, exhibit, planned, published, put, room_of, where
from tests.cast import Cast
from tests.page_reading import parsed, words


@pytest.fixture
def dana(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.dana)


def test_the_form_beside_the_grid_places_and_its_undo_takes_out_again(cast: Cast, dana: FlaskClient) -> None:
    event, _song, dance = planned(cast)
    page = dana.get(f"/de/events/{event.id}/plan")
    assert "Tanz der Wellen" in page.text
    answer = dana.post(f"/de/events/{event.id}/plan", data=_fields(event, dance.id, "13:00"))
    assert answer.status_code == 303
    assert [slot.application_id for slot in slots_of(event)][1:] == [dance.id]
    with dana.session_transaction() as session:
        undo = dict(session["_flashes"])["undo"]
    dana.post(undo)
    assert find_slot(dance) is None


def test_a_move_and_a_removal_can_be_undone(cast: Cast, dana: FlaskClient) -> None:
    event, song, _dance = planned(cast)
    for path, data in (("", _fields(event, song.id, "15:00")), (f"/{song.id}/remove", {})):
        dana.post(f"/de/events/{event.id}/plan{path}", data=data)
        with dana.session_transaction() as session:
            undo = dict(session["_flashes"])["undo"]
        assert dana.post(undo).status_code == 303
        slot = find_slot(song)
        assert slot is not None
        assert slot.starts.hour == 12


@pytest.mark.parametrize(("minute", "code"), [(13 * 60, 303), (13 * 60 + 1, 404), (99 * 24 * 60, 404)])
def test_an_address_puts_nothing_where_no_form_can(cast: Cast, dana: FlaskClient, minute: int, code: int) -> None:
    event, song, _dance = planned(cast)
    stage = where(event, "12:00").place.id
    answer = dana.post(f"/de/events/{event.id}/plan/{song.id}/put-back/{stage}/{minute}")
    slot = find_slot(song)
    assert slot is not None
    assert (answer.status_code, slot.starts) == (code, time(13) if code == 303 else time(12))


def test_what_is_in_the_way_is_named_beside_the_time_and_nothing_typed_is_lost(cast: Cast, dana: FlaskClient) -> None:
    event, _song, dance = planned(cast)
    for at, told in (("12:15", "Lieder am Wasser"), ("12:02", "14:05"), ("17:50", "not open"), ("", "fill in")):
        answer = dana.post(f"/en/events/{event.id}/plan", data=_fields(event, dance.id, at))
        assert (answer.status_code, told in answer.text, f'value="{at}"' in answer.text) == (422, True, True)
    assert find_slot(dance) is None


def test_whoever_moves_what_was_moved_meanwhile_is_told_so(cast: Cast, dana: FlaskClient) -> None:
    event, song, _dance = planned(cast)
    seen = event.programme_version
    put(event, song, "15:00")
    answer = dana.post(f"/en/events/{event.id}/plan", data={**_fields(event, song.id, "16:00"), "seen": seen})
    assert (answer.status_code, "just moved this performance" in answer.text) == (409, True)


def test_a_pinned_performance_says_so(cast: Cast, dana: FlaskClient) -> None:
    event, song, _dance = planned(cast)
    dana.post(f"/de/events/{event.id}/plan/{song.id}/pin")
    assert [slot.is_pinned for slot in slots_of(event)] == [True]
    assert "Unpin" in dana.get(f"/en/events/{event.id}/plan").text
    dana.post(f"/de/events/{event.id}/plan/{song.id}/unpin")
    assert [slot.is_pinned for slot in slots_of(event)] == [False]


def test_the_plan_names_what_can_not_stay(cast: Cast, dana: FlaskClient) -> None:
    event, song, _dance = planned(cast)
    song.arrives_at, song.wished_days = event.created_at + timedelta(days=200), [day(1).isoformat()]
    db.session.commit()
    assert "has not arrived yet" in dana.get(f"/en/events/{event.id}/plan?move={song.id}").text


def test_a_proposal_is_watched_and_taken_over(cast: Cast, dana: FlaskClient) -> None:
    event, _song, dance = planned(cast)
    accepted(event, cast.school_class, "Das lange Spiel", minutes=600)
    answer = dana.post(f"/en/events/{event.id}/plan/proposals")
    page = answer.headers["Location"]
    assert "data-watch" in dana.get(page).text
    compute_programmes()
    text = dana.get(page).text
    assert "longer than any stage is open" in text
    assert "not possible (proven)" in text
    dana.post(f"{page}/take", data={"chosen": dance.id})
    assert len(slots_of(event)) == 2
    assert "Adopted" in dana.get(f"/en/events/{event.id}/plan").text


def test_a_proposal_asks_about_nothing_but_what_it_would_change(cast: Cast, dana: FlaskClient) -> None:
    event, song, dance = planned(cast)
    pin(event, song, True)
    db.session.commit()
    page = proposed(dana, event)
    asked = parsed(page).iterfind(".//input[@name='chosen']")
    assert [each.get("value") for each in asked] == [str(dance.id)]
    assert "1 performance stays where it is" in page.text
    dana.post(f"{page.request.path}/take", data={"all": "1"})
    assert "Tanz der Wellen" in words(dana.get(page.request.path))
    assert "Everything is where this proposal would place it." in words(proposed(dana, event))


def proposed(dana: FlaskClient, event: Event) -> TestResponse:
    page = dana.post(f"/en/events/{event.id}/plan/proposals").location
    compute_programmes()
    return dana.get(page)


def test_the_email_names_the_event_in_the_language_of_who_reads_it(cast: Cast, dana: FlaskClient) -> None:
    event, _song, _dance = planned(cast)
    event.names = {**event.names, "en": "Day of Hesse"}
    db.session.commit()
    dana.post(f"/en/events/{event.id}/plan/publish")
    [subject] = db.session.scalars(select(Email.subject).where(Email.event.startswith("programme:")))
    assert subject.endswith(f"Lieder am Wasser · {NAME}")


def test_a_proposal_taken_over_late_says_how_many_had_no_room(cast: Cast, dana: FlaskClient) -> None:
    event, song, dance = planned(cast)
    proposal = request_proposal(event, by=cast.dana)
    db.session.commit()
    compute_programmes()
    proposed = {number: (place, when, minute) for number, place, when, minute in proposal.slots}[dance.id]
    put(event, song, f"{proposed[2] // 60}:{proposed[2] % 60:02}")
    answer = dana.post(
        f"/en/events/{event.id}/plan/proposals/{proposal.id}/take", data={"chosen": dance.id}, follow_redirects=True
    )
    assert "there was no longer room for 1 performance" in answer.text


def test_a_discarded_proposal_changes_nothing(cast: Cast, dana: FlaskClient) -> None:
    event, _song, _dance = planned(cast)
    proposal = request_proposal(event, by=cast.dana)
    db.session.commit()
    path = f"/en/events/{event.id}/plan/proposals/{proposal.id}"
    dana.post(f"{path}/discard")
    assert "was discarded" in dana.get(path).text
    assert len(slots_of(event)) == 1


def test_visitors_read_a_published_programme_and_no_draft_of_it(cast: Cast, dana: FlaskClient) -> None:
    event, _song, dance = planned(cast)
    visitor = cast.signed_in(None)
    assert visitor.get(f"/de/events/{event.id}/programme").status_code == 404
    dana.post(f"/de/events/{event.id}/plan/publish")
    put(event, dance, "13:00")
    text = visitor.get(f"/de/events/{event.id}/programme").text
    assert ("Lieder am Wasser" in text, "Tanz der Wellen" in text) == (True, False)
    dana.post(f"/de/events/{event.id}/plan/take-back")
    assert find_slot(dance) is None


def test_calendars_have_the_times_of_the_event(cast: Cast) -> None:
    event, song, dance = published(cast)
    visitor = cast.signed_in(None)
    for path in ("programme.ics", f"programme/stages/{where(event, '12:00').place.id}.ics",
                 f"programme/classes/{song.class_id}.ics"):  # fmt: skip
        calendar = Calendar.from_ical(visitor.get(f"/de/events/{event.id}/{path}").data)
        entry: Any = calendar.walk("VEVENT")[0]
        noon = datetime.combine(day(), time(12), ZoneInfo("Europe/Berlin"))
        assert (str(entry["summary"]), entry["dtstart"].dt) == ("Lieder am Wasser", noon)
    assert visitor.get(f"/de/events/{event.id}/programme/classes/{dance.class_id}.ics").status_code == 404


def test_calendars_cross_out_what_was_cancelled_with_the_event(cast: Cast) -> None:
    event, song, _ = published(cast)
    take_step(event, EventStep.CANCEL, "Sturm.", by=cast.dana)
    db.session.commit()
    visitor = cast.signed_in(None)
    for path in ("programme.ics", f"programme/classes/{song.class_id}.ics"):
        calendar = Calendar.from_ical(visitor.get(f"/de/events/{event.id}/{path}").data)
        entry: Any = calendar.walk("VEVENT")[0]
        assert (str(entry["status"]), int(entry["sequence"])) == ("CANCELLED", 1)
        assert str(entry["url"]).endswith(f"/de/events/{event.id}")
    assert visitor.get(f"/de/events/{event.id}/programme").status_code == 404


def test_no_calendar_is_there_of_an_event_that_was_cancelled_before_its_programme_was_public(cast: Cast) -> None:
    event, *_ = planned(cast)
    take_step(event, EventStep.CANCEL, "Sturm.", by=cast.dana)
    db.session.commit()
    assert cast.signed_in(None).get(f"/de/events/{event.id}/programme.ics").status_code == 404


def test_the_programme_of_a_stage_is_printed(cast: Cast) -> None:
    event, _song, _dance = published(cast)
    stage, room = event.places
    visitor = cast.signed_in(None)
    answer = visitor.get(f"/ru/events/{event.id}/programme/stages/{stage.id}.pdf")
    assert (answer.status_code, answer.data[:5]) == (200, b"%PDF-")
    assert visitor.get(f"/ru/events/{event.id}/programme/stages/{room.id}.pdf").status_code == 404


def _fields(event: Event, application_id: int, at: str) -> dict[str, object]:
    there = where(event, "12:00")
    return {
        "application_id": application_id, "place_id": there.place.id, "day": there.day.isoformat(), "starts": at,
        "seen": event.programme_version,
    }  # fmt: skip


def test_an_exhibit_has_its_room_on_the_plan_for_visitors_and_for_its_teacher(cast: Cast, dana: FlaskClient) -> None:
    event, *_ = published(cast)
    pictures, kites = exhibit(event, cast.school_class), exhibit(event, cast.other_class, "Uçurtmalar")
    path = f"/en/events/{event.id}/plan"
    assert "Rathaus" in dana.get(path).text
    answer = dana.post(f"{path}/{pictures.id}/room", data={"room_id": room_of(event).id, "seen": "0"})
    assert answer.status_code == 303
    page = cast.signed_in(None).get(f"/en/events/{event.id}/programme").text
    places = [page.index(words) for words in ("Rathaus</h3>", "Bilder vom Fluss", "No room yet", kites.title)]
    assert places == sorted(places)
    own = cast.signed_in(cast.carla).get(f"/en/applications/{pictures.id}").text
    assert "Your exhibit is shown in this room" in own
    assert "Your exhibit is shown" not in cast.signed_in(cast.emil).get(f"/en/applications/{kites.id}").text
    late = dana.post(f"{path}/{pictures.id}/room", data={"room_id": "0", "seen": "0"})
    assert (late.status_code, "given this exhibit another room" in late.text) == (409, True)


def test_the_exhibits_of_a_room_are_printed(cast: Cast) -> None:
    event, *_ = published(cast)
    exhibit(event, cast.school_class).room_id = room_of(event).id
    db.session.commit()
    path = f"/de/events/{event.id}/programme/stages/{room_of(event).id}.pdf"
    pdf = PdfDocument(cast.signed_in(None).get(path).data)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert ["Rathaus" in text, "10:00–18:00" in text, "Bilder vom Fluss" in text] == [True] * 3


def test_teachers_read_on_their_desk_and_their_application_when_they_perform(cast: Cast) -> None:
    event, song, _dance = planned(cast)
    carla = cast.signed_in(cast.carla)
    pages = ("/en/desk", f"/en/applications/{song.id}")
    assert not any(f"/events/{event.id}/programme" in carla.get(page).text for page in pages)
    publish(event, by=cast.dana)
    db.session.commit()
    assert all(f"/events/{event.id}/programme" in carla.get(page).text for page in pages)
    assert f"/events/{event.id}/programme" not in cast.signed_in(cast.emil).get("/en/desk").text


def test_an_exhibition_is_published_from_the_plan_and_read_by_visitors(cast: Cast, dana: FlaskClient) -> None:
    event = opened(cast)
    exhibit(event, cast.school_class)
    plan = f"/de/events/{event.id}/plan"
    assert dana.post(f"{plan}/publish", data={}).status_code == 303
    assert "Bilder vom Fluss" in words(cast.signed_in(None).get(f"/de/events/{event.id}/programme"))
    assert f"{plan}/publish" not in dana.get(plan).text


def test_what_can_not_be_published_is_not_offered_to_be(cast: Cast, dana: FlaskClient) -> None:
    event, song, _ = planned(cast)
    plan = f"/de/events/{event.id}/plan"
    assert f"{plan}/publish" in dana.get(plan).text
    song.minutes = 700
    db.session.commit()
    assert f"{plan}/publish" not in dana.get(plan).text
    event.status = EventStatus.CANCELLED
    db.session.commit()
    assert dana.get(plan).status_code == 404
    assert plan not in dana.get(f"/de/events/{event.id}").text
