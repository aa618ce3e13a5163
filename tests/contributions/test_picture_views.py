"""Pictures one after the other, and contributions to keep."""

import io
from concurrent.futures import ThreadPoolExecutor
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient

from portal.contributions.models import Contribution, Medium
from portal.core.db import db
from portal.core.storage.archive import zipped
from portal.core.storage.streaming import the_store
from tests.cast import Cast
from tests.page_reading import parsed, words


def stored(contribution: Contribution, content: bytes, alt: str = "") -> Medium:
    """A picture that lies in the store."""
    path = the_store().incoming() / "picture.webp"
    path.write_bytes(content)
    full = {"key": the_store().adopt(path, ".webp"), "mime": "image/webp", "bytes": len(content), "sha256": "0" * 64}
    medium = Medium(
        contribution=contribution, kind="image", name="a.png", alt=alt, files={"full": full}, n_bytes=1, sha256="0"
    )
    db.session.add(medium)
    db.session.commit()
    return medium


@pytest.fixture
def visitor(cast: Cast) -> FlaskClient:
    return cast.signed_in(None)


def relation(browser: FlaskClient, page: str, rel: str) -> str:
    [address] = [link.get("href", "") for link in parsed(browser.get(page)).iter("a") if link.get("rel") == rel]
    return address


def test_pictures_follow_one_another_and_begin_again(cast: Cast, visitor: FlaskClient) -> None:
    contribution = cast.contribution(status="published")
    first, second = stored(contribution, b"1", alt="Ein Wehr"), stored(contribution, b"2")
    folder = f"/de/contributions/{contribution.id}/pictures"
    assert f'href="{folder}/{first.id}"' in visitor.get(f"/de/contributions/{contribution.id}").text
    assert "Bild 1 von 2" in words(visitor.get(f"{folder}/{first.id}"))
    assert relation(visitor, f"{folder}/{first.id}", "next") == f"{folder}/{second.id}"
    assert relation(visitor, f"{folder}/{second.id}", "next") == f"{folder}/{first.id}"
    assert relation(visitor, f"{folder}/{first.id}", "prev") == f"{folder}/{second.id}"


def test_a_slideshow_leads_on_by_itself_until_it_is_stopped(cast: Cast, visitor: FlaskClient) -> None:
    contribution = cast.contribution(status="published")
    first, second = stored(contribution, b"1"), stored(contribution, b"2")
    folder = f"/de/contributions/{contribution.id}/pictures"
    playing = visitor.get(f"{folder}/{first.id}?play=1").text
    assert f'content="6;url={folder}/{second.id}?play=1"' in playing
    assert "anhalten" in playing
    assert "refresh" not in visitor.get(f"{folder}/{first.id}").text


def test_a_single_picture_offers_no_other(cast: Cast, visitor: FlaskClient) -> None:
    contribution = cast.contribution(status="published")
    page = visitor.get(f"/de/contributions/{contribution.id}/pictures/{stored(contribution, b'1').id}?play=1").text
    assert 'rel="next"' not in page
    assert "refresh" not in page


def test_a_picture_can_be_downloaded_under_its_name(cast: Cast, visitor: FlaskClient) -> None:
    contribution = cast.contribution(status="published")
    medium = stored(contribution, b"1")
    with visitor.get(f"/de/contributions/{contribution.id}/media/{medium.id}/full?download=1") as answer:
        assert answer.headers["Content-Disposition"] == "attachment; filename=a.webp"


def test_a_contribution_can_be_kept_with_all_that_belongs_to_it(cast: Cast, visitor: FlaskClient) -> None:
    contribution = cast.contribution(status="published", text="Unser **Fluss**.")
    stored(contribution, b"picture", alt="Ein Wehr")
    missing = stored(contribution, b"lost")
    the_store().delete(missing.files["full"]["key"])
    answer = visitor.get(f"/de/contributions/{contribution.id}/download")
    with ThreadPoolExecutor(1) as elsewhere:  # a server sends it when the request is over
        archive = ZipFile(io.BytesIO(elsewhere.submit(answer.get_data).result()))
    assert archive.testzip() is None
    assert archive.namelist() == ["index.html", "style.css", "01-image.webp"]
    page = archive.read("index.html").decode()
    for part in (
        "<h1>Der Fluss</h1>",
        "Unser <strong>Fluss</strong>",
        '<img src="01-image.webp" alt="Ein Wehr">',
        "8b, Schule",
    ):
        assert part in page
    assert archive.read("01-image.webp") == b"picture"


def test_anna_takes_all_that_she_has_made_with_her(cast: Cast) -> None:
    stored(cast.contribution(title="Am Wehr: 1/2"), b"draft")
    cast.contribution(title="Der Fluss", status="published")
    cast.contribution(cast.ben, title="Von Ben", status="published")
    archive = ZipFile(io.BytesIO(cast.signed_in(cast.anna).get("/de/portfolio/download").data))
    works = ("01 Am Wehr 1 2/index.html", "01 Am Wehr 1 2/01-image.webp", "02 Der Fluss/index.html")
    assert [name for name in archive.namelist() if not name.endswith("/style.css")] == list(works)


def test_annas_portfolio_shows_her_works_by_project_and_nobody_elses(cast: Cast) -> None:
    cast.contribution(title="Entwurf")
    cast.contribution(title="Der Fluss", status="published")
    cast.contribution(cast.ben, title="Von Ben")
    answer = cast.signed_in(cast.anna).get("/de/portfolio")
    seen = words(answer)
    assert [title in seen for title in ("Entwurf", "Der Fluss", "Flüsse verbinden", "Von Ben")] == [
        True,
        True,
        True,
        False,
    ]
    assert 'href="/de/portfolio"' in cast.signed_in(cast.anna).get("/de/desk").text
    assert "noch nichts eingereicht" in words(cast.signed_in(cast.filiz).get("/de/portfolio")).lower()


def test_an_archive_grows_while_it_is_sent() -> None:
    parts = zipped([("a.txt", (bytes([n]) * 1000 for n in range(50)))])
    assert len(next(parts)) < 2000
    assert b"".join(parts)[-22:-18] == b"PK\x05\x06"
