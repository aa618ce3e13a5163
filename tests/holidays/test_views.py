"""The joint plan as everybody sees it, and as a calendar file."""

from datetime import date
from typing import Any

import html5lib
import pytest
from icalendar import Calendar

from portal.config import LANGUAGES
from portal.core.clock import now, today
from portal.core.db import db
from portal.holidays.labels.sources import sources_of
from portal.holidays.models import Holiday
from portal.holidays.queries import calendars
from portal.regions.actions import set_status
from portal.regions.queries import all_regions, get_region
from portal.regions.rules import Status
from tests.cast import Cast
from tests.page_reading import parsed, words
from tests.statements import n_queries

FIVE = "&".join(f"region={key}" for key in ("hessen", "aquitaine", "emilia_romagna", "wielkopolska", "bursa"))
PLAN = f"plan?{FIVE}&year=2026"


def windows(cast: Cast, path: str) -> list[str]:
    page = parsed(cast.signed_in(None).get(path))
    lists = [each for each in page.iter("ol") if each.get("class") == "windows"]
    return [" ".join("".join(item.itertext()).split()) for each in lists for item in each.iter("li")]


def test_the_windows_of_five_regions_stand_there_in_words(cast: Cast) -> None:
    assert windows(cast, f"/en/{PLAN}") == [
        "15 Sept – 2 Oct 2026 14 school days",
        "16 Nov – 18 Dec 2026 24 school days",
        "1–12 Feb 2027 10 school days",
        "1–12 Mar 2027 7 school days",
        "5–9 Apr 2027 5 school days",
        "26 Apr – 5 May 2027 7 school days",
        "10 May – 4 Jun 2027 15 school days",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_speaks_every_language(cast: Cast, lang: str) -> None:
    answer = cast.signed_in(None).get(f"/{lang}/{PLAN}")
    page = html5lib.parse(answer.text, namespaceHTMLElements=False)
    assert (answer.status_code, page.get("lang"), len(page.findall(".//h1"))) == (200, lang, 1)
    assert "2026-2027" in words(answer) if lang in ("fr", "tr") else "2026/2027" in words(answer)
    assert len(answer.data) < 48_500  # with the foot of every page


def test_every_date_of_the_pictures_stands_in_a_table_too(cast: Cast) -> None:
    page = parsed(cast.signed_in(None).get("/de/plan?region=hessen&year=2026"))
    [table] = page.iter("table")
    rows = [
        ["".join(cell.itertext()).strip().replace("\u2009", " ") for cell in row.iter("td")] for row in table.iter("tr")
    ][1:]
    assert rows == [
        ["10. Aug. 2026 – 25. Juni 2027", "Schuljahr"],
        ["5.–17. Okt. 2026", "Herbstferien"],
        ["23. Dez. 2026 – 12. Jan. 2027", "Weihnachtsferien"],
        ["22. März – 2. Apr. 2027", "Osterferien"],
        ["28. Juni – 6. Aug. 2027", "Sommerferien"],
    ]
    assert {svg.get("aria-hidden") for main in page.iter("main") for svg in main.iter("svg")} <= {"true", None}


def test_uncertain_dates_are_marked(cast: Cast) -> None:
    text = words(cast.signed_in(None).get("/en/plan?region=hessen&region=bursa&region=jaroslawl&year=2026"))
    assert "Not every date is certain." in text
    assert "Bursa: expected, not official yet" in text
    assert "Yaroslavl region: as in earlier years; schools decide" in text
    assert "Hessen: expected" not in text


def test_where_the_dates_come_from_stands_on_the_page(cast: Cast) -> None:
    text = words(cast.signed_in(None).get("/en/plan?region=hessen&year=2026"))
    assert "OpenHolidays, a public collection of official dates" in text
    assert "dd3dfa81" not in text
    assert "Open Database License" in text


def test_a_suspended_region_is_shown_with_its_status(cast: Cast) -> None:
    set_status(get_region("bursa"), Status.SUSPENDED, today())
    db.session.commit()
    text = words(cast.signed_in(None).get("/en/plan?region=hessen&region=bursa&year=2026"))
    assert "Bursa: Partnership suspended." in text
    assert "7 Sept 2026" in text
    assert chosen(cast, "/en/plan") == ["aquitaine", "emilia_romagna", "hessen", "wielkopolska", "jaroslawl"]


def chosen(cast: Cast, path: str) -> list[str]:
    page = parsed(cast.signed_in(None).get(path, follow_redirects=True))
    boxes = [box for box in page.iter("input") if box.get("name") == "region" and box.get("checked") is not None]
    return [str(box.get("value")) for box in boxes]


@pytest.mark.parametrize("query", ["", "?region=", "?region=atlantis", "?year=99999999999", "?year=1e3&region=%00"])
def test_bent_addresses_show_the_plan_of_all(cast: Cast, query: str) -> None:
    assert len(chosen(cast, f"/de/plan{query}")) == 6
    assert cast.signed_in(None).get(f"/de/plan.ics{query}", follow_redirects=True).status_code == 200


def test_a_region_without_dates_is_named_with_what_to_do(cast: Cast) -> None:
    db.session.query(Holiday).filter_by(region_key="bursa").delete()
    db.session.commit()
    path = "/en/plan?region=hessen&region=bursa&year=2026"
    assert "there are no dates for this school year yet" in words(cast.signed_in(None).get(path))
    assert len(windows(cast, path)) > 0
    assert windows(cast, "/en/plan?region=bursa&year=2026") == []
    gero = words(cast.signed_in(cast.gero).get(path))
    assert ("Enter the dates" in gero, "Enter the dates" in words(cast.signed_in(cast.dana).get(path))) == (True, False)


def test_visitors_share_one_page(cast: Cast) -> None:
    answer = cast.signed_in(None).get(f"/de/{PLAN}")
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert "Set-Cookie" not in answer.headers


def test_the_project_leads_to_the_plan_of_its_regions(cast: Cast) -> None:
    page = parsed(cast.signed_in(None).get(f"/de/projects/{cast.project.id}"))
    assert "/de/plan?region=hessen" in [link.get("href") for link in page.iter("a")]


def events(cast: Cast, path: str) -> list[Any]:
    answer = cast.signed_in(None).get(path)
    assert answer.content_type == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.data).walk("VEVENT"))


def test_the_calendar_file_holds_windows_and_holidays_in_the_readers_language(cast: Cast) -> None:
    by_name = {
        str(event["SUMMARY"]): event for event in events(cast, "/de/plan.ics?region=hessen&region=bursa&year=2026")
    }
    autumn = by_name["Hessen: Herbstferien"]
    assert (autumn.start, autumn.end) == (date(2026, 10, 5), date(2026, 10, 18))  # the end is not included
    assert (str(autumn["STATUS"]), str(by_name["Bursa: Herbstferien"]["STATUS"])) == ("CONFIRMED", "TENTATIVE")
    assert autumn["SUMMARY"].params["LANGUAGE"] == "de"
    assert not any("Schuljahr" in name for name in by_name)


def test_events_keep_their_identity_in_every_language_and_every_time(cast: Cast) -> None:
    identities = [
        [(str(e["UID"]), e.start, e["DTSTAMP"].dt) for e in events(cast, f"/{lang}/plan.ics?{FIVE}&year=2026")]
        for lang in ("de", "tr", "de")
    ]
    assert identities[0] == identities[1] == identities[2]
    assert len(identities[0]) == len({uid for uid, *_ in identities[0]}) == 7 + 41


def test_a_plan_costs_the_same_for_one_region_and_for_six(cast: Cast) -> None:
    carla = cast.signed_in(cast.carla)
    all_regions()
    calendars()
    costs = [n_queries(carla, f"/de/plan?{query}&year=2026") for query in ("region=hessen", FIVE)]
    assert costs[0] == costs[1] <= 4


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/fr/plan?region=aquitaine&year=2026", ["Vacances de la Toussaint", "Pont de l’Ascension"]),
        ("/pl/plan?region=wielkopolska&year=2026", ["Zimowa przerwa świąteczna", "Wiosenna przerwa świąteczna"]),
        ("/tr/plan?region=bursa&year=2026", ["Birinci dönem ara tatili", "İkinci dönem ara tatili", "Yarıyıl tatili"]),
        ("/it/plan?region=emilia_romagna&year=2026", ["Vacanze natalizie", "Commemorazione dei defunti"]),
        ("/ru/plan?region=jaroslawl&year=2026", ["Осенние каникулы", "Зимние каникулы"]),
        ("/de/plan?region=bursa&region=wielkopolska&year=2026", ["Halbjahresferien", "Weihnachtsferien"]),
    ],
)
def test_readers_of_a_country_meet_the_names_of_its_ministry(cast: Cast, path: str, names: list[str]) -> None:
    text = words(cast.signed_in(None).get(path))
    assert [name for name in names if name not in text] == []


def test_the_calendar_file_calls_holidays_so_too(cast: Cast) -> None:
    names = {str(event["SUMMARY"]) for event in events(cast, "/tr/plan.ics?region=bursa&region=hessen&year=2026")}
    assert {"Bursa: Birinci dönem ara tatili", "Hessen: Sonbahar tatili"} <= names


def test_coordinators_choose_among_the_names_of_their_country(cast: Cast) -> None:
    cast.dana.language = "de"
    page = cast.signed_in(cast.dana).get("/de/calendars/hessen?year=2026")
    assert "Weihnachtsferien" in words(page)


def test_french_has_a_space_before_every_colon_of_the_plan(cast: Cast) -> None:
    page = cast.signed_in(None).get("/fr/plan?region=bursa&region=jaroslawl&year=2026").text
    assert "Bursa</span>\u00a0: attendu, pas encore officiel" in page
    assert "</span>: " not in page


def test_what_a_coordinator_names_as_source_stays_and_research_is_told_by_kind(cast: Cast) -> None:
    rows = [
        Holiday(region_key="hessen", source=source, is_by_hand=is_by_hand, changed_at=now())
        for source, is_by_hand in (("Amtsblatt 7", True), ("rule 23-31 Dec (memory)", False), ("x.example", False))
    ]
    with cast.app.test_request_context("/de/"):
        assert [words for words, _day in sources_of(rows)] == [
            "Amtsblatt 7",
            "Übliche Regel der Region",
            "Veröffentlichte Liste, von der Portaladministration importiert",
        ]


def test_the_plan_of_this_year_begins_with_the_present_month(cast: Cast) -> None:
    page = parsed(cast.signed_in(None).get("/en/plan"))
    folded = {figure for fold in page.iter("details") for figure in fold.iter("figure")}
    shown = ["".join(f.itertext()) for f in page.iter("figure") if f.get("class") == "month" and f not in folded]
    assert shown[0].split()[:2] == today().strftime("%B %Y").split()
    assert len(shown) <= 3
    assert len([figure for figure in page.iter("figure") if figure.get("class") == "month"]) == 12


def test_weeks_that_are_over_are_folded(cast: Cast) -> None:
    page = parsed(cast.signed_in(None).get("/en/plan?year=2026"))
    lists = [each for each in page.iter("ol") if each.get("class") == "windows"]
    folded = [each for fold in page.iter("details") for each in fold.iter("ol")]
    numbers = [item.get("value") for each in lists for item in each.iter("li")]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert folded == lists[:-1]
