"""Two people change the same thing at once: none overwrites the other unawares, and nothing that was typed is lost."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from portal.accounts.models import Assignment, Person
from portal.core.db import db
from portal.core.refusal import existing
from portal.holidays.models import Holiday
from portal.partnering.actions.requests import accept
from tests.builders.partner_requests import asked
from tests.builders.rounds import opened
from tests.builders.searching import SearchingCast
from tests.page_reading import sent_by, words

Shared = tuple[str, tuple[Person, Person], str, tuple[str, str]]  # the form, who is faster and late, what each types


def joint_project(searching: SearchingCast) -> Shared:
    project = accept(asked(searching), by=searching.emil)
    db.session.commit()
    who = searching.emil, searching.carla
    return f"/en/projects/{project.id}/edit", who, "summary", ("Der andere Satz.", "Lange getippt.")


def entry(searching: SearchingCast) -> Shared:
    lessons = existing(db.session.scalar(select(Holiday).filter_by(region_key="hessen", kind="lessons")))
    searching.gero.cares_for.append(Assignment(region_key="hessen"))
    db.session.commit()
    path, who = f"/en/calendars/hessen/{lessons.id}", (searching.gero, searching.dana)
    return path, who, "end", (str(lessons.end.replace(day=1)), str(lessons.end.replace(day=2)))


def matching_round(searching: SearchingCast) -> Shared:
    path, who = f"/en/matching-rounds/{opened(searching).id}/edit", (searching.gero, searching.dana)
    return path, who, "size", ("3", "4")


@pytest.mark.parametrize("shared", [joint_project, entry, matching_round])
def test_whoever_is_late_is_told_and_saves_again(
    searching: SearchingCast, shared: Callable[[SearchingCast], Shared]
) -> None:
    path, people, field, values = shared(searching)
    faster, late = (searching.signed_in(person) for person in people)
    first, second = (
        sent_by(browser.get(path), "", **{field: value}) for browser, value in zip((faster, late), values, strict=True)
    )
    assert faster.post(path, data=first).status_code == 303
    answer = late.post(path, data=second)
    assert answer.status_code == 422
    assert "Somebody else has changed this since the page was opened." in words(answer)
    again = sent_by(answer, "")
    assert again[field] == values[1]
    assert late.post(path, data=again).status_code == 303
