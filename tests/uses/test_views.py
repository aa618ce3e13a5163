"""What Dana finds for the press, exhibitions and awards, and takes along; what Carla reads of what is missing."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient

from portal.classes.models import Student
from portal.consent.rules.codes import Giver, Kind, Use, Way, grant
from portal.contributions.actions.people import Marks, mark
from portal.contributions.actions.publishing import show
from portal.contributions.models import Contribution
from portal.core.clock import now
from portal.core.db import db
from portal.families.actions import take_back
from portal.uses import queries
from portal.uses.rules import ConsentEnded, Filters
from tests.builders.families import allow
from tests.builders.publishing import picture
from tests.cast import Cast
from tests.statements import n_queries


def public(cast: Cast, title: str, author: str = "anna") -> Contribution:
    """A work that visitors see, whatever its families have allowed beside that."""
    contribution = cast.contribution(getattr(cast, author), status="published", title=title)
    show(contribution, now())
    db.session.commit()
    return contribution


def titles(cast: Cast, use: Use, **filters: object) -> list[str]:
    found = queries.works(cast.dana, Filters(use, **filters))  # type: ignore[arg-type]
    return [work.contribution.title for work in found.items]


@pytest.fixture
def dana(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.dana)


def allow_for(cast: Cast, name: str, use: Use, *kinds: Kind) -> None:
    allow(getattr(cast, name), grants=tuple(grant(use, kind) for kind in kinds or Kind))


# --- the page of a work ---


def test_carla_reads_whose_consent_is_missing_for_which_use_and_the_ways_out(cast: Cast) -> None:
    contribution = public(cast, "Der Fluss")
    allow_for(cast, "anna", Use.EXHIBITION)
    page = cast.signed_in(cast.carla).get(f"/de/contributions/{contribution.id}").text
    panel = page.partition('id="uses"')[2].partition("</details>")[0]
    assert "Verwendung erlaubt: Portal, Ausstellung" in panel
    assert "Nicht erlaubt: Presse, Preis" in panel
    assert "Anna – Arbeit ohne Namen" in panel
    assert [f"/de/classes/{cast.school_class.id}/{way}" in panel for way in ("letters", "consent")] == [True, True]


def test_dana_reads_how_many_are_missing_and_not_who(cast: Cast, dana: FlaskClient) -> None:
    contribution = cast.contribution(status="in_review")
    medium = picture(contribution)
    mark(contribution, Marks(seen={medium.id: [cast.ben.id]}))
    db.session.commit()
    panel = dana.get(f"/de/contributions/{contribution.id}").text.partition('id="uses"')[2].partition("</details>")[0]
    assert "Bild: 1 Einwilligung fehlt" in panel
    assert "Ben" not in panel


def test_carla_covers_whoever_may_not_be_in_an_exhibition(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted")
    medium = picture(contribution)
    mark(contribution, Marks(seen={medium.id: [cast.ben.id]}))
    allow(cast.anna)
    allow_for(cast, "ben", Use.WEBSITE)
    page = cast.signed_in(cast.carla).get(f"/de/contributions/{contribution.id}").text
    panel = page.partition('id="uses"')[2].partition("</details>")[0]
    assert ("Ben – Bild" in panel, f"/media/{medium.id}/edit" in panel) == (True, True)


@pytest.mark.parametrize("name", ["anna", "emil", None])
def test_nobody_else_reads_it(cast: Cast, name: str | None) -> None:
    contribution = public(cast, "Der Fluss")
    page = cast.signed_in(getattr(cast, name) if name else None).get(f"/de/contributions/{contribution.id}").text
    assert 'id="uses"' not in page


def test_strangers_in_a_picture_hold_up_every_use(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted")
    medium = picture(contribution)
    mark(contribution, Marks(others=[medium.id]))
    allow(cast.anna)
    page = cast.signed_in(cast.carla).get(f"/de/contributions/{contribution.id}").text
    assert "Noch für nichts freigegeben" in page
    assert "Eine Datei zeigt Personen, die nicht zur Klasse gehören" in page


def test_what_everybody_has_allowed_for_everything_says_so(cast: Cast) -> None:
    contribution = public(cast, "Der Fluss")
    allow(cast.anna)
    page = cast.signed_in(cast.carla).get(f"/de/contributions/{contribution.id}").text
    assert "Verwendung erlaubt: Portal, Presse, Ausstellung, Preis" in page


# --- the list ---


@pytest.mark.parametrize("use", [Use.PRESS, Use.EXHIBITION, Use.AWARD])
def test_a_work_is_in_the_list_of_the_use_that_was_allowed_and_in_no_other(cast: Cast, use: Use) -> None:
    public(cast, "Der Fluss")
    allow_for(cast, "anna", use)
    assert {each: titles(cast, each) for each in Use} == {
        each: ["Der Fluss"] if each in (use, Use.WEBSITE) else [] for each in Use
    }


def test_only_who_may_be_named_in_this_use_is_named(cast: Cast, dana: FlaskClient) -> None:
    public(cast, "Der Fluss").authors = [cast.anna, cast.ben]
    db.session.commit()
    allow_for(cast, "anna", Use.PRESS)
    allow_for(cast, "ben", Use.PRESS, Kind.WORK)
    page = dana.get("/de/uses?use=press").text
    assert ("Anna" in page, "Ben" in page) == (True, False)


def test_what_is_not_public_or_of_another_region_is_not_there(cast: Cast) -> None:
    allow(cast.anna, cast.filiz)
    public(cast, "Nehir", "filiz")
    for status in ("draft", "submitted", "in_review", "changes_requested", "rejected", "withdrawn"):
        cast.contribution(status=status, title=status)
    assert titles(cast, Use.PRESS) == []


def test_the_list_is_chosen_by_project_topic_and_age(cast: Cast) -> None:
    allow(cast.anna)
    public(cast, "Der Fluss")
    known = {"project": cast.project.id, "topic": "nature", "age": 13, "region": "hessen"}
    assert [titles(cast, Use.PRESS, **{name: value}) for name, value in known.items()] == [["Der Fluss"]] * 4
    other = {"project": cast.other_project.id, "topic": "music", "age": 17, "region": "bursa"}
    assert [titles(cast, Use.PRESS, **{name: value}) for name, value in other.items()] == [[]] * 4


def test_what_nobody_can_choose_is_dropped_and_an_empty_list_says_what_to_do(dana: FlaskClient) -> None:
    page = dana.get("/de/uses?use=x&region=bursa&topic=x&age=99&project=x&after=x")
    assert (page.status_code, "Kein Beitrag darf so verwendet werden." in page.text) == (200, True)


def test_a_long_list_goes_on(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PER_PAGE": 1, "PART": 1, "MOST_PARTS": 2}.items():
        monkeypatch.setattr(queries, name, value)
    public(cast, "Von Anna")
    for title in ("Von Ben", "Auch von Ben"):
        public(cast, title, "ben")
    allow(cast.anna)
    dana = cast.signed_in(cast.dana)
    first = dana.get("/de/uses?use=press").text
    assert ("Von Anna" in first, "Es gibt noch ältere." in first) == (False, True)
    further = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "Von Anna" in dana.get(further).text


def test_many_works_cost_no_more_statements_than_one(cast: Cast, dana: FlaskClient) -> None:
    allow(cast.anna, cast.ben)
    public(cast, "Erster")
    one = n_queries(dana, "/de/uses?use=press")
    for number in range(6):
        mark(work := public(cast, f"Werk {number}", "ben"), Marks(seen={picture(work).id: [cast.anna.id]}))
    db.session.commit()
    assert n_queries(dana, "/de/uses?use=press") == one


# --- the file ---


def unpacked(data: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(data)) as archive:
        return {
            name: archive.read(name).decode("utf-8-sig") for name in archive.namelist() if not name.endswith("xlsx")
        }


def test_dana_takes_along_a_page_for_each_work_and_a_list(cast: Cast, dana: FlaskClient) -> None:
    contribution = public(cast, "Der Fluss")
    allow_for(cast, "anna", Use.PRESS)
    answer = dana.get("/de/uses/works.zip?use=press")
    files = unpacked(answer.data)
    assert {*files} == {"01 Der Fluss/index.html", "01 Der Fluss/style.css", "list.csv"}
    assert "Unser Fluss ist lang." in files["01 Der Fluss/index.html"]
    _, _, told, _ = csv.reader(StringIO(files["list.csv"]), delimiter=";")
    assert told[:5] == ["01 Der Fluss", "Der Fluss", "Deutsch", "Anna", "8b"]
    assert told[-1] == f"http://portal.example/de/contributions/{contribution.id}"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="works-press.zip"'


def test_a_name_that_may_not_be_read_is_in_no_file(cast: Cast, dana: FlaskClient) -> None:
    public(cast, "Der Fluss")
    allow_for(cast, "anna", Use.PRESS, Kind.WORK)
    assert not any("Anna" in text for text in unpacked(dana.get("/de/uses/works.zip?use=press").data).values())


def test_without_works_there_is_no_file(cast: Cast, dana: FlaskClient) -> None:
    public(cast, "Der Fluss")
    assert dana.get("/de/uses/works.zip?use=award").status_code == 404


def withdraw(cast: Cast, name: str) -> None:
    take_back(db.session.get_one(Student, getattr(cast, name).id), Giver.PARENT, Way.PAPER)
    db.session.commit()


def test_what_is_taken_back_before_its_turn_is_left_out_of_the_file(cast: Cast, dana: FlaskClient) -> None:
    allow(cast.anna, cast.ben)
    public(cast, "Von Anna", "anna")
    public(cast, "Von Ben", "ben")
    answer = dana.get("/de/uses/works.zip?use=press", buffered=False)
    parts: Iterator[Any] = iter(answer.response)
    sent = [next(parts)]  # of Ben's, which is newer
    withdraw(cast, "anna")
    files = unpacked(b"".join([*sent, *parts]))
    assert [name for name in files if name.endswith("html")] == ["01 Von Ben/index.html"]
    assert ("Von Ben" in files["list.csv"], "Von Anna" in files["list.csv"]) == (True, False)


def test_a_file_with_what_was_taken_back_meanwhile_breaks_off(cast: Cast, dana: FlaskClient) -> None:
    allow(cast.anna)
    public(cast, "Von Anna")
    answer = dana.get("/de/uses/works.zip?use=press", buffered=False)
    parts: Iterator[Any] = iter(answer.response)
    next(parts)
    withdraw(cast, "anna")
    with pytest.raises(ConsentEnded):
        list(parts)
