"""Ada reads all of the record, Dana that of her region; both find what they look for, and take it along as a table."""

import csv
import io
from datetime import timedelta
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import insert

from portal.accounts.models import Person
from portal.audit.models import AuditEntry
from portal.audit.queries.entries import PER_PAGE
from portal.core.clock import now
from portal.core.db import db
from tests.audit.reading import acts
from tests.cast import Cast
from tests.page_reading import parsed, words
from tests.statements import n_queries


def entry(action: str = "signed_in", role: str = "teacher", **more: object) -> None:
    db.session.execute(insert(AuditEntry).values(action=action, role=role, **more))
    db.session.commit()


@pytest.fixture
def told(cast: Cast) -> Cast:
    """Carla logged in, Dana published a work of Hessen, Gero one of Bursa, and Ada changed a programme."""
    entry(by_id=cast.carla.id, region_key="hessen", network="203.0.113.0/24")
    of_work = {"action": "contribution_published", "role": "coordinator", "kind": "contribution"}
    entry(**of_work, by_id=cast.dana.id, number=7, region_key="hessen")
    entry(**of_work, by_id=cast.gero.id, number=8, region_key="bursa")
    entry("programme_changed", "administrator", by_id=cast.ada.id, kind="programme", key="erasmus")
    return cast


def listed(cast: Cast, by: Person, query: str = "") -> list[str]:
    page = cast.signed_in(by).get(f"/en/audit?{query}")
    assert page.status_code == 200
    return ["".join(each.itertext()) for each in parsed(page).iter("strong") if each.get("class") == "row-title"]


LOGIN, PUBLISHED, RULES = (
    "Logged in with a password or a link",
    "Contribution published",
    "Rules of a programme changed",
)


def test_ada_reads_everything_the_newest_first_and_dana_what_concerns_hessen(told: Cast) -> None:
    assert listed(told, told.ada) == [RULES, PUBLISHED, PUBLISHED, LOGIN]
    assert listed(told, told.dana) == [PUBLISHED, LOGIN]
    assert listed(told, told.dana, "region=bursa") == [PUBLISHED, LOGIN]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("action=signed_in", [LOGIN]),
        ("who=carla", [LOGIN]),
        ("who=dana@school", [PUBLISHED]),
        ("kind=contribution&number=8", [PUBLISHED]),
        ("kind=programme", [RULES]),
        ("region=bursa", [PUBLISHED]),
        ("until=2020-01-01", []),
        ("action=nonsense&kind=x&number=x&since=x&after=rubbish", [RULES, PUBLISHED, PUBLISHED, LOGIN]),
        ("who=99999999999", []),
    ],
)
def test_filters_narrow_the_list(told: Cast, query: str, found: list[str]) -> None:
    assert listed(told, told.ada, query) == found


def test_days_are_those_of_the_portals_clock_and_the_last_one_counts(told: Cast) -> None:
    entry("role_changed", at=now() - timedelta(days=3))
    day = (now() - timedelta(days=3)).date()
    assert listed(told, told.ada, f"until={day + timedelta(days=1)}") == ["Role or regions changed"]
    assert listed(told, told.ada, f"since={day + timedelta(days=2)}") == [RULES, PUBLISHED, PUBLISHED, LOGIN]


def test_names_are_shown_as_far_as_the_reader_may_open_the_account(told: Cast) -> None:
    entry("contribution_submitted", "student", by_id=told.anna.id, region_key="hessen")
    pages = {by.name: words(told.signed_in(by).get("/en/audit")) for by in (told.ada, told.dana)}
    assert "Carla (Teacher)" in pages["Ada"]
    assert "Carla (Teacher)" in pages["Dana"]
    assert "Gero (Coordinator)" in pages["Ada"]
    for page in pages.values():
        assert f"Account no. {told.anna.id} (Student)" in page
        assert "Anna" not in page


def test_a_long_record_is_paged_and_costs_as_much_as_a_short_one(told: Cast) -> None:
    browser = told.signed_in(told.ada)
    few = n_queries(browser, "/en/audit")
    for number in range(PER_PAGE):
        entry("role_changed", "administrator", by_id=told.ada.id, person_id=1 + number % 5)
    assert n_queries(browser, "/en/audit") == few
    older = [a.get("href") for a in parsed(browser.get("/en/audit")).iter("a") if a.get("rel") == "next"]
    assert listed(told, told.ada, (older[0] or "").partition("?")[2]) == [RULES, PUBLISHED, PUBLISHED, LOGIN]


def test_the_table_holds_what_the_filters_leave_and_taking_it_along_is_recorded(told: Cast) -> None:
    answer = told.signed_in(told.dana).get("/en/audit/export.csv?action=contribution_published")
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert rows[0] == ["Who did what"]
    assert [row[1:] for row in rows[2:] if row] == [
        ["Dana (Coordinator)", PUBLISHED, "Contribution no. 7", "", "Hessen", ""]
    ]
    assert answer.headers["Cache-Control"] == "no-store"
    assert acts()[-1] == "audit_exported"


def test_a_name_that_looks_like_a_formula_is_harmless_in_both_files(told: Cast) -> None:
    told.carla.name = "=HYPERLINK(1)"
    db.session.commit()
    browser = told.signed_in(told.ada)
    assert "'=HYPERLINK(1) (Teacher)" in browser.get("/en/audit/export.csv").text
    book = browser.get("/en/audit/export.xlsx").data
    cells = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    assert cells[-1][1] == "=HYPERLINK(1) (Teacher)"
    with ZipFile(io.BytesIO(book)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_an_action_that_has_no_words_yet_is_shown_by_its_name(told: Cast) -> None:
    entry("exhibitions.open")
    assert listed(told, told.ada)[0] == "exhibitions.open"
