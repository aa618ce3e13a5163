"""Suggestions of schools, and the pages that confirm teachers."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.core.db import db
from portal.schools.actions.memberships import join
from portal.schools.actions.schools import add_missing, index
from portal.schools.models import Membership, School
from portal.schools.queries.memberships import token_for
from tests.cast import Cast
from tests.page_reading import words


@pytest.fixture
def asked(cast: Cast) -> Membership:
    """Carla says that she works at the school in Bursa too."""
    membership = join(cast.carla, cast.other_school)
    db.session.commit()
    return membership


def test_suggestions_are_open_to_everyone_small_and_cacheable(cast: Cast, client: FlaskClient) -> None:
    index([cast.school, cast.other_school])
    db.session.commit()
    answer = client.get("/fr/schools/suggest?q=cinar")
    assert answer.get_json() == {
        "schools": [
            {
                "id": cast.other_school.id,
                "name": "Çınar Ortaokulu",
                "place": "Ovacık",
                "region": "Bursa",
                "language": "tr",
                "formerly": "",
            }
        ]
    }
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in answer.headers
    assert client.get("/de/schools/suggest?q=cinar&region=hessen").get_json() == {"schools": []}
    assert client.get("/de/schools/suggest").get_json() == {"schools": []}
    assert client.get("/de/schools/suggest", query_string={"q": "ä" * 5000 + '"*:('}).status_code == 200


def test_a_coordinator_sees_her_own_regions_only(cast: Cast, asked: Membership) -> None:
    assert "Carla" in cast.signed_in(cast.gero).get("/de/schools/waiting").text
    assert "Carla" not in cast.signed_in(cast.dana).get("/de/schools/waiting").text


def test_one_click_confirms_and_the_second_one_hears_it(cast: Cast, asked: Membership) -> None:
    path = f"/de/schools/memberships/{asked.person_id}/{asked.school_id}"
    gero = cast.signed_in(cast.gero)
    assert gero.post(f"{path}/confirm").status_code == 303
    late = gero.post(f"{path}/decline")
    assert late.status_code == 409
    assert re.search(r"Inzwischen geschehen: Lehrkraft bestätigt · .* · Gero", words(late))
    db.session.expire_all()
    assert (asked.confirmed_by_id, asked.declined_at) == (cast.gero.id, None)


def test_declining(cast: Cast, asked: Membership) -> None:
    path = f"/de/schools/memberships/{asked.person_id}/{asked.school_id}/decline"
    assert cast.signed_in(cast.gero).post(path, data={"reason": "Tanımıyoruz."}).status_code == 303
    db.session.expire_all()
    assert asked.declined_at is not None


def test_verifying_a_school(cast: Cast) -> None:
    school = add_missing("Schule am Mond", "Kratern", "hessen", by=cast.carla)
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    assert "Schule am Mond" in dana.get("/de/schools/waiting").text
    assert cast.signed_in(cast.gero).post(f"/de/schools/{school.id}/verify").status_code == 404
    assert dana.post(f"/de/schools/{school.id}/verify").status_code == 303
    assert "Schule am Mond" not in dana.get("/de/schools/waiting").text


@pytest.mark.parametrize("decision", ["confirm", "decline"])
def test_others_cannot_decide(decision: str, cast: Cast, asked: Membership) -> None:
    path = f"/de/schools/memberships/{asked.person_id}/{asked.school_id}/{decision}"
    assert cast.signed_in(cast.dana).post(path).status_code == 404
    assert cast.signed_in(cast.carla).post(path).status_code == 403
    assert cast.signed_in(cast.anna).post(path).status_code == 403
    assert cast.signed_in(None).post(path).status_code == 303
    assert cast.signed_in(cast.gero).post("/de/schools/memberships/999/999/confirm").status_code == 404
    db.session.expire_all()
    assert (asked.confirmed_at, asked.declined_at) == (None, None)


def test_the_school_confirms_with_one_button(asked: Membership, client: FlaskClient) -> None:
    page = f"/tr/schools/confirm/{token_for(asked)}"
    looked = client.get(page)
    assert looked.status_code == 200
    assert "Carla" in looked.text
    db.session.expire_all()
    assert asked.confirmed_at is None
    assert client.post(page).status_code == 303
    db.session.expire_all()
    assert (asked.confirmed_at is not None, asked.confirmed_by_id) == (True, None)
    confirmed_at = asked.confirmed_at
    again = client.post(page)
    assert again.status_code == 200
    assert "<form method=" not in again.text.split("<main")[1].split("</main")[0]
    db.session.expire_all()
    assert asked.confirmed_at == confirmed_at


def test_links_that_nobody_sent(app: Flask, client: FlaskClient) -> None:
    assert client.get("/de/schools/confirm/nonsense").status_code == 404
    assert client.post("/de/schools/confirm/nonsense").status_code == 404


def test_an_unverified_school_is_marked(cast: Cast) -> None:
    school = add_missing("Schule am Mond", "Kratern", "hessen", by=cast.emil)
    join(cast.emil, school)
    db.session.commit()
    assert isinstance(school, School)
    text = cast.signed_in(cast.dana).get("/en/schools/waiting").text
    assert "Not in the directory" in text
    assert "Emil" in text
