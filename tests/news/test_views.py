"""Dana writes news of Hessen; visitors read it on the page of the region."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from portal.core.clock import today
from portal.core.db import db
from portal.core.storage.streaming import the_store
from portal.news.models import NewsItem
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import Status
from tests.builders.publishing import Visit
from tests.cast import Cast
from tests.page_reading import words


def typed(**others: Any) -> dict[str, Any]:
    return {
        "region_key": "hessen",
        "language": "de",
        "title_de": "Delegation aus Bursa",
        "text_de": "Sie kommt **im Mai**.",
        "title_pl": "Delegacja z Bursy",
        "text_pl": "Przyjedzie w maju.",
        "first_day": today().isoformat(),
        **others,
    }


def photo(color: str = "navy") -> tuple[io.BytesIO, str]:
    data = io.BytesIO()
    Image.new("RGB", (40, 30), color).save(data, "JPEG")
    data.seek(0)
    return data, "delegation.jpg"


@pytest.fixture
def dana(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.dana)


def send(client: FlaskClient, path: str = "/de/news/new", **others: Any) -> TestResponse:
    return client.post(path, data=typed(**others), content_type="multipart/form-data")


def only() -> NewsItem:
    return db.session.query(NewsItem).one()


def test_visitors_read_it_in_their_language_on_the_page_of_the_region(dana: FlaskClient, visit: Visit) -> None:
    assert send(dana).status_code == 303
    assert "Delegacja z Bursy" in words(visit("/pl/regions/hessen"))
    read = visit(f"/pl/news/{only().id}")
    assert ("Przyjedzie w maju." in words(read), "<strong>im Mai</strong>" in visit(f"/tr/news/{only().id}").text) == (
        True,
        True,
    )
    assert "Henüz çeviri yok" in words(visit(f"/tr/news/{only().id}"))


def test_what_is_over_leaves_the_page_of_the_region_and_stays_in_the_archive(dana: FlaskClient, visit: Visit) -> None:
    send(dana)
    only().first_day, only().last_day = today() - timedelta(days=9), today() - timedelta(days=1)
    db.session.commit()
    seen = [
        ("Delegation aus Bursa" in words(visit(path))) for path in ("/de/regions/hessen", "/de/regions/hessen/news")
    ]
    assert seen == [False, True]


@pytest.mark.parametrize(
    ("others", "field"),
    [
        ({"title_de": ""}, "title_de"),
        ({"text_pl": ""}, "text_pl"),
        ({"last_day": "2026-01-01", "first_day": "2026-02-01"}, "last_day"),
        ({"first_day": "9999-01-01"}, "first_day"),
        ({"title_de": "x" * 151}, "title_de"),
        ({"region_key": "bursa"}, "region_key"),
        ({"language": "fr"}, "title_fr"),
    ],
)
def test_a_refused_form_says_beside_the_field_what_to_do_and_keeps_the_text(
    dana: FlaskClient, others: dict[str, str], field: str
) -> None:
    answer = send(dana, **others)
    assert (
        answer.status_code,
        f'id="{field}-error"' in answer.text,
        "Przyjedzie" in answer.text or field == "text_pl",
    ) == (422, True, True)


def test_a_picture_is_cleaned_and_shown_with_what_it_shows(dana: FlaskClient, visit: Visit) -> None:
    answer = send(dana, picture=photo(), alt="Ein Bus", everybody_agreed="y")
    assert answer.status_code == 303
    read = visit(f"/de/news/{only().id}")
    assert 'alt="Ein Bus"' in read.text
    assert visit(f"/de/news/{only().id}/full").content_type == "image/webp"
    assert visit(f"/de/news/{only().id}/poster").status_code == 404


@pytest.mark.parametrize(
    ("others", "field"),
    [
        ({"alt": "Ein Bus"}, "everybody_agreed"),
        ({"everybody_agreed": "y"}, "alt"),
    ],
)
def test_a_picture_needs_consent_and_words(dana: FlaskClient, others: dict[str, str], field: str) -> None:
    answer = send(dana, picture=photo(), **others)
    assert (answer.status_code, f'id="{field}-error"' in answer.text) == (422, True)
    assert 'id="picture-error"' in answer.text


def test_words_for_a_picture_stay_as_long_as_the_picture(dana: FlaskClient) -> None:
    send(dana, picture=photo(), alt="Ein Bus", everybody_agreed="y")
    path = f"/de/news/{only().id}/edit"
    assert send(dana, path, alt="").status_code == 422
    assert send(dana, path, alt="", without_picture="y").status_code == 303
    assert send(dana, path, alt="").status_code == 303


@pytest.mark.parametrize(("data", "name"), [(b"no picture", "a.jpg"), (b"%PDF-1.4 x", "a.pdf"), (b"", "a.png")])
def test_what_is_no_picture_is_refused_beside_its_field(dana: FlaskClient, data: bytes, name: str) -> None:
    before = the_store().originals(-1)
    answer = send(dana, picture=(io.BytesIO(data), name), alt="Ein Bus", everybody_agreed="y")
    assert (answer.status_code, 'id="picture-error"' in answer.text, db.session.query(NewsItem).count()) == (
        422,
        True,
        0,
    )
    assert the_store().originals(-1) == before


def test_a_new_picture_takes_the_place_of_the_old_file(dana: FlaskClient) -> None:
    send(dana, picture=photo(), alt="Ein Bus", everybody_agreed="y")
    before = only().picture["full"]["key"]
    send(dana, f"/de/news/{only().id}/edit", picture=photo("red"), alt="Ein Schiff", everybody_agreed="y")
    db.session.expire_all()
    assert (only().alt, only().picture["full"]["key"] != before) == ("Ein Schiff", True)
    send(dana, f"/de/news/{only().id}/edit", without_picture="y")
    db.session.expire_all()
    assert only().picture == {}


def test_of_two_who_change_it_at_once_the_second_is_told(dana: FlaskClient, cast: Cast) -> None:
    send(dana)
    version = only().version
    send(cast.signed_in(cast.ada), f"/de/news/{only().id}/edit", title_de="Besuch aus Bursa", seen=version)
    answer = send(dana, f"/de/news/{only().id}/edit", title_de="Gäste aus Bursa", seen=version)
    db.session.expire_all()
    assert (answer.status_code, "Gäste aus Bursa" in answer.text, only().titles["de"]) == (
        422,
        True,
        "Besuch aus Bursa",
    )


def test_removed_news_comes_back_with_one_click(dana: FlaskClient, visit: Visit) -> None:
    send(dana)
    path = f"/de/news/{only().id}"
    dana.post(f"{path}/remove")
    assert (visit(path).status_code, dana.post(f"{path}/remove").status_code) == (404, 409)
    dana.post(f"{path}/restore")
    assert (visit(path).status_code, dana.post(f"{path}/restore").status_code) == (200, 409)


def test_a_suspended_region_announces_nothing_new_and_keeps_what_was(dana: FlaskClient, visit: Visit) -> None:
    send(dana)
    set_status(get_region("hessen"), Status.SUSPENDED, date(2026, 1, 1))
    db.session.commit()
    assert (send(dana).status_code, visit(f"/de/news/{only().id}").status_code) == (422, 200)
    assert send(dana, f"/de/news/{only().id}/edit", title_de="Berichtigt").status_code == 303
