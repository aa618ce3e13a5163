"""A click that takes something away is not asked about: the next page has a button that takes it back."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import existing
from portal.holidays.models import Holiday
from portal.matching.rules.searches import Status
from portal.projects.queries import is_confirmed
from tests.builders.searching import SearchingCast
from tests.page_reading import parsed

Taken = Callable[[], bool]  # whether it is taken away


def press_undo(browser: FlaskClient, page: str) -> int:
    [form] = [form for form in parsed(browser.get(page)).iter("form") if form.get("class") == "undo"]
    return browser.post(str(form.get("action"))).status_code


def slip(searching: SearchingCast, name: str) -> tuple[Person, str, dict[str, Any], Taken]:
    """Whose slip it is, by which form, and whether it took something away."""
    carla, dana, school = searching.carla, searching.dana, searching.school
    lessons = existing(db.session.scalar(select(Holiday).filter_by(region_key="hessen", kind="lessons")))
    account, membership = f"people/{carla.id}", f"people/{carla.id}/memberships/{school.id}/end"
    reason = {"suspend-reason": "Why", f"end_membership-{school.id}-reason": "Why"}
    search, school_class = searching.search, searching.school_class
    slips: dict[str, tuple[Person, str, dict[str, Any], Taken]] = {
        "suspended": (dana, f"{account}/suspend", reason, lambda: carla.suspended_at is not None),
        "ended": (dana, membership, reason, lambda: not is_confirmed(carla, school.id)),
        "removed": (dana, f"calendars/hessen/{lessons.id}/remove", {}, lambda: lessons.removed_at is not None),
        "not looking": (carla, f"partner-search/{search.id}/close", {}, lambda: search.status != Status.OPEN),
        "closed": (carla, f"classes/{school_class.id}/close", {}, lambda: school_class.closed_at is not None),
    }
    return slips[name]


@pytest.mark.parametrize("name", ["suspended", "ended", "removed", "not looking", "closed"])
def test_it_comes_back_with_one_click(searching: SearchingCast, name: str) -> None:
    person, path, typed, is_taken = slip(searching, name)
    browser = searching.signed_in(person)
    states = [is_taken()]
    answer = browser.post(f"/en/{path}", data=typed)
    assert answer.status_code == 303
    db.session.expire_all()
    states.append(is_taken())
    assert press_undo(browser, answer.location) == 303
    db.session.expire_all()
    assert [*states, is_taken()] == [False, True, False]
