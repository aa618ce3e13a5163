"""The partnership as a whole, as a visitor sees it: who works with whom, how it grew, and what is coming."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import html5lib
import icalendar
import pytest

from portal.core.clock import today
from portal.core.db import db
from portal.events.models import Event
from portal.events.rules.codes import EventStatus
from portal.projects.models import ProjectRegion
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import Status as RegionStatus
from portal.site.queries.calendar import MOST
from portal.site.queries.roof import growth, pairs_of_regions
from portal.visits.models import Visit
from portal.visits.rules.codes import Status
from tests.builders.awards import laureate
from tests.builders.publishing import Publish
from tests.builders.publishing import Visit as Open
from tests.builders.visits import joint_project, polish_class, visit_of
from tests.cast import Cast
from tests.page_reading import words

IN_MAY = date(2027, 5, 30)


def public_visit(cast: Cast, status: Status = Status.AGREED, first_day: date | None = None) -> Visit:
    visit = visit_of(cast, status=status, first_day=first_day)
    visit.is_public = visit.project.is_public = True  # type: ignore[union-attr]
    visit.project.regions.append(ProjectRegion(region_key="bursa"))  # type: ignore[union-attr]
    db.session.commit()
    return visit


def event(status: EventStatus = EventStatus.OPEN, first_day: date = IN_MAY, **others: object) -> Event:
    names = {"de": "Hessentag 2027", "pl": "Hessentag 2027 (święto)"}
    facts = {"names": names, "language": "de", "town": "Lindenbrück", "status": status, **others}
    made = Event(region_key="hessen", first_day=first_day, last_day=first_day + timedelta(days=9), **facts)
    db.session.add(made)
    db.session.commit()
    return made


def rows(text: str, heading: str) -> list[list[str]]:
    page = html5lib.parse(text, namespaceHTMLElements=False)
    section = next(each for each in page.iter("section") if each.get("aria-labelledby") == heading)
    return [["".join(cell.itertext()) for cell in row] for row in section.findall(".//tbody/tr")]


def test_pairs_of_regions_are_counted_with_projects_classes_works_and_visits(
    cast: Cast, publish: Publish, visit: Open
) -> None:
    project = public_visit(cast).project
    for author in (cast.anna, cast.filiz):
        publish(author=author, project_id=project.id)  # type: ignore[union-attr]
    assert rows(visit("/de/under-one-roof").text, "pairs") == [["Bursa – Hessen", "1", "1", "2", "1"]]


def test_two_classes_with_two_projects_are_one_pair(cast: Cast, visit: Open) -> None:
    for _ in range(2):
        project = joint_project(cast)
        project.is_public = True
        project.regions.append(ProjectRegion(region_key="bursa"))
    db.session.commit()
    assert rows(visit("/de/under-one-roof").text, "pairs") == [["Bursa – Hessen", "2", "1", "0", "0"]]


def test_what_visitors_do_not_see_is_not_counted(cast: Cast, visit: Open) -> None:
    visit_of(cast, status=Status.REPORTED).project.is_public = False  # type: ignore[union-attr]
    db.session.commit()
    assert "Noch kein Projekt verbindet zwei Regionen." in words(visit("/de/under-one-roof"))


@pytest.mark.parametrize(
    ("order", "first"), [("projects", "Bursa – Hessen"), ("classes", "Bursa – Hessen"), ("names", "Bursa – Hessen"),
                         ("visits", "Hessen – Wielkopolska"), ("nonsense", "Bursa – Hessen")],
)  # fmt: skip
def test_the_table_is_sorted_as_the_reader_asks(cast: Cast, visit: Open, order: str, first: str) -> None:
    for partner in (cast.other_class, cast.other_class, polish_class(cast)):
        project = joint_project(cast, partner)
        project.is_public = True
        project.regions.append(ProjectRegion(region_key=partner.school.region_key))
    made = visit_of(cast, partner, status=Status.AGREED)
    made.is_public = True
    db.session.commit()
    answer = visit(f"/de/under-one-roof?sort={order}").text
    assert rows(answer, "pairs")[0][0] == first
    assert len(re.findall("aria-sort=", answer)) == 1


def test_growth_names_every_year_from_the_first_to_the_last(cast: Cast, publish: Publish, visit: Open) -> None:
    cast.project.is_public = True
    cast.project.created_at = datetime(2024, 9, 1, tzinfo=UTC)
    publish()
    public_visit(cast, first_day=date(2027, 5, 3))
    found = rows(visit("/de/under-one-roof").text, "growth")
    assert [row[0] for row in found] == ["2024", "2025", "2026", "2027"]
    assert [found[0][1:3], found[1][1:3], found[-1][-1]] == [["1", "1"], ["0", "1"], "1"]


def test_the_calendar_lists_public_visits_and_events_by_day(cast: Cast, visit: Open) -> None:
    public_visit(cast, first_day=IN_MAY + timedelta(days=9))
    event()
    text = words(visit("/pl/calendar"))
    assert text.index("Hessentag 2027 (święto)") < text.index("Wizyta: Bursa, miejsce: Lindenbrück (Hesja)")


@pytest.mark.parametrize("status", [EventStatus.DRAFT])
def test_drafts_stand_in_no_calendar(visit: Open, cast: Cast, status: EventStatus) -> None:
    event(status)
    public_visit(cast, Status.PLANNED)
    visit_of(cast, polish_class(cast), status=Status.AGREED)
    answers = [visit("/de/calendar"), visit("/de/calendar.ics")]
    assert ["Hessentag 2027" in each.text or "Besuch:" in each.text for each in answers] == [False, False]


def test_a_month_shows_what_reaches_into_it_and_leads_to_the_months_beside(visit: Open) -> None:
    event()
    answer = visit("/de/calendar?month=2027-06")
    page = html5lib.parse(answer.text, namespaceHTMLElements=False)
    days = [(cell.text or "").strip() for cell in page.iter("td") if cell.find("a") is not None]
    assert days == ["31", *map(str, range(1, 9))]
    assert [link.get("href") for link in page.iter("a") if link.get("rel") in ("prev", "next")] == [
        "/de/calendar?month=2027-05", "/de/calendar?month=2027-07",
    ]  # fmt: skip
    assert "Nichts geplant" not in words(answer)


@pytest.mark.parametrize("month", ["2027-13", "0000-01", "9999-12", "x", "2027-6", "2027-06-01"])
def test_what_is_no_month_shows_what_is_coming(visit: Open, month: str) -> None:
    event()
    answer = visit(f"/de/calendar?month={month}")
    assert (answer.status_code, "Hessentag 2027" in words(answer), "<table" in answer.text) == (200, True, False)


@pytest.mark.parametrize(("month", "n_weeks"), [("1990-01", 5), ("2100-12", 5), ("2027-02", 4)])
def test_the_first_and_the_last_month_open(visit: Open, month: str, n_weeks: int) -> None:
    assert visit(f"/de/calendar?month={month}").text.count("<tr>") == n_weeks + 1


def test_programs_read_the_same_days_and_what_was_cancelled(cast: Cast, visit: Open) -> None:
    made = public_visit(cast, Status.CANCELLED, first_day=today() - timedelta(days=30))
    event(first_day=today() + timedelta(days=30))
    feed: Any = icalendar.Calendar.from_ical(visit("/it/calendar.ics").data)
    found = [(str(e["summary"]), e["status"], e["dtend"].dt - e["dtstart"].dt) for e in feed.walk("VEVENT")]
    assert found == [
        ("Visita: Bursa, luogo: Lindenbrück (Assia)", "CANCELLED", timedelta(days=7)),
        ("Hessentag 2027", "CONFIRMED", timedelta(days=10)),
    ]
    [address, _other] = [str(each["url"]) for each in feed.walk("VEVENT")]
    assert address.endswith(f"/it/projects/{made.project_id}")


def test_more_than_a_list_holds_is_found_by_month(visit: Open) -> None:
    for n in range(MOST + 5):
        event(first_day=today() + timedelta(days=n))
    assert visit("/de/calendar").text.count("<li id=") == MOST
    assert visit("/de/calendar.ics").text.count("BEGIN:VEVENT") == MOST + 5


def test_a_month_shows_all_that_is_in_it(visit: Open) -> None:
    for _n in range(MOST + 5):
        event(first_day=date(2027, 6, 1))
    assert visit("/de/calendar?month=2027-06").text.count("<li id=") == MOST + 5


@pytest.mark.parametrize("status", [Status.PLANNED, Status.CANCELLED])
def test_a_visit_that_does_not_take_place_is_not_counted(cast: Cast, status: Status) -> None:
    public_visit(cast, status)
    assert ([pair.n_visits for pair in pairs_of_regions()], [year.visits for year in growth()]) == ([0], [0])


def test_the_page_of_a_region_tells_the_history_of_the_partnership(cast: Cast, publish: Publish, visit: Open) -> None:
    public_visit(cast, Status.REPORTED, first_day=date(2026, 5, 4))
    set_status(get_region("bursa"), RegionStatus.SUSPENDED, date(2022, 3, 7))
    set_status(get_region("bursa"), RegionStatus.ACTIVE, date(2023, 1, 1))
    publish(author=cast.filiz)
    page = html5lib.parse(visit("/de/regions/bursa").text, namespaceHTMLElements=False)
    [history] = [each for each in page.iter("ol") if each.get("class") == "timeline"]
    told = [" ".join("".join(entry.itertext()).split()) for entry in history]
    assert told == [
        "21. Oktober 2010 Die Partnerschaft wurde gegründet.",
        "7. März 2022 Die Partnerschaft wurde ausgesetzt.",
        "1. Januar 2023 Die Partnerschaft geht weiter.",
        "4. Mai 2026 Erster veröffentlichter Beitrag",
        "4. Mai 2026 Besuch: Bursa in Lindenbrück (Hessen)",
        f"{told[-1].partition(' Erstes')[0]} Erstes Projekt im Portal",
    ]


def test_an_official_new_name_stands_in_the_history(visit: Open) -> None:
    assert "Nouvelle-Aquitaine" in words(visit("/fr/regions/aquitaine"))


def test_laureates_stand_in_the_history_of_their_region(cast: Cast, visit: Open) -> None:
    made = laureate(cast)
    page = html5lib.parse(visit("/de/regions/hessen").text, namespaceHTMLElements=False)
    [history] = [each for each in page.iter("ol") if each.get("class") == "timeline"]
    links = {link.get("href"): "".join(link.itertext()) for link in history.iter("a")}
    assert cast.project.title in links[f"/de/laureates/{made.id}"]
