"""The administration of regions: open to Ada, closed to everybody else."""

import pytest

from portal.core.clock import today
from portal.core.db import db
from portal.regions.models import Region
from portal.regions.queries import get_region, status_of
from portal.regions.rules import Status
from tests.cast import Cast

ROUTES = [
    ("GET", "/de/administration/regions"),
    ("GET", "/de/administration/regions/bursa"),
    ("GET", "/de/administration/regions/new"),
    ("POST", "/de/administration/regions/new"),
    ("POST", "/de/administration/regions/bursa/status"),
    ("POST", "/de/administration/regions/bursa/rename"),
]
every_route = pytest.mark.parametrize(("method", "path"), ROUTES)


@every_route
def test_visitors_go_to_sign_in(cast: Cast, method: str, path: str) -> None:
    answer = cast.signed_in(None).open(path, method=method)
    back = f"?next={path}" if method == "GET" else ""
    assert (answer.status_code, answer.location) == (303, f"/de/sign-in{back}")


@every_route
@pytest.mark.parametrize("who", ["anna", "carla", "dana"])
def test_only_administrators_come_in(cast: Cast, method: str, path: str, who: str) -> None:
    assert cast.signed_in(getattr(cast, who)).open(path, method=method).status_code == 403


@every_route
def test_what_an_administrator_sends_empty_comes_back_as_a_form(cast: Cast, method: str, path: str) -> None:
    answer = cast.signed_in(cast.ada).open(path, method=method)
    assert answer.status_code == (200 if method == "GET" else 422)
    assert "<html" in answer.text


def test_a_region_that_is_not_there_is_not_found(cast: Cast) -> None:
    ada = cast.signed_in(cast.ada)
    assert ada.get("/de/administration/regions/atlantis").status_code == 404
    assert ada.post("/de/administration/regions/atlantis/status").status_code == 404


def test_ada_suspends_a_partnership(cast: Cast) -> None:
    form = {"status": "suspended", "since": today().isoformat(), "note": "Beschluss"}
    answer = cast.signed_in(cast.ada).post("/de/administration/regions/bursa/status", data=form)
    assert (answer.status_code, answer.location) == (303, "/de/administration/regions/bursa")
    db.session.expire_all()
    assert status_of(get_region("bursa")) == Status.SUSPENDED
    assert "Beschluss" in cast.signed_in(cast.ada).get(answer.location).text


@pytest.mark.parametrize("wrong", [{"status": "sleeping"}, {"since": "tomorrow"}, {"since": ""}])
def test_what_is_no_status_or_no_day_is_not_recorded(cast: Cast, wrong: dict[str, str]) -> None:
    form = {"status": "ended", "since": "2026-03-01", "note": "bleibt stehen", **wrong}
    answer = cast.signed_in(cast.ada).post("/de/administration/regions/bursa/status", data=form)
    assert answer.status_code == 422
    assert "bleibt stehen" in answer.text
    assert get_region("bursa").statuses == []


def test_ada_renames_a_region(cast: Cast) -> None:
    form = {"since": "2026-01-01", "name_de": "Bursa-Uludağ", "name_fr": ""}
    ada = cast.signed_in(cast.ada)
    assert ada.post("/de/administration/regions/bursa/rename", data=form).status_code == 303
    assert "Bursa-Uludağ" in ada.get("/de/administration/regions").text
    assert ">Bursa<" in ada.get("/fr/administration/regions").text


def test_ada_adds_a_region(cast: Cast) -> None:
    form = {"key": "wisconsin", "name_en": "Wisconsin", "country": "US", "languages": ["en"], "since": "1976-01-01"}
    ada = cast.signed_in(cast.ada)
    assert ada.post("/de/administration/regions/new", data=form).location == "/de/administration/regions/wisconsin"
    assert db.session.get_one(Region, "wisconsin").languages == ["en"]
    assert ada.post("/de/administration/regions/new", data=form).status_code == 409


@pytest.mark.parametrize("wrong", [{"key": "Wisconsin 2"}, {"country": "usa"}, {"name_en": ""}, {"languages": ["xx"]}])
def test_a_wrong_region_comes_back_with_everything_typed(cast: Cast, wrong: dict[str, object]) -> None:
    form = {"key": "wisconsin", "name_en": "Wisconsin", "country": "US", "name_pl": "Stan Wisconsin", **wrong}
    answer = cast.signed_in(cast.ada).post("/de/administration/regions/new", data=form)
    assert answer.status_code == 422
    assert "Stan Wisconsin" in answer.text
