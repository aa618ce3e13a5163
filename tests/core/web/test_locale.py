"""The language in the address: who comes without one, and the same page in another language."""

from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from portal.config import LANGUAGES
from portal.core.web.locale import OWN_NAMES
from tests.cast import Cast


@pytest.mark.parametrize(
    ("asked", "accepted", "target"),
    [
        ("/", "tr-TR,tr;q=0.9", "/tr/"),
        ("/", "", "/de/"),
        ("/gallery?region=bursa&language=tr", "fr-CA", "/fr/gallery?region=bursa&language=tr"),
        ("/regions/bursa", "es", "/de/regions/bursa"),
        ("/search?q=%C5%81%C3%B3d%C5%BA%20%26", "pl", "/pl/search?q=%C5%81%C3%B3d%C5%BA%20%26"),
    ],
)
def test_an_address_without_a_language_gets_that_of_the_browser(
    client: FlaskClient, asked: str, accepted: str, target: str
) -> None:
    answer = client.get(asked, headers={"Accept-Language": accepted})
    assert (answer.status_code, answer.location) == (302, target)
    assert "Accept-Language" in answer.vary
    assert "Set-Cookie" not in answer.headers


def test_who_is_signed_in_gets_the_language_of_the_settings(cast: Cast) -> None:
    answer = cast.signed_in(cast.emil).get("/desk", headers={"Accept-Language": "fr"})
    assert answer.location == "/tr/desk"


def test_the_address_wins_over_settings_and_browser(cast: Cast) -> None:
    page = cast.signed_in(cast.emil).get("/pl/desk", headers={"Accept-Language": "fr"})
    assert '<html lang="pl">' in page.text


@pytest.mark.parametrize("path", ["gallery?region=bursa&q=%26", "regions/hessen", ""])
def test_every_page_offers_itself_in_seven_languages(client: FlaskClient, path: str) -> None:
    page = client.get(f"/ru/{path}")
    assert page.status_code == 200
    for lang in OWN_NAMES:
        assert f'href="/{lang}/{path.replace("&", "&amp;")}" lang="{lang}"' in page.text


# Names of arguments that the router takes for itself.
@pytest.mark.parametrize("name", ["endpoint", "_scheme", "_external", "_anchor", "_method", "lang", "self", "values"])
def test_no_name_in_a_query_breaks_or_changes_a_page(client: FlaskClient, name: str) -> None:
    page = client.get(f"/de/gallery?{name}=javascript&region=bursa")
    assert page.status_code == 200
    assert "javascript://" not in page.text


def test_query_of_another_language_is_the_same(client: FlaskClient) -> None:
    page = client.get("/de/gallery?region=bursa&region=hessen&q=%D0%81%26").text
    other = page.partition('hreflang="fr" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert parse_qs(urlsplit(other).query, keep_blank_values=True) == {
        "region": ["bursa", "hessen"],
        "q": ["Ё&"],
    }


@pytest.mark.parametrize("path", ["/gallery", "/de/search", "/de/nowhere"])
def test_raw_bytes_in_a_query_are_the_browsers_mistake_not_ours(client: FlaskClient, path: str) -> None:
    assert client.get(path, environ_overrides={"QUERY_STRING": "q=\xff"}).status_code == 400


@pytest.mark.parametrize("path", ["/xx/gallery", "/de/nowhere", "/de/regions/atlantis", "/nowhere"])
def test_what_is_not_there_is_told_kindly(client: FlaskClient, path: str) -> None:
    page = client.get(path, headers={"Accept-Language": "de"})
    assert page.status_code == 404
    assert '<html lang="de">' in page.text
    assert "Set-Cookie" not in page.headers


def test_what_is_not_there_is_told_in_the_language_of_the_address(client: FlaskClient) -> None:
    page = client.get("/pl/nowhere", headers={"Accept-Language": "de"})
    assert '<html lang="pl">' in page.text
    assert 'href="/ru/nowhere"' in page.text


def test_languages_are_those_of_the_menu() -> None:
    assert set(OWN_NAMES) == set(LANGUAGES)
