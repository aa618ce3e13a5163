"""Dana reads what arrived in Hessen and what became of it, month by month; Ada reads it of all regions."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook
from werkzeug.test import TestResponse

from portal.contributions.models import Contribution, ContributionEntry, OpinionRequest
from portal.contributions.rules import Status, Step
from portal.core.clock import end_of, now, today
from portal.core.db import db
from portal.core.web.formatting import month_name
from portal.moderation.rules import last_months
from tests.cast import Cast
from tests.page_reading import parsed
from tests.statements import n_queries

PAGE = "/en/moderation/figures"
HOUR = 3600
TO = {
    Step.FORWARD: (Status.SUBMITTED, Status.IN_REVIEW),
    Step.PUBLISH: (Status.IN_REVIEW, Status.PUBLISHED),
    Step.REJECT: (Status.IN_REVIEW, Status.REJECTED),
}


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [(date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 1)), (date(2027, 1, 1), date(2026, 2, 1), date(2027, 1, 1))],
)
def test_twelve_months_end_with_that_of_today(day: date, first: date, last: date) -> None:
    months = last_months(day)
    assert (len(months), months[0], months[-1]) == (12, first, last)


def happened(contribution: Contribution, step: Step, at: datetime, waited: int | None = None) -> None:
    start, to = TO[step]
    entry = ContributionEntry(contribution_id=contribution.id, step=step, start=start, to=to, at=at, waited=waited)
    db.session.add(entry)


def two_months(cast: Cast) -> None:
    """Of Hessen: three arrive in the last month, one of them is rejected; one is published and one arrives in this."""
    before = end_of(last_months(today())[-2])
    published, waits, new = (cast.contribution(status=status) for status in ("published", "in_review", "in_review"))
    polish = cast.contribution(cast.ben, status="rejected")
    for contribution in (published, waits, polish):
        happened(contribution, Step.FORWARD, before)
    happened(polish, Step.REJECT, before, 10 * HOUR - 60)
    happened(new, Step.FORWARD, now())
    happened(published, Step.PUBLISH, now(), 48 * HOUR)
    db.session.add(OpinionRequest(contribution=new, region_key="bursa", by_id=cast.dana.id))
    happened(cast.contribution(cast.filiz, status="in_review"), Step.FORWARD, now())
    db.session.commit()


def table_of(answer: TestResponse, key: str) -> list[list[str]]:
    """The rows of a table below its head, by the id of its heading."""
    wrap = next((each for each in parsed(answer).iter("div") if each.get("aria-labelledby") == key), None)
    rows = (
        []
        if wrap is None
        else [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in wrap.iter("tr")]
    )
    return rows[1:]


THIS_MONTH = ["1", "1", "0", "0", "2", "1", "48", "48"]
LAST_MONTH = ["3", "0", "0", "1", "2", "0", "10", "10"]
EMPTY = ["0", "0", "0", "0", "0", "0", "", ""]


@pytest.mark.both_databases
def test_dana_reads_the_months_and_languages_of_her_region(cast: Cast) -> None:
    two_months(cast)
    page = cast.signed_in(cast.dana).get(PAGE)
    months = table_of(page, "months")
    assert [row[1:] for row in months[:3]] == [THIS_MONTH, LAST_MONTH, EMPTY]
    assert [len(months), months[0][0]] == [12, month_name(today())]
    assert table_of(page, "languages") == [
        ["German", "3", "1", "0", "0", "2", "1", "48", "48"],
        ["Polish", "1", "0", "0", "1", "0", "0", "10", "10"],
    ]
    only = cast.signed_in(cast.dana).get(f"{PAGE}?language=pl&region=bursa")
    assert [row[1:] for row in table_of(only, "months")[:2]] == [EMPTY, ["1", "0", "0", "1", "0", "0", "10", "10"]]


def test_ada_reads_all_regions_or_one_of_them(cast: Cast) -> None:
    two_months(cast)
    ada = cast.signed_in(cast.ada)
    assert table_of(ada.get(PAGE), "months")[0][1:] == ["2", "1", "0", "0", "3", "1", "48", "48"]
    assert table_of(ada.get(f"{PAGE}?region=bursa"), "months")[0][1:] == ["1", "0", "0", "0", "1", "0", "", ""]
    assert table_of(ada.get(f"{PAGE}?region=atlantis&language=x"), "months")[0][1] == "2"


def test_the_files_hold_the_same(cast: Cast) -> None:
    two_months(cast)
    dana = cast.signed_in(cast.dana)
    answer = dana.get(f"{PAGE}.csv?language=de")
    rows = list(csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert rows[2][1:] == ["1", "1", "0", "0", "2", "1", "48", "48"]
    assert f"moderation-{today()}.csv" in answer.headers["Content-Disposition"]
    book = CalamineWorkbook.from_filelike(BytesIO(dana.get(f"{PAGE}.xlsx").data))
    assert book.sheet_names == ["By month", "By language"]
    assert book.get_sheet_by_name("By month").to_python()[2][1:5] == [3, 0, 0, 1]


def test_nobody_is_named_and_more_works_cost_no_more_statements(cast: Cast) -> None:
    two_months(cast)
    dana = cast.signed_in(cast.dana)
    assert not [name for name in ("Anna", "Ben", "Carla", "Gero") if name in dana.get(f"{PAGE}.csv").text]
    few = n_queries(dana, PAGE)
    for _ in range(5):
        two_months(cast)
    assert n_queries(dana, PAGE) == few
