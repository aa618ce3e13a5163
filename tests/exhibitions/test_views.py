"""Dana makes an exhibition of what families have allowed; it runs online, from a stick, and hangs as labels."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from pypdfium2 import PdfDocument

from portal.classes.models import Student
from portal.consent.rules.codes import Giver, Kind, Use, Way, grant
from portal.contributions.models import Contribution, Medium
from portal.core.clock import today
from portal.core.db import db
from portal.events.models import Application, ApplicationWork, Event
from portal.events.rules.codes import ApplicationKind, ApplicationStatus
from portal.exhibitions.models import Exhibition
from portal.families.actions import take_back
from portal.regions.models import RegionStatus
from tests.builders.exhibiting import exhibitable, exhibition, unpacked
from tests.builders.families import allow
from tests.cast import Cast
from tests.page_reading import sent_by, words

NEW = {"title": "Am Wasser", "source": "region-hessen", "language": "de", "languages": ["de", "pl"], "seconds": 20}


@pytest.fixture
def dana(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.dana)


def made() -> Exhibition:
    db.session.expire_all()
    return db.session.query(Exhibition).one()


def titles(made: Exhibition) -> list[str]:
    return [exhibit.contribution.title for exhibit in made.exhibits]


def withdraw(cast: Cast, name: str = "anna") -> None:
    take_back(db.session.get_one(Student, getattr(cast, name).id), Giver.PARENT, Way.PAPER)
    db.session.commit()


# --- making one ---


def test_dana_makes_an_exhibition_of_works_of_her_region(cast: Cast, dana: FlaskClient) -> None:
    works = [exhibitable(cast, "Der Fluss"), exhibitable(cast, "Das Wehr")]
    exhibitable(cast, "Nehir", cast.filiz)
    page = dana.post("/de/exhibitions", data=NEW, follow_redirects=True).text
    assert ["Der Fluss" in page, "Das Wehr" in page, "Nehir" in page] == [True, True, False]
    dana.post(f"/de/exhibitions/{made().id}/works", data={"works": [work.id for work in works]})
    assert titles(made()) == ["Der Fluss", "Das Wehr"]
    assert made().languages == ["de", "pl"]


def test_carla_makes_one_of_the_public_works_of_her_project(cast: Cast) -> None:
    river, carla = exhibitable(cast, "Der Fluss"), cast.signed_in(cast.carla)
    carla.post("/de/exhibitions", data={**NEW, "source": f"project-{cast.project.id}"})
    other = exhibitable(cast, "Nehir", cast.filiz)
    carla.post(f"/de/exhibitions/{made().id}/works", data={"works": [other.id, river.id]})
    assert (made().project_id, titles(made())) == (cast.project.id, ["Der Fluss"])


def test_what_is_not_public_or_not_allowed_can_not_be_put_in(cast: Cast, dana: FlaskClient) -> None:
    exhibition(cast)
    draft = cast.contribution(status="in_review")
    allow(cast.ben, grants=tuple(grant(Use.WEBSITE, kind) for kind in Kind))
    private = cast.contribution(cast.ben, status="published", title="Nur fürs Portal")
    dana.post(f"/de/exhibitions/{made().id}/works", data={"works": [draft.id, private.id, 10**30, "x"]})
    assert titles(made()) == []


def test_all_that_an_event_exhibits_is_taken_over_in_its_order(cast: Cast, dana: FlaskClient) -> None:
    works = [exhibitable(cast, "Nehir", cast.filiz), exhibitable(cast, "Der Fluss")]
    accepted = event(cast, works)
    exhibition(cast)
    assert "Landesfest" in dana.get(f"/de/exhibitions/{made().id}/edit").text
    dana.post(f"/de/exhibitions/{made().id}/events/{accepted.event_id}")
    assert titles(made()) == ["Nehir", "Der Fluss"]


def test_only_accepted_exhibits_of_own_events_are_taken_over(cast: Cast, dana: FlaskClient) -> None:
    application = event(cast, [exhibitable(cast, "Der Fluss")])
    exhibition(cast)
    application.status = ApplicationStatus.HANDED_IN
    db.session.commit()
    dana.post(f"/de/exhibitions/{made().id}/events/{application.event_id}")
    application.status, application.event.region_key = ApplicationStatus.ACCEPTED, "bursa"
    db.session.commit()
    dana.post(f"/de/exhibitions/{made().id}/events/{application.event_id}")
    assert titles(made()) == []


def event(cast: Cast, works: list[Contribution]) -> Application:
    fest = Event(region_key="hessen", names={"de": "Landesfest"}, language="de", town="Lindenbrück")
    fest.first_day, fest.last_day = today(), today() + timedelta(days=9)
    application = Application(event=fest, class_id=cast.school_class.id, region_key="hessen", title="Wand")
    application.kind, application.status, application.language = (
        ApplicationKind.EXHIBIT,
        ApplicationStatus.ACCEPTED,
        "de",
    )
    application.works = [ApplicationWork(contribution=work, position=place) for place, work in enumerate(works)]
    db.session.add(application)
    db.session.commit()
    return application


def test_works_change_places_by_buttons_alone(cast: Cast, dana: FlaskClient) -> None:
    works = [exhibitable(cast, title) for title in ("Eins", "Zwei", "Drei")]
    path = f"/de/exhibitions/{exhibition(cast, *works).id}/works"
    for number, move in ((works[2].id, "up"), (works[0].id, "down"), (works[1].id, "down")):
        dana.post(f"{path}/{number}/{move}")
    assert titles(made()) == ["Drei", "Eins", "Zwei"]
    dana.post(f"{path}/{works[0].id}/out")
    assert titles(made()) == ["Drei", "Zwei"]
    assert dana.post(f"{path}/{works[0].id}/up").status_code == 404


def test_the_title_is_shown_in_the_readers_language_with_the_original_behind_it(cast: Cast, dana: FlaskClient) -> None:
    made_one = exhibition(cast, exhibitable(cast, "Der Fluss"))
    changes = {**NEW, "title": "Am Wasser", "it": "Sull’acqua", "fr": "", "de": "wird nicht gebraucht"}
    dana.post(f"/de/exhibitions/{made_one.id}/edit", data=changes)
    heads = {
        lang: re.search(r'<h1 lang="(..)">(.*)</h1>', dana.get(f"/{lang}/exhibitions/{made().id}").text)
        for lang in ("it", "fr")
    }
    assert {lang: found.groups() for lang, found in heads.items() if found} == {
        "it": ("it", "Sull’acqua"),
        "fr": ("de", "Am Wasser"),
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 121},
        {"seconds": 0},
        {"seconds": "9" * 30},
        {"languages": []},
        {"source": "region-bursa"},
    ],
)
def test_what_is_missing_or_wrong_is_said_and_what_was_typed_stays(dana: FlaskClient, wrong: dict[str, Any]) -> None:
    answer = dana.post("/de/exhibitions", data={**NEW, **wrong})
    assert answer.status_code == 422
    assert "error-summary" in answer.text
    assert 'value="pl" checked' in answer.text or "languages" in wrong


def test_an_exhibition_has_an_end(cast: Cast, dana: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.exhibitions.actions.exhibitions.MOST", 1)
    works = [exhibitable(cast, title) for title in ("Eins", "Zwei")]
    path = f"/de/exhibitions/{exhibition(cast, works[0]).id}"
    assert dana.post(f"{path}/works", data={"works": [works[1].id]}).status_code == 409


def test_while_a_partnership_rests_nothing_begins_and_what_was_stays(cast: Cast, dana: FlaskClient) -> None:
    old = exhibition(cast, exhibitable(cast, "Der Fluss"))
    db.session.add(RegionStatus(region_key="hessen", status="suspended", since=today()))
    db.session.commit()
    assert dana.post("/de/exhibitions", data=NEW).status_code == 422  # the region is not offered
    assert db.session.query(Exhibition).count() == 1
    assert dana.get(f"/de/exhibitions/{old.id}").status_code == 200


def test_it_is_deleted_and_the_works_stay(cast: Cast, dana: FlaskClient) -> None:
    work = exhibitable(cast, "Der Fluss")
    dana.post(f"/de/exhibitions/{exhibition(cast, work).id}/delete")
    assert (db.session.query(Exhibition).count(), dana.get(f"/de/contributions/{work.id}").status_code) == (0, 200)


# --- the show ---


def test_everybody_sees_a_show_that_is_published_and_nobody_else_one_that_is_not(cast: Cast, dana: FlaskClient) -> None:
    path, visitor = f"/de/exhibitions/{exhibition(cast, exhibitable(cast, 'Der Fluss')).id}", cast.signed_in(None)
    seen = [visitor.get(path).status_code]
    dana.post(f"{path}/publish")
    seen.append(visitor.get(path).status_code)
    dana.post(f"{path}/hide")
    assert [*seen, visitor.get(path).status_code, visitor.get(f"{path}/now").status_code] == [404, 200, 404, 404]


def test_an_empty_exhibition_is_not_published(cast: Cast, dana: FlaskClient) -> None:
    assert dana.post(f"/de/exhibitions/{exhibition(cast).id}/publish").status_code == 409


def test_captions_are_there_in_the_languages_of_the_visitors(cast: Cast, dana: FlaskClient) -> None:
    page = dana.get(f"/de/exhibitions/{exhibition(cast, exhibitable(cast, 'Der Fluss')).id}").text
    assert re.findall(r'class="caption" lang="(..)">(.*?) · ', page) == [("de", "Von: Anna"), ("fr", "Par\u00a0: Anna")]
    assert '<h2 lang="de">Der Fluss</h2>' in page
    assert '<meta name="robots" content="noindex">' in page


def test_what_is_withdrawn_is_gone_at_the_next_look(cast: Cast, dana: FlaskClient) -> None:
    river, weir = exhibitable(cast, "Der Fluss"), exhibitable(cast, "Das Wehr", cast.ben)
    path = f"/de/exhibitions/{exhibition(cast, river, weir).id}"
    assert [*dana.get(f"{path}/now").json["works"]] == [str(river.id), str(weir.id)]  # type: ignore[index]
    withdraw(cast)
    assert [*dana.get(f"{path}/now").json["works"]] == [str(weir.id)]  # type: ignore[index]
    assert "Der Fluss" not in dana.get(path).text


def test_a_show_that_runs_learns_that_a_name_has_gone(cast: Cast, dana: FlaskClient) -> None:
    path = f"/de/exhibitions/{exhibition(cast, exhibitable(cast, 'Der Fluss')).id}/now"
    before = dana.get(path).json
    allow(cast.anna, grants=tuple(grant(use, Kind.WORK) for use in Use))
    after = dana.get(path).json
    assert before
    assert after
    assert [*before["works"]] == [*after["works"]]
    assert before["works"] != after["works"]


def test_only_who_may_be_named_on_the_portal_and_in_exhibitions_is_named(cast: Cast, dana: FlaskClient) -> None:
    made_one = exhibition(cast, exhibitable(cast, "Der Fluss"))
    allow(
        cast.anna,
        grants=(
            grant(Use.EXHIBITION, Kind.FIRST_NAME),
            *(grant(use, Kind.WORK) for use in Use),
            *(grant(use, Kind.PICTURE) for use in Use),
        ),
    )
    db.session.get_one(Contribution, made_one.exhibits[0].contribution_id).named_authors = []
    db.session.commit()
    assert "Anna" not in dana.get(f"/de/exhibitions/{made_one.id}").text


def test_the_square_leads_to_the_work_in_the_language_of_the_phone(cast: Cast, dana: FlaskClient) -> None:
    work = exhibitable(cast, "Der Fluss")
    page = dana.get(f"/de/exhibitions/{exhibition(cast, work).id}").text
    address = re.search(r'class="code" role="img" aria-label="http://portal.example(.*?)"', page)
    assert address
    phone = cast.signed_in(None).get(address[1], headers={"Accept-Language": "pl"})
    assert phone.location == f"/pl/contributions/{work.id}"


def test_films_sound_and_documents_are_shown_as_what_they_are(cast: Cast, dana: FlaskClient) -> None:
    work = exhibitable(cast, "Der Fluss")
    stored = work.media[0].files["full"]
    for kind, variants in (("video", ("full", "preview")), ("audio", ("full",)), ("pdf", ("full", "preview"))):
        add_medium(work, kind, dict.fromkeys(variants, stored))
    add_medium(work, "pdf", {"full": stored})
    page = dana.get(f"/de/exhibitions/{exhibition(cast, work).id}").text
    assert [
        len(re.findall(found, page)) for found in ("<video controls muted", "<audio controls", "<img ", "poster=")
    ] == [1, 1, 2, 1]


def add_medium(work: Contribution, kind: str, files: dict[str, Any]) -> None:
    work.media.append(Medium(kind=kind, name=f"a.{kind}", files=files, n_bytes=1, sha256="0"))
    db.session.commit()


# --- the folder ---


def folder(cast: Cast, *works: Contribution) -> dict[str, bytes]:
    made_one = exhibition(cast, *works)
    return unpacked(cast.signed_in(cast.dana).post(f"/de/exhibitions/{made_one.id}/download").data)


def test_the_folder_holds_all_that_a_show_needs(cast: Cast) -> None:
    files = folder(cast, exhibitable(cast, "Der Fluss"))
    assert [*files] == [
        "works/01/exhibit.js", "works/01/index.html", "works/01/01-image-full.webp",
        "index.html", "show.css", "show.js", "README.txt", "manifest.json", "SHA256SUMS",
    ]  # fmt: skip
    told = json.loads(files["works/01/exhibit.js"].decode().removeprefix("exhibit(").removesuffix(");\n"))
    assert 'src="works/01/01-image-full.webp"' in told
    assert b'src="01-image-full.webp"' in files["works/01/index.html"]


def test_without_the_folder_of_a_work_nothing_of_it_is_left(cast: Cast) -> None:
    files = folder(cast, exhibitable(cast, "Der Fluss"))
    digest = re.compile(rb"\b[0-9a-f]{64}\b")  # any of which may hold an 8b
    left = {name: digest.sub(b"", text) for name, text in files.items() if not name.startswith("works/01/")}
    assert [name for name, text in left.items() if b"Fluss" in text or b"Anna" in text or b"8b" in text] == []


def test_an_exhibition_without_works_that_may_be_shown_has_no_folder_and_no_labels(
    cast: Cast, dana: FlaskClient
) -> None:
    path = f"/de/exhibitions/{exhibition(cast).id}"
    assert [dana.post(f"{path}/download").status_code, dana.get(f"{path}/labels.pdf").status_code] == [404, 404]


# --- labels ---


@pytest.mark.parametrize(("paper", "n_pages", "size"), [("", 2, (595, 842)), ("?paper=a6", 5, (298, 420))])
def test_labels_are_printed_four_to_a_sheet_or_alone(
    cast: Cast, dana: FlaskClient, paper: str, n_pages: int, size: tuple[int, int]
) -> None:
    works = [exhibitable(cast, f"Der Fluss {number}") for number in range(5)]
    answer = dana.get(f"/de/exhibitions/{exhibition(cast, *works).id}/labels.pdf{paper}")
    pdf = PdfDocument(answer.data)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert (len(pdf), tuple(round(side) for side in pdf[0].get_size())) == (n_pages, size)
    assert ["Der Fluss 4" in text, "Par\u00a0: Anna" in text, "8b, Schule am Sternenfeld" in text] == [True] * 3
    assert pdf.is_tagged()


def test_in_a_suspended_region_nobody_is_offered_a_new_exhibition_or_to_show_one(cast: Cast, dana: FlaskClient) -> None:
    made = exhibition(cast, exhibitable(cast, "Der Fluss"))
    db.session.add(RegionStatus(region_key="hessen", status="suspended", since=today()))
    db.session.commit()
    page = dana.get("/de/exhibitions")
    assert "Alles bleibt lesbar" in page.text
    assert 'name="source"' not in page.text
    assert "/publish" not in dana.get(f"/de/exhibitions/{made.id}/edit").text


def test_of_two_who_name_it_the_second_compares_first(cast: Cast, dana: FlaskClient) -> None:
    path = f"/de/exhibitions/{exhibition(cast, exhibitable(cast, 'Der Fluss')).id}/edit"
    first, second = (sent_by(dana.get(path), "/edit", title=title) for title in ("Am Ufer", "An der Lahn"))
    assert dana.post(path, data=first).status_code == 303
    late = dana.post(path, data=second)
    assert (late.status_code, made().title) == (422, "Am Ufer")
    assert "Jemand anderes hat" in words(late)
    assert dana.post(path, data=sent_by(late, "/edit")).status_code == 303
    assert made().title == "An der Lahn"


def test_with_a_project_that_is_hidden_its_exhibition_goes_from_all_screens(cast: Cast) -> None:
    river, carla, visitor = exhibitable(cast, "Der Fluss"), cast.signed_in(cast.carla), cast.signed_in(None)
    carla.post("/de/exhibitions", data={**NEW, "source": f"project-{cast.project.id}"})
    path = f"/de/exhibitions/{made().id}"
    carla.post(f"{path}/works", data={"works": [river.id]})
    carla.post(f"{path}/publish")
    assert visitor.get(path).status_code == 200
    cast.project.is_public = False
    db.session.commit()
    assert [visitor.get(each).status_code for each in (path, f"{path}/now")] == [404, 404]
    assert [carla.post(f"{path}/download").status_code, carla.get(f"{path}/labels.pdf").status_code] == [404, 404]
    assert (carla.get(f"{path}/edit").status_code, "Der Fluss" in carla.get(path).text) == (200, False)
    cast.project.is_public = True
    db.session.commit()
    assert visitor.get(path).status_code == 200
