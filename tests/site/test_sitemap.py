"""Addresses without a language, and what search engines read."""

from xml.etree import ElementTree

import pytest

from portal.site.views import sitemap as views
from tests.builders.publishing import Publish, Visit
from tests.cast import Cast

PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def places(visit: Visit, path: str) -> list[str | None]:
    return [element.text for element in ElementTree.fromstring(visit(path).text).iter(PLACE)]


@pytest.mark.parametrize(
    ("path", "then"),
    [("/", "/tr/"), ("/gallery?region=bursa", "/tr/gallery?region=bursa"), ("/contributions/7", "/tr/contributions/7")],
)
def test_an_address_that_forgot_its_language_finds_the_browsers(visit: Visit, path: str, then: str) -> None:
    answer = visit(path, Accept_Language="sv, tr;q=0.8, de;q=0.5")
    assert (answer.status_code, answer.headers["Location"]) == (302, then)
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("path", ["/nothing", "/wp-login.php", "/de/nothing", "/xx/gallery"])
def test_what_does_not_exist_in_any_language_is_not_found(visit: Visit, path: str) -> None:
    assert visit(path).status_code == 404


def test_the_maps_name_public_pages_and_only_them(cast: Cast, publish: Publish, visit: Visit) -> None:
    contribution, hidden = publish(), cast.contribution()
    assert places(visit, "/sitemap.xml") == [f"http://portal.example/sitemap-{part}.xml" for part in (0, 1)]
    pages = places(visit, "/sitemap-0.xml")
    assert "http://portal.example/ru/regions/bursa" in pages
    assert "http://portal.example/ru/legal/privacy" in pages
    assert f"http://portal.example/de/projects/{cast.project.id}" in pages
    assert places(visit, "/sitemap-1.xml") == [f"http://portal.example/de/contributions/{contribution.id}"]
    assert hidden.id != contribution.id


def test_a_large_archive_has_several_maps(monkeypatch: pytest.MonkeyPatch, publish: Publish, visit: Visit) -> None:
    contributions = [publish(minutes=minute) for minute in range(3)]
    monkeypatch.setattr(views, "PER_MAP", 2)
    maps = places(visit, "/sitemap.xml")
    listed = [place for address in maps[1:] for place in _contributions(visit, str(address))]
    assert listed == [f"http://portal.example/de/contributions/{contribution.id}" for contribution in contributions]


def _contributions(visit: Visit, address: str) -> list[str | None]:
    answer = visit(address.removeprefix("http://portal.example"))
    return [] if answer.status_code == 404 else [e.text for e in ElementTree.fromstring(answer.text).iter(PLACE)]


@pytest.mark.parametrize("part", [2, 99, 10**12, 10**30])
def test_a_map_that_does_not_exist_is_not_found(visit: Visit, part: int) -> None:
    assert visit(f"/sitemap-{part}.xml").status_code == 404


def test_robots_are_shown_the_map(visit: Visit) -> None:
    assert "Sitemap: http://portal.example/sitemap.xml" in visit("/robots.txt").text
