"""Addresses as people type them."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/k/", "/k"),
        ("/K", "/k"),
        ("/c/", "/c"),
        ("/C/AbCd", "/c/AbCd"),
        ("/K/ABCDE-FGHIJ/", "/k/ABCDE-FGHIJ"),
        ("/DE/", "/de/"),
        ("/De", "/de/"),
        ("/PL/Gallery", "/pl/gallery"),
        ("/tr/gallery/", "/tr/gallery"),
        ("/Gallery/", "/gallery"),
        ("//de//gallery", "/de/gallery"),
        ("/FR/card/AbCd?x=1", "/fr/card/AbCd?x=1"),
    ],
)
def test_an_address_typed_by_hand_leads_to_the_page_that_was_meant(client: FlaskClient, typed: str, meant: str) -> None:
    answer = client.get(f"http://localhost{typed}" if typed.startswith("//") else typed)
    assert (answer.status_code, answer.location) == (302, meant)


@pytest.mark.parametrize(
    "typed", ["/xx/gallery/", "/de/galery", "/de/nothing/", "/k/a/b", "/DE/../etc", "/%2f%2fevil.example/"]
)
def test_an_address_that_means_nothing_is_not_found(client: FlaskClient, typed: str) -> None:
    assert client.get(typed).status_code == 404


def test_what_is_written_goes_to_no_other_address(client: FlaskClient) -> None:
    assert client.post("/de/card/", data={"code": "x"}).status_code == 404
