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
from portal.partnering.queries.safety import is_blocked
from portal.partnering.rules import LIVE
from portal.projects.queries import is_confirmed
from portal.rounds.rules import ProposalStatus
from tests.builders.accounts import colleague
from tests.builders.partner_requests import asked
from tests.builders.rounds import proposed
from tests.builders.searching import SearchingCast
from tests.page_reading import parsed

Taken = Callable[[], bool]  # whether it is taken away


def press_undo(browser: FlaskClient, page: str) -> int:
    [form] = [form for form in parsed(browser.get(page)).iter("form") if form.get("class") == "undo"]
    return browser.post(str(form.get("action"))).status_code


Slip = tuple[Person, str, dict[str, Any], Taken]  # whose, by which form, and whether it took something away


def of_a_request(searching: SearchingCast) -> dict[str, Slip]:
    request, own, other = asked(searching), searching.carla, searching.emil
    page = f"partner-requests/{request.id}"
    return {
        "request declined": (other, f"{page}/decline", {"decline-reasons": "time"}, lambda: request.status not in LIVE),
        "request withdrawn": (own, f"{page}/withdraw", {}, lambda: request.status not in LIVE),
        "teacher blocked": (
            other,
            f"{page}/block",
            {},
            lambda: is_blocked(own.id, other.id) and request.status not in LIVE,
        ),
    }


def of_a_proposal(searching: SearchingCast) -> dict[str, Slip]:
    [proposal] = proposed(searching)
    path = f"partner-proposals/{proposal.id}/decline"
    return {"proposal declined": (searching.carla, path, {}, lambda: proposal.status != ProposalStatus.WAITING)}


def of_the_own_class(searching: SearchingCast) -> dict[str, Slip]:
    carla, search, school_class = searching.carla, searching.search, searching.school_class
    clara, page = colleague(searching, searching.school), f"classes/{school_class.id}"
    leave, to = f"my-schools/{searching.school.id}/leave", {f"leave-{searching.school.id}-to": clara.id}
    return {
        "not looking": (carla, f"partner-search/{search.id}/close", {}, lambda: search.status != Status.OPEN),
        "closed": (carla, f"{page}/close", {}, lambda: school_class.closed_at is not None),
        "handed over": (carla, f"{page}/hand-over", {"to": clara.id}, lambda: has_gone_to(clara, searching)),
        "left": (carla, leave, to, lambda: has_gone_to(clara, searching)),
    }


def of_the_coordination(searching: SearchingCast) -> dict[str, Slip]:
    carla, dana, school = searching.carla, searching.dana, searching.school
    lessons = existing(db.session.scalar(select(Holiday).filter_by(region_key="hessen", kind="lessons")))
    account, membership = f"people/{carla.id}", f"people/{carla.id}/memberships/{school.id}/end"
    reason = {"suspend-reason": "Why", f"end_membership-{school.id}-reason": "Why"}
    return {
        "suspended": (dana, f"{account}/suspend", reason, lambda: carla.suspended_at is not None),
        "ended": (dana, membership, reason, lambda: not is_confirmed(carla, school.id)),
        "removed": (dana, f"calendars/hessen/{lessons.id}/remove", {}, lambda: lessons.removed_at is not None),
    }


def has_gone_to(clara: Person, searching: SearchingCast) -> bool:
    """Class, search and project."""
    teachers = [searching.school_class.teacher, *searching.project.teachers]
    return (teachers, searching.search.teacher_id) == ([clara, clara], clara.id)


SLIPS: dict[str, Callable[[SearchingCast], dict[str, Slip]]] = {
    **dict.fromkeys(("suspended", "ended", "removed"), of_the_coordination),
    **dict.fromkeys(("not looking", "closed", "handed over", "left"), of_the_own_class),
    **dict.fromkeys(("request declined", "request withdrawn", "teacher blocked"), of_a_request),
    "proposal declined": of_a_proposal,
}


@pytest.mark.parametrize("name", SLIPS)
def test_it_comes_back_with_one_click(searching: SearchingCast, name: str) -> None:
    person, path, typed, is_taken = SLIPS[name](searching)[name]
    browser = searching.signed_in(person)
    states = [is_taken()]
    answer = browser.post(f"/en/{path}", data=typed)
    assert answer.status_code == 303
    db.session.expire_all()
    states.append(is_taken())
    assert press_undo(browser, answer.location) == 303
    db.session.expire_all()
    assert [*states, is_taken()] == [False, True, False]
