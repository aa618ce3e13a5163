"""When students are reminded of a project."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal.core.clock import now
from portal.projects.actions.tasks import remind, set_task
from portal.projects.rules import is_pressing
from tests.cast import Cast

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("due_on", "reminded_at", "expected"),
    [
        (None, None, False), (date(2026, 12, 4), None, False), (date(2026, 12, 3), None, True),
        (date(2026, 11, 1), None, True), (None, datetime(2026, 11, 1, tzinfo=UTC), True),
    ],
)  # fmt: skip
def test_students_are_reminded_before_the_date_and_when_the_teacher_asks(
    due_on: date | None, reminded_at: datetime | None, expected: bool
) -> None:
    assert is_pressing(due_on, reminded_at, TODAY) is expected


def test_another_date_ends_the_reminder(cast: Cast) -> None:
    set_task(cast.project, "Erzählt.", date(2026, 12, 1), language="de")
    remind(cast.project)
    assert now() - (cast.project.reminded_at or now()) < timedelta(minutes=1)
    set_task(cast.project, "Erzählt mehr.", date(2026, 12, 1), language="de")
    assert cast.project.reminded_at is not None
    set_task(cast.project, "Erzählt mehr.", date(2026, 12, 9), language="de")
    assert cast.project.reminded_at is None
