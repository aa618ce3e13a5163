"""The picture editor of teachers and coordinators: what they see, what is refused, and that nothing comes back."""

import io
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.contributions.models import Contribution, Medium, Recognisable
from portal.core.db import db
from portal.core.storage import jobs
from portal.core.storage.streaming import the_store
from tests.builders.canary import PATCH, shows_canary, with_canary_in
from tests.builders.editing import with_picture
from tests.cast import Cast
from tests.page_reading import sent_by, words


def page_of(medium: Medium) -> str:
    return f"/de/contributions/{medium.contribution_id}/media/{medium.id}/edit"


def file_of(medium: Medium, variant: str) -> str:
    return f"/de/contributions/{medium.contribution_id}/media/{medium.id}/{variant}"


def send(browser: FlaskClient, medium: Medium, **typed: Any) -> TestResponse:
    """The form as it is shown, with what was typed."""
    return browser.post(page_of(medium), data=sent_by(browser.get(page_of(medium)), "", **{"is_sure": "y", **typed}))


def data(browser: FlaskClient, path: str) -> bytes:
    with browser.get(path) as answer:
        return bytes(answer.data)


def code(browser: FlaskClient, path: str) -> int:
    with browser.get(path) as answer:
        return answer.status_code


def disk() -> Path:
    return the_store().incoming().parent


def test_carla_covers_a_face_in_a_published_picture_and_it_is_gone_everywhere(cast: Cast) -> None:
    contribution, medium = with_picture(cast)
    db.session.add(Recognisable(medium_id=medium.id, person_id=cast.anna.id))
    db.session.commit()
    visitor, carla = cast.signed_in(None), cast.signed_in(cast.carla)
    shown, large = (f"/de/contributions/{contribution.id}", f"/de/contributions/{contribution.id}/pictures/{medium.id}")
    old, new = (file_of(medium, name) for name in ("full", "full-2"))
    assert old in visitor.get(shown).text
    assert shows_canary(data(visitor, old))
    assert len(with_canary_in(disk())) == 3  # both sizes, and the upload

    answer = send(carla, medium, covered=PATCH)
    assert (answer.status_code, answer.location) == (303, f"/de/contributions/{contribution.id}/people")
    page = carla.get(answer.location)
    assert "Bitte prüfen Sie, wer noch zu erkennen ist" in words(page)
    assert db.session.get(Recognisable, (medium.id, cast.anna.id))
    assert with_canary_in(disk()) == []
    for path in (shown, large, "/de/gallery"):
        text = visitor.get(path).text
        assert new in text or file_of(medium, "thumbnail-2") in text
        assert f'{old}"' not in text
    assert [code(visitor, path) for path in (old, file_of(medium, "thumbnail"), new)] == [410, 410, 200]
    assert not shows_canary(data(visitor, new))
    assert not shows_canary(ZipFile(io.BytesIO(data(carla, f"{shown}/download"))).read("01-image.webp"))


def test_killed_between_the_commit_and_the_removal_the_old_files_go_at_the_next_start(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    _contribution, medium = with_picture(cast)
    unlink = Path.unlink

    def killed(path: Path, missing_ok: bool = False) -> None:
        if {"kept", "originals"} & {*path.parts}:
            raise KeyboardInterrupt
        unlink(path, missing_ok)

    with monkeypatch.context() as killing:
        killing.setattr(Path, "unlink", killed)
        with pytest.raises(KeyboardInterrupt):
            send(cast.signed_in(cast.carla), medium, covered=PATCH)
    assert len(with_canary_in(disk())) == 3
    visitor = cast.signed_in(None)
    assert visitor.get(file_of(medium, "full")).status_code == 410
    assert not shows_canary(data(visitor, file_of(medium, "full-2")))
    jobs.keep_promises()
    assert with_canary_in(disk()) == []


def test_dana_who_decides_turns_a_picture_and_is_led_back(cast: Cast) -> None:
    contribution, medium = with_picture(cast, "in_review")
    answer = send(cast.signed_in(cast.dana), medium, turns="1")
    assert answer.location == f"/de/contributions/{contribution.id}"
    db.session.refresh(medium)
    assert (medium.files["full"]["width"], medium.files["full"]["height"]) == (800, 1200)


def test_others_find_no_editor(cast: Cast) -> None:
    _contribution, medium = with_picture(cast)
    for person, expected in ((cast.emil, 404), (cast.gero, 404), (cast.anna, 403), (cast.ada, 403)):
        browser = cast.signed_in(person)
        assert browser.get(page_of(medium)).status_code == expected
        assert browser.post(page_of(medium), data={"covered": PATCH, "is_sure": "y"}).status_code == expected
    assert "/edit" not in cast.signed_in(cast.emil).get(f"/de/contributions/{medium.contribution_id}").text


@pytest.mark.parametrize("number", ["0", "-1", "2147483648", "9" * 30, "x", "٣"])
def test_hostile_numbers_of_pictures_are_not_found(cast: Cast, number: str) -> None:
    contribution, _medium = with_picture(cast)
    path = f"/de/contributions/{contribution.id}/media/{number}/edit"
    assert cast.signed_in(cast.carla).post(path, data={"turns": "1", "is_sure": "y"}).status_code == 404


def test_a_picture_of_another_contribution_is_not_found(cast: Cast) -> None:
    _contribution, medium = with_picture(cast)
    other = cast.contribution(cast.ben, status="published")
    path = f"/de/contributions/{other.id}/media/{medium.id}/edit"
    assert cast.signed_in(cast.carla).get(path).status_code == 404


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"covered": "NaN 0 10 10"}, "Zeile 1"),
        ({"covered": f"{PATCH}\n-5 0 10 10"}, "Zeile 2"),
        ({"covered": f"1{30 * '0'} 0 10 10"}, "Zeile 1"),
        ({"covered": "120 0 10 10"}, "Zeile 1"),
        ({"covered": f"{PATCH}\n" * 51}, "Auf einmal möglich: 50"),
        ({"covered": f"{PATCH}\n" * 10_000}, "kürzen"),
        ({"kept": f"{PATCH}\n{PATCH}"}, "Auf einmal möglich: 1"),
        ({}, "Bitte drehen Sie zuerst das Bild"),
        ({"covered": PATCH, "is_sure": ""}, "Bitte bestätigen Sie, dass Sie das wissen"),
        ({"turns": "7"}, "Bitte einen Eintrag der Liste auswählen"),
        ({"turns": "NaN"}, "Bitte einen Eintrag der Liste auswählen"),
    ],
)
def test_what_is_no_area_is_said_and_kept_and_nothing_is_replaced(
    cast: Cast, typed: dict[str, str], complaint: str
) -> None:
    _contribution, medium = with_picture(cast)
    carla = cast.signed_in(cast.carla)
    fields = {"is_sure": "y", **typed}
    answer = carla.post(page_of(medium), data={name: value for name, value in fields.items() if value})
    assert answer.status_code == 422
    assert complaint in words(answer)
    assert " ".join(typed.get("covered", "").split()) in words(answer)
    db.session.refresh(medium)
    assert (medium.edition, len(with_canary_in(disk()))) == (1, 3)


def test_of_two_who_have_the_page_open_the_second_is_told_and_her_way_on_is_shown(cast: Cast) -> None:
    _contribution, medium = with_picture(cast)
    carla, dana = cast.signed_in(cast.carla), cast.signed_in(cast.dana)
    late = sent_by(dana.get(page_of(medium)), "", turns="1", is_sure="y")
    assert send(carla, medium, covered=PATCH).status_code == 303
    answer = dana.post(page_of(medium), data=late)
    assert answer.status_code == 409
    assert "Jemand anderes hat dieses Bild inzwischen bearbeitet" in words(answer)
    assert "Carla" in words(answer)
    db.session.refresh(medium)
    assert medium.edition == 2


def test_a_form_that_comes_twice_is_done_once(cast: Cast) -> None:
    _contribution, medium = with_picture(cast)
    carla = cast.signed_in(cast.carla)
    form = sent_by(carla.get(page_of(medium)), "", covered=PATCH, is_sure="y")
    first, second = (carla.post(page_of(medium), data=form) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    db.session.refresh(medium)
    assert medium.edition == 2


def test_the_ways_to_the_editor(cast: Cast) -> None:
    """From the page of the contribution, from who can be recognised, from earlier versions and from the moderation."""
    contribution, medium = with_picture(cast, "in_review")
    for person, path in (
        (cast.carla, f"contributions/{contribution.id}"),
        (cast.carla, f"contributions/{contribution.id}/people"),
        (cast.carla, f"contributions/{contribution.id}/versions/1"),
        (cast.dana, f"moderation/{contribution.id}"),
    ):
        assert page_of(medium) in cast.signed_in(person).get(f"/de/{path}").text
    assert page_of(medium) not in cast.signed_in(cast.anna).get(f"/de/contributions/{contribution.id}").text


def test_where_consent_is_missing_covering_is_a_way_out(cast: Cast) -> None:
    contribution, medium = with_picture(cast, "submitted")
    carla, path = cast.signed_in(cast.carla), f"/de/contributions/{contribution.id}"
    assert "Oder decken Sie das Gesicht selbst ab" not in words(carla.get(path))
    db.session.add(Recognisable(medium_id=medium.id, person_id=cast.ben.id))
    db.session.commit()
    page = carla.get(path)
    assert "Oder decken Sie das Gesicht selbst ab" in words(page)
    assert page_of(medium) in page.text.split("Oder decken Sie")[1].split("</div>")[0]


def test_a_picture_whose_file_is_missing_is_not_found(cast: Cast) -> None:
    _contribution, medium = with_picture(cast)
    the_store().delete(medium.files["full"]["key"])
    assert send(cast.signed_in(cast.carla), medium, turns="1").status_code == 404
    assert db.session.get_one(Contribution, medium.contribution_id).media[0].edition == 1
