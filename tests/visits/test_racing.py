"""Both sides of a visit act at the same moment: one is first, the other reads what has become of the visit."""

from datetime import timedelta
from functools import partial

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.core.db import db
from portal.visits.models import Visit, VisitEntry
from portal.visits.rules.codes import Status, Step
from tests.builders.races import answer_code, at_once
from tests.builders.visits import visit_of
from tests.cast import Cast
from tests.page_reading import sent_by

pytestmark = pytest.mark.several_connections

Form = dict[str, str]


@pytest.fixture
def visit(cast: Cast) -> Visit:
    """Planned by Carla; Emil has not agreed yet."""
    return visit_of(cast)


@pytest.fixture
def browsers(cast: Cast, visit: Visit) -> tuple[FlaskClient, FlaskClient]:
    """Carla's and Emil's."""
    return cast.signed_in(cast.carla), cast.signed_in(cast.emil)


def both(app: Flask, *clicks: tuple[FlaskClient, str, Form]) -> list[int]:
    """The codes of the answers to forms that are sent at once."""
    return at_once(app, [partial(answer_code, *click) for click in clicks])


def now_is(visit: Visit) -> tuple[Status, str, list[Step]]:
    """Where it stands, its place, and the steps after the planning."""
    db.session.expire_all()
    found = db.session.get_one(Visit, visit.id)
    steps = db.session.scalars(select(VisitEntry.step).order_by(VisitEntry.id)).all()
    return found.status, found.place, [step for step in steps if step != Step.PLAN]


def changed(browser: FlaskClient, visit: Visit, **values: str) -> Form:
    """The form about days, place and numbers as it was opened, with something else in it; its days are meant."""
    form = sent_by(browser.get(f"/de/visits/{visit.id}/edit"), "", **values)
    return form | {"confirmed": f"{form['first_day']}/{form['last_day']}"}


def test_of_two_changes_at_once_one_counts_and_the_other_comes_back_with_what_was_typed(
    app: Flask, visit: Visit, browsers: tuple[FlaskClient, FlaskClient]
) -> None:
    path, places = f"/de/visits/{visit.id}/edit", ("Wetzlar", "Marburg")
    forms = [changed(browser, visit, place=place) for browser, place in zip(browsers, places, strict=True)]
    codes = both(app, *((browser, path, form) for browser, form in zip(browsers, forms, strict=True)))
    assert sorted(codes) == [303, 422]
    late = codes.index(422)
    assert now_is(visit) == (Status.PLANNED, places[1 - late], [Step.CHANGE])
    again = browsers[late].post(path, data=forms[late])
    assert places[late] in sent_by(again, "").values()


def test_nobody_agrees_to_days_that_are_being_changed(
    app: Flask, visit: Visit, browsers: tuple[FlaskClient, FlaskClient]
) -> None:
    path, later = f"/de/visits/{visit.id}", (visit.last_day + timedelta(days=1)).isoformat()
    carla, emil = browsers
    seen = sent_by(emil.get(path), "/agree")
    form = changed(carla, visit, last_day=later)
    codes = both(app, (carla, f"{path}/edit", form), (emil, f"{path}/agree", seen))
    status, _, steps = now_is(visit)
    if steps[0] == Step.CHANGE:  # Emil was late: he did not agree to what he had not seen
        assert (codes, status) == ([303, 409], Status.PLANNED)
    else:  # Carla was late: her form showed a visit to which Emil had not agreed, and its days are those she saw
        assert (codes, steps, status) == ([303, 303], [Step.AGREE, Step.CHANGE], Status.PLANNED)


def test_a_visit_that_is_cancelled_and_agreed_to_at_once_is_cancelled(
    app: Flask, visit: Visit, browsers: tuple[FlaskClient, FlaskClient]
) -> None:
    path = f"/de/visits/{visit.id}"
    carla, emil = browsers
    seen, reason = sent_by(emil.get(path), "/agree"), {"reason": "Hochwasser", "language": "de"}
    codes = both(app, (carla, f"{path}/cancel", reason), (emil, f"{path}/agree", seen))
    status, _, steps = now_is(visit)
    assert (status, steps[-1]) == (Status.CANCELLED, Step.CANCEL)
    assert codes == [303, 303 if Step.AGREE in steps else 409]


def test_two_clicks_of_one_side_are_one_yes_and_both_sides_at_once_agree(
    app: Flask, cast: Cast, visit: Visit, browsers: tuple[FlaskClient, FlaskClient]
) -> None:
    path = f"/de/visits/{visit.id}"
    carla, emil = browsers
    visit.host.agreed_version = ""
    db.session.commit()
    clicks = [
        (browser, {**sent_by(browser.get(path), "/agree"), "seen": visit.version})
        for browser in (carla, emil, cast.signed_in(cast.emil))
    ]
    codes = both(app, *((browser, f"{path}/agree", form) for browser, form in clicks))
    assert (codes[0], sorted(codes[1:])) == (303, [303, 409])
    assert now_is(visit)[0] == Status.AGREED


def test_a_return_visit_is_planned_once(app: Flask, cast: Cast, browsers: tuple[FlaskClient, FlaskClient]) -> None:
    done = visit_of(cast, status=Status.REPORTED)
    path = f"/de/visits/{done.id}/return"
    codes = both(app, *((browser, path, {}) for browser in browsers))
    returns = db.session.scalars(select(Visit).where(Visit.returns_id == done.id)).all()
    assert (sorted(codes), len(returns)) == ([303, 404], 1)
