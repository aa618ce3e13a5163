"""Coordinators edit the dates of their own regions; the history says who changed what, and removed entries come back."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.holidays.actions.entries import add, change, remove, restore
from portal.holidays.models import Holiday, HolidayChange
from portal.holidays.queries import calendars
from portal.holidays.rules.days import Span
from portal.holidays.rules.entries import Certainty, Description, HolidayRefusal, Kind
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import Status
from tests.cast import Cast
from tests.page_reading import NAUGHTY, sent_by, words

HESSEN = "/de/calendars/hessen"
EXAMS = {"kind": "exams", "event": "", "start": "2027-04-19", "end": "2027-05-07", "certainty": "official"}
ABITUR = Description(Kind.EXAMS, "Abitur", date(2027, 4, 19), date(2027, 5, 7), Certainty.OFFICIAL)


def entry(event: str, region: str = "hessen") -> Holiday:
    return db.session.scalars(select(Holiday).filter_by(region_key=region, event=event)).one()


def actions(of: Holiday) -> list[tuple[str, int | None]]:
    rows = db.session.scalars(select(HolidayChange).filter_by(holiday_id=of.id).order_by(HolidayChange.id))
    return [(row.action, row.by_id) for row in rows]


def test_dana_enters_weeks_of_exams_and_everybody_sees_them(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    form = sent_by(dana.get(f"{HESSEN}?year=2026"), "hessen?year=2026", **EXAMS)
    assert dana.post(HESSEN, data=form).location == "/de/calendars/hessen?year=2026"
    assert calendars()["hessen"].exams == (Span(date(2027, 4, 19), date(2027, 5, 7)),)
    assert actions(entry("exams")) == [("add", cast.dana.id)]
    assert "Weeks of exams: Hessen" in words(cast.signed_in(None).get("/en/plan?region=hessen&year=2026"))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"end": "2027-04-01"}, "end"),
        ({"end": "2029-04-20"}, "end"),
        ({"start": "0001-01-01"}, "start"),
        ({"start": ""}, "start"),
        ({"end": "tomorrow"}, "end"),
        ({"kind": "party"}, "kind"),
        ({"certainty": "sure"}, "certainty"),
        ({"kind": "break", "event": "", "name": "  "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"kind": "break", "event": "autumn", "start": "2026-10-05", "end": "2026-10-09"}, "start"),  # there already
    ],
)
def test_what_cannot_be_comes_back_with_everything_typed(cast: Cast, wrong: dict[str, str], field: str) -> None:
    before = db.session.query(Holiday).count()
    answer = cast.signed_in(cast.dana).post(HESSEN, data={**EXAMS, "source": "Amtsblatt 7", **wrong})
    assert answer.status_code == 422
    assert 'value="Amtsblatt 7"' in answer.text
    assert f'id="{field}-error"' in answer.text
    assert db.session.query(Holiday).count() == before


def test_the_history_says_who_changed_what(cast: Cast) -> None:
    autumn, dana = entry("autumn"), cast.signed_in(cast.dana)
    path = f"{HESSEN}/{autumn.id}"
    form = sent_by(dana.get(path), "", start="2026-10-06", certainty="derived")
    assert dana.post(path, data=form).status_code == 303
    db.session.expire_all()
    assert (autumn.start, autumn.end, autumn.event) == (date(2026, 10, 6), date(2026, 10, 17), "autumn")
    assert (autumn.certainty, autumn.is_by_hand, actions(autumn)) == ("derived", True, [("change", cast.dana.id)])
    history = words(dana.get(f"{HESSEN}?year=2026"))
    assert "Dana" in history
    assert "6.–17. Okt. 2026" in history


def test_an_own_name_stays_an_own_name(cast: Cast) -> None:
    dana = cast.signed_in(cast.dana)
    dana.post(HESSEN, data={**EXAMS, "kind": "break", "name": "Fastnacht", "start": "2027-02-08", "end": "2027-02-09"})
    form = sent_by(dana.get(f"{HESSEN}/{entry('Fastnacht').id}"), "")
    assert (form["event"], form["name"]) == ("", "Fastnacht")


def test_what_was_removed_is_gone_for_everybody_and_comes_back(cast: Cast) -> None:
    autumn, dana = entry("autumn"), cast.signed_in(cast.dana)
    for action, n_breaks in (("remove", 3), ("remove", 3), ("restore", 4), ("restore", 4)):
        assert dana.post(f"{HESSEN}/{autumn.id}/{action}").status_code == 303
        assert len(calendars()["hessen"].breaks) == n_breaks
    db.session.expire_all()
    assert actions(autumn) == [("remove", cast.dana.id), ("restore", cast.dana.id)]


def test_entering_what_was_removed_brings_it_back(cast: Cast) -> None:
    autumn = entry("autumn")
    remove(autumn, by=cast.dana)
    same = Description(Kind.BREAK, "autumn", autumn.start, date(2026, 10, 16), Certainty.OFFICIAL)
    assert add("hessen", same, by=cast.ada) is autumn
    assert (autumn.removed_at, autumn.end) == (None, date(2026, 10, 16))


def test_the_same_is_there_once_whoever_enters_it(cast: Cast) -> None:
    add("hessen", ABITUR, by=cast.dana)
    with pytest.raises(Refused) as refusal:
        add("hessen", ABITUR, by=cast.ada)
    assert refusal.value.code == HolidayRefusal.KNOWN_ALREADY
    add("bursa", ABITUR, by=cast.gero)
    with pytest.raises(Refused):
        change(entry("autumn"), ABITUR, by=cast.dana)


def test_putting_back_what_is_there_changes_nothing(cast: Cast) -> None:
    autumn = entry("autumn")
    restore(autumn, by=cast.dana)
    assert actions(autumn) == []


@pytest.mark.parametrize("who", ["gero", "carla", "anna", None])
def test_the_dates_of_other_regions_are_not_there(cast: Cast, who: str | None) -> None:
    person = getattr(cast, who) if who else None
    other = cast.signed_in(person)
    expected = {"gero": 404, None: 303}.get(who, 403)
    paths: list[tuple[str, str]] = [
        ("GET", HESSEN),
        ("POST", HESSEN),
        ("POST", f"{HESSEN}/{entry('autumn').id}/remove"),
    ]
    assert [other.open(path, method=method).status_code for method, path in paths] == [expected] * 3
    assert entry("autumn").removed_at is None


def test_an_entry_of_another_region_is_not_found_under_the_own_one(cast: Cast) -> None:
    foreign = entry("autumn", "bursa")
    assert cast.signed_in(cast.dana).post(f"{HESSEN}/{foreign.id}/remove").status_code == 404
    assert cast.signed_in(cast.dana).get(f"{HESSEN}/{2**40}").status_code == 404


def test_the_dates_of_a_suspended_region_can_be_edited_too(cast: Cast) -> None:
    set_status(get_region("hessen"), Status.SUSPENDED, today())
    db.session.commit()
    assert cast.signed_in(cast.dana).post(HESSEN, data=EXAMS).status_code == 303


def test_administrators_keep_the_dates_of_all(cast: Cast) -> None:
    ada = cast.signed_in(cast.ada)
    assert words(ada.get("/en/calendars")).count("Known school years: 2026/2027") == 6
    assert ada.post("/en/calendars/bursa", data=EXAMS).status_code == 303
    assert "Bursa" not in words(cast.signed_in(cast.dana).get("/en/calendars"))


@pytest.mark.parametrize("name", NAUGHTY)
def test_names_cannot_break_out_of_the_page(cast: Cast, name: str) -> None:
    dana = cast.signed_in(cast.dana)
    sent: dict[str, Any] = {**EXAMS, "kind": "public", "name": name, "source": name}
    assert dana.post(HESSEN, data=sent).status_code == 303
    for path in (f"{HESSEN}?year=2026", "/de/plan?region=hessen&year=2026"):
        text = dana.get(path).text
        assert not any(f"<{tag}" in text for tag in ("script>alert", "img src=x", "svg onload", 'a href="javascript'))
    assert dana.get("/de/plan.ics?region=hessen&year=2026").status_code == 200


def test_an_empty_year_says_how_to_begin(cast: Cast) -> None:
    assert "Begin with the school year" in words(cast.signed_in(cast.dana).get("/en/calendars/hessen?year=2031"))
