"""Carla and Emil write the programme of a visit together; parents and visitors read it."""

import pytest
from flask.testing import FlaskClient

from portal.agenda.models import AgendaItem
from portal.core.db import db
from portal.visits.models import Visit
from tests.agenda.items import typed
from tests.builders.visits import visit_of
from tests.cast import Cast


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return visit_of(cast)


@pytest.fixture
def carla(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.carla)


@pytest.fixture
def emil(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.emil)


def address(visit: Visit, rest: str = "") -> str:
    return f"/en/visits/{visit.id}/programme{rest}"


def only_item(visit: Visit) -> AgendaItem:
    return db.session.query(AgendaItem).filter_by(visit_id=visit.id, removed_at=None).one()


def test_both_sides_write_the_programme(visit: Visit, carla: FlaskClient, emil: FlaskClient) -> None:
    answer = carla.post(address(visit, "/new"), data=typed(visit, title_de="Stadtführung", place="Altes Rathaus"))
    assert answer.status_code == 303
    item = only_item(visit)
    shown = emil.get(address(visit)).text
    assert "Stadtführung" in shown
    data = typed(visit, title_de="Stadtführung", title_tr="Şehir turu", place="Altes Rathaus")
    assert emil.post(address(visit, f"/{item.id}"), data=data | {"seen": item.version}).status_code == 303
    assert "Şehir turu" in emil.get(address(visit).replace("/en/", "/tr/")).text
