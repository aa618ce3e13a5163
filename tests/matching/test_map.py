"""The map shows how many classes fit in each region, and each circle leads to them."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from portal.core.db import db
from portal.matching.views.region_map import LARGEST, SMALLEST, draw_map
from portal.schools.models import Membership
from tests.builders.partner_searches import carlas, crowd, emils
from tests.cast import Cast
from tests.page_reading import words

PLACES = {"hessen": (50.1, 8.2), "bursa": (40.2, 29.1), "jaroslawl": (57.6, 39.9), "aquitaine": (44.8, -0.6)}


@pytest.fixture
def carla(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.carla)


def links(page: str) -> dict[str, str]:
    """The circles that can be followed: what is read aloud, and where each leads."""
    circles = re.findall(r'<a class="spot [^"]*" href="([^"]*)" aria-label="([^"]*)"', page)
    return {unescape(label): unescape(href) for href, label in circles}


def test_each_circle_shows_its_number_and_leads_to_its_region(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    crowd(cast, 3)
    page = carla.get(f"/en/partner-search/{search.id}?topic=nature&view=happiest")
    address = f"/en/partner-search/{search.id}?view=happiest&topic=nature&region=bursa"
    assert links(page.text) == {"Bursa: 3 classes": address}
    assert len(re.findall("K[012] · ", words(carla.get(address)))) == 3


def test_one_class_is_one_class_in_every_language(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    emils(cast)
    assert list(links(carla.get(f"/de/partner-search/{search.id}").text)) == ["Bursa: 1 Klasse"]
    assert list(links(carla.get(f"/ru/partner-search/{search.id}").text)) == ["Бурса: 1 класс"]


def test_the_chosen_region_is_marked_and_the_others_keep_their_numbers(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    emils(cast)
    page = carla.get(f"/en/partner-search/{search.id}?region=bursa").text
    assert re.search(r'aria-label="Bursa: 1 class" aria-current="true"', page)
    other = carla.get(f"/en/partner-search/{search.id}?region=aquitaine").text
    assert {"Aquitaine: 0 classes", "Bursa: 1 class"} == set(links(other))
    assert len(re.findall(r'class="spot [^>]*aria-current="true"', other)) == 1


def test_the_own_region_says_you_are_here(cast: Cast, carla: FlaskClient) -> None:
    search, other = carlas(cast), emils(cast)
    mine = carla.get(f"/en/partner-search/{search.id}").text
    theirs = cast.signed_in(cast.emil).get(f"/en/partner-search/{other.id}").text
    assert re.search(r'class="spot none hessen">.*?you are here', mine, re.DOTALL)
    assert re.search(r'class="spot none bursa">.*?you are here', theirs, re.DOTALL)
    assert mine.count("you are here") == theirs.count("you are here") == 1


def test_the_map_is_drawn_without_styles_or_strangers(cast: Cast, carla: FlaskClient) -> None:
    search = carlas(cast)
    emils(cast)
    page = carla.get(f"/en/partner-search/{search.id}").text
    drawing = page[
        page.index('<nav class="partner-map"') : page.index("</nav>", page.index('<nav class="partner-map"'))
    ]
    assert "style=" not in drawing
    assert "http" not in drawing
    assert "8-A" not in drawing
    assert not re.search(r"Emil\b", drawing)


def test_an_unconfirmed_teacher_learns_no_numbers(cast: Cast, carla: FlaskClient) -> None:
    db.session.get_one(Membership, (cast.carla.id, cast.school.id)).confirmed_at = None
    db.session.commit()
    search = carlas(cast)
    emils(cast)
    assert "partner-map" not in carla.get(f"/en/partner-search/{search.id}").text


def test_regions_lie_as_in_europe_and_circles_grow_with_the_number_of_classes() -> None:
    pairs = [("hessen", key) for key in ("bursa", "jaroslawl", "aquitaine")]
    picture = draw_map(PLACES, {"bursa": 100, "jaroslawl": 25, "hessen": 0, "aquitaine": 1}, pairs)
    at = {circle.key: circle for circle in picture.circles}
    assert at["aquitaine"].x < at["hessen"].x < at["bursa"].x < at["jaroslawl"].x
    assert at["jaroslawl"].y < at["hessen"].y < at["aquitaine"].y < at["bursa"].y
    assert (at["bursa"].radius, at["jaroslawl"].radius, at["aquitaine"].radius) == (LARGEST, LARGEST / 2, SMALLEST)
    assert len(picture.connections) == 3
    assert all(0 < circle.x < picture.width and 0 < circle.y < picture.height for circle in picture.circles)


def test_a_region_without_a_place_is_left_out() -> None:
    picture = draw_map({**PLACES, "new": (0.0, 0.0)}, {"new": 5}, [("hessen", "new")])
    assert "new" not in {circle.key for circle in picture.circles}
    assert picture.connections == []
    assert draw_map({}, {}, []).circles == []
