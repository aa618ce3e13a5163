"""What is asked for which visit, and by when."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from portal.documents.forms import EVERY_YEAR
from portal.documents.rules.checklists import Trip, Urgency, due_on, is_asked, reminder_of, urgency_of
from portal.documents.rules.codes import Confidence, Document
from portal.documents.rules.shipped import shipped_documents
from portal.visits.rules.codes import Kind, Side

IN_MAY = date(2027, 5, 3)


@dataclass
class Asked:
    host_countries: list[str] = field(default_factory=list)
    guest_countries: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=lambda: [Kind.CLASSES.value])
    side: Side = Side.GUEST
    days_before: int = 14
    fixed_day: str = ""
    valid_from: date = date(2021, 1, 1)
    valid_until: date | None = None


TRIP = Trip(Kind.CLASSES, "DE", "TR", IN_MAY)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Asked(), True),
        (Asked(guest_countries=["TR", "RU"]), True),
        (Asked(guest_countries=["FR"]), False),
        (Asked(host_countries=["PL"]), False),
        (Asked(kinds=["delegation"]), False),
        (Asked(valid_from=IN_MAY), True),
        (Asked(valid_from=IN_MAY + timedelta(days=1)), False),
        (Asked(valid_until=IN_MAY), True),
        (Asked(valid_until=IN_MAY - timedelta(days=1)), False),
    ],
)
def test_countries_kind_and_the_law_of_the_first_day_decide(asked: Asked, expected: bool) -> None:
    assert is_asked(asked, TRIP) == expected


@pytest.mark.parametrize(
    ("asked", "first_day", "due"),
    [
        (Asked(), IN_MAY, date(2027, 4, 19)),
        (Asked(days_before=0), IN_MAY, IN_MAY),
        (Asked(fixed_day="02-01"), IN_MAY, date(2027, 2, 1)),
        (Asked(fixed_day="02-01"), date(2027, 1, 10), date(2026, 2, 1)),
        (Asked(fixed_day="02-29"), IN_MAY, date(2027, 2, 28)),
        (Asked(fixed_day="02-29"), date(2028, 3, 1), date(2028, 2, 29)),
        (Asked(fixed_day="04-31"), IN_MAY, date(2027, 4, 30)),
        (Asked(days_before=20), date(2027, 1, 5), date(2026, 12, 16)),
    ],
)
def test_it_is_due_so_many_days_before_or_on_the_day_of_the_year(asked: Asked, first_day: date, due: date) -> None:
    assert due_on(asked, first_day) == due


@pytest.mark.parametrize(
    ("days", "urgency", "n_reminders"),
    [
        (-1, Urgency.OVERDUE, 2),
        (0, Urgency.SOON, 2),
        (3, Urgency.SOON, 2),
        (4, Urgency.SOON, 1),
        (14, Urgency.SOON, 1),
        (15, Urgency.LATER, 0),
    ],
)
def test_two_reminders_are_written_before_it_is_due(days: int, urgency: Urgency, n_reminders: int) -> None:
    due = IN_MAY + timedelta(days=days)
    assert (urgency_of(due, IN_MAY), reminder_of(due, IN_MAY)) == (urgency, n_reminders)


def test_every_document_that_the_portal_knows_is_shipped_with_its_source() -> None:
    rows = shipped_documents()
    assert {row["key"] for row in rows} == set(Document)
    assert [row["key"] for row in rows if not row["source"] or row["confidence"] not in set(Confidence)] == []
    assert [row["key"] for row in rows if bool(row["days_before"]) == bool(row["fixed_day"])] == []


@pytest.mark.parametrize("day", ["02-30", "04-31", "06-31", "09-31", "11-31", "13-01", "00-10", "2-1"])
def test_a_day_that_no_month_has_is_no_day_of_every_year(day: str) -> None:
    assert EVERY_YEAR.fullmatch(day) is None
