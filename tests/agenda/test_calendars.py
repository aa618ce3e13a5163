"""Calendars of visits as another program reads them: vobject, which shares nothing with the library that writes them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from flask.testing import FlaskClient

from portal.agenda.actions.items import move, remove
from portal.agenda.models import AgendaItem
from portal.core.db import db
from portal.regions.models import Region
from portal.visits.models import Visit, VisitEntry
from portal.visits.rules.codes import Status, Step
from tests.agenda.items import item_of, typed
from tests.builders.visits import visit_of
from tests.cast import Cast

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)  # the last Sundays: clocks of the European Union change
TIMES = ("01:30", "02:30", "03:30")
# Hours from midnight UTC of the same day. In spring 02:30 is no time of day: it becomes 03:30. In autumn the first counts.
WITH_CHANGE = {SPRING: (0.5, 1.5, 1.5), AUTUMN: (-0.5, 0.5, 2.5)}
WITHOUT_CHANGE = {SPRING: (-1.5, -0.5, 0.5), AUTUMN: (-1.5, -0.5, 0.5)}
ZONES = {
    "hessen": ("Europe/Berlin", WITH_CHANGE),
    "aquitaine": ("Europe/Paris", WITH_CHANGE),
    "emilia_romagna": ("Europe/Rome", WITH_CHANGE),
    "wielkopolska": ("Europe/Warsaw", WITH_CHANGE),
    "jaroslawl": ("Europe/Moscow", WITHOUT_CHANGE),
    "bursa": ("Europe/Istanbul", WITHOUT_CHANGE),
}


def events(answer: Any) -> dict[str, Any]:
    """UID without the host → event."""
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    return {event.uid.value.partition("@")[0]: event for event in vobject.readOne(answer.text).vevent_list}


def calendar(client: FlaskClient, visit: Visit, lang: str = "de") -> dict[str, Any]:
    return events(client.get(f"/{lang}/visits/{visit.id}/programme.ics"))


@pytest.mark.parametrize("region", ZONES)
@pytest.mark.parametrize("night", [SPRING, AUTUMN])
def test_times_are_right_in_every_zone_in_the_nights_in_which_clocks_change(
    cast: Cast, region: str, night: date
) -> None:
    visit = visit_of(cast, first_day=night - timedelta(days=1))
    visit.host.region_key = region
    zone, expected = ZONES[region]
    assert db.session.get_one(Region, region).timezone == zone
    items = [item_of(visit, cast.carla, day=night, starts=time, ends="", title_de=time) for time in TIMES]
    found = calendar(cast.signed_in(cast.emil), visit)
    begins = [found[f"visit-{visit.id}-item-{item.id}"].dtstart.value.astimezone(UTC) for item in items]
    midnight = datetime.combine(night, datetime.min.time(), UTC)
    assert begins == [midnight + timedelta(hours=hours) for hours in expected[night]]


@pytest.mark.parametrize("night", [SPRING, AUTUMN])
def test_an_item_over_a_change_of_clocks_is_as_long_as_it_really_takes(cast: Cast, night: date) -> None:
    visit = visit_of(cast, first_day=night - timedelta(days=1))
    day = night - timedelta(days=1)
    bus = item_of(visit, cast.carla, day=day, starts="22:00", ends="06:00", ends_next_day="1", title_de="Bus")
    event = calendar(cast.signed_in(cast.carla), visit)[f"visit-{visit.id}-item-{bus.id}"]
    took = event.dtend.value.astimezone(UTC) - event.dtstart.value.astimezone(UTC)
    assert took == timedelta(hours=7 if night == SPRING else 9)


def test_no_item_ends_before_it_begins_where_its_hour_does_not_exist(cast: Cast) -> None:
    visit = visit_of(cast, first_day=SPRING)
    item = item_of(visit, cast.carla, starts="02:30", ends="03:10")
    event = calendar(cast.signed_in(cast.carla), visit)[f"visit-{visit.id}-item-{item.id}"]
    assert not hasattr(event, "dtend")
    assert "vorgestellt" in cast.signed_in(cast.carla).get(f"/de/visits/{visit.id}/programme").text


def test_a_calendar_speaks_the_language_of_the_reader_where_the_item_does(cast: Cast) -> None:
    visit = visit_of(cast)
    item = item_of(
        visit, cast.carla, title_tr="Karşılama 🎉", bring_tr="Su, şapka", leader="Frau Linde", place="Aula; 1, Hof"
    )
    turkish = calendar(cast.signed_in(cast.emil), visit, "tr")[f"visit-{visit.id}-item-{item.id}"]
    assert (turkish.summary.value, turkish.summary.params["LANGUAGE"]) == ("Karşılama 🎉", ["tr"])
    assert (turkish.location.value, "Su, şapka" in turkish.description.value) == ("Aula; 1, Hof", True)
    polish = calendar(cast.signed_in(cast.emil), visit, "pl")[f"visit-{visit.id}-item-{item.id}"]
    assert (polish.summary.value, polish.summary.params["LANGUAGE"]) == ("Begrüßung", ["de"])


def test_a_cancelled_visit_is_cancelled_in_every_calendar_with_a_higher_number(cast: Cast) -> None:
    visit = visit_of(cast, status=Status.AGREED)
    item = item_of(visit, cast.carla)
    client = cast.signed_in(cast.carla)
    before = calendar(client, visit)
    assert {event.status.value for event in before.values()} == {"CONFIRMED"}
    visit.status = Status.CANCELLED
    db.session.add(VisitEntry(visit_id=visit.id, step=Step.CANCEL, by_id=cast.carla.id))
    db.session.commit()
    after = calendar(client, visit)
    assert {event.status.value for event in after.values()} == {"CANCELLED"}
    assert all(numbers(after)[uid] > numbers(before)[uid] for uid in before)
    assert f"visit-{visit.id}-item-{item.id}" in after


def test_what_is_moved_or_removed_has_a_higher_number(cast: Cast) -> None:
    visit = visit_of(cast)
    item = item_of(visit, cast.carla)
    uid, client = f"visit-{visit.id}-item-{item.id}", cast.signed_in(cast.carla)
    seen = [numbers(calendar(client, visit))[uid]]
    move(visit, item, visit.last_day, item.starts, by=cast.emil)
    db.session.commit()
    seen.append(numbers(calendar(client, visit))[uid])
    remove(visit, item)
    db.session.commit()
    seen.append(numbers(calendar(client, visit))[uid])
    assert seen == sorted(set(seen))
    assert calendar(client, visit)[uid].status.value == "CANCELLED"


def test_what_was_removed_is_cancelled_in_calendars_of_parents_without_its_words(cast: Cast) -> None:
    visit = visit_of(cast, status=Status.AGREED)
    item = item_of(visit, cast.carla, title_de="Bei Anna", place="Gartenweg", bring_de="Kuchen")
    carla = cast.signed_in(cast.carla)
    carla.post(f"/de/visits/{visit.id}/programme/open-to-parents", data={"is_meant": "y"})
    page = carla.get(f"/de/visits/{visit.id}/programme").text
    address = "/de/programmes" + page.partition('value="http://portal.example/de/programmes')[2].partition('"')[0]
    program, uid = cast.signed_in(None), f"visit-{visit.id}-item-{item.id}"
    assert events(program.get(f"{address}/programme.ics"))[uid].summary.value == "Bei Anna"
    carla.post(f"/de/visits/{visit.id}/programme/{item.id}/remove")
    answer = program.get(f"{address}/programme.ics")
    assert events(answer)[uid].status.value == "CANCELLED"
    assert [word in answer.text for word in ("Anna", "Gartenweg", "Kuchen")] == [False] * 3
    assert events(carla.get(f"/de/visits/{visit.id}/programme.ics"))[uid].summary.value == "Bei Anna"


@pytest.mark.parametrize(
    "text",
    [
        "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:böse",
        "👩‍👩‍👧‍👦" * 22,
        "ش" * 247,
        "W" * 247,
        "a;b,c\\n:d",
        "עברית abc",
    ],
)
def test_no_text_makes_an_entry_of_its_own_or_a_line_that_is_too_long(cast: Cast, text: str) -> None:
    visit = visit_of(cast, status=Status.AGREED)
    fields = {"title_de": text, "place": text, "leader": text, "bring_de": f"{text}\n{text}"}
    client = cast.signed_in(cast.carla)
    client.post(f"/de/visits/{visit.id}/programme/new", data=typed(visit, **fields))
    answer = client.get(f"/de/visits/{visit.id}/programme.ics")
    assert len(vobject.readOne(answer.text).vevent_list) == 2
    assert max(len(line) for line in answer.data.split(b"\r\n")) <= 75
    item = db.session.query(AgendaItem).one()
    found = events(answer)[f"visit-{visit.id}-item-{item.id}"]
    assert (found.summary.value, found.location.value) == (item.title_in("de"), item.place)


def test_a_person_reads_all_own_visits_by_a_secret_address_until_it_is_closed(cast: Cast) -> None:
    visit, other = visit_of(cast), visit_of(cast)
    item_of(other, cast.carla)
    carla, program = cast.signed_in(cast.carla), cast.signed_in(None)
    assert carla.post("/de/my-calendar/open").status_code == 303
    first = address_in(carla)
    assert {f"visit-{visit.id}", f"visit-{other.id}"} <= events(program.get(first)).keys()
    assert "webcal://portal.example" in carla.get("/de/my-calendar").text
    assert carla.post("/de/my-calendar/open").status_code == 303
    second = address_in(carla)
    assert (program.get(first).status_code, program.get(second).status_code) == (404, 200)
    assert program.get(second).headers["X-Robots-Tag"] == "noindex"
    assert carla.post("/de/my-calendar/close").status_code == 303
    assert program.get(second).status_code == 404
    assert db.session.query(AgendaItem).count() == 1


def test_the_calendar_of_a_suspended_account_is_closed(cast: Cast) -> None:
    carla = cast.signed_in(cast.carla)
    carla.post("/de/my-calendar/open")
    address = address_in(carla)
    cast.carla.suspended_at = datetime.now(UTC)
    db.session.commit()
    assert cast.signed_in(None).get(address).status_code == 404


def test_whoever_tries_out_addresses_is_stopped_and_the_right_one_still_opens(cast: Cast) -> None:
    carla, stranger = cast.signed_in(cast.carla), cast.signed_in(None)
    carla.post("/de/my-calendar/open")
    wrong = f"/de/calendars-of-people/{cast.carla.id}/{'a' * 26}/visits.ics"
    answers = {stranger.get(wrong).status_code for _ in range(102)}
    assert answers == {404, 429}
    assert stranger.get(address_in(carla)).status_code == 200


def numbers(found: dict[str, Any]) -> dict[str, int]:
    return {uid: int(event.sequence.value) for uid, event in found.items()}


def address_in(client: FlaskClient) -> str:
    page = client.get("/de/my-calendar").text
    return (
        "/de/calendars-of-people"
        + page.partition('value="http://portal.example/de/calendars-of-people')[2].partition('"')[0]
    )
