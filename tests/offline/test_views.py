"""Carla keeps a project for twenty years; whoever holds a copy learns what has to go from it."""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from portal.accounts.models import Person
from portal.classes.models import Student
from portal.consent.rules.codes import Giver, Kind, Use, Way, grant
from portal.contributions.models import Contribution, ContributionEntry
from portal.contributions.rules import Step as TakenStep
from portal.core.db import db
from portal.core.web.access import Role
from portal.families.actions import take_back
from portal.offline.jobs import tell_holders
from portal.offline.models import Copy
from portal.projects.models import ProjectEntry
from portal.projects.rules import Status, Step
from portal.uses.rules import ConsentEnded
from portal.visits.models import Visit, VisitSide
from portal.visits.rules.codes import Kind as VisitKind
from portal.visits.rules.codes import Side
from tests.builders.emails import emails
from tests.builders.exhibiting import exhibitable, exhibition, unpacked
from tests.builders.families import allow
from tests.cast import Cast

FOREIGN = re.compile(rb"""(?:src|srcset|poster|data)=["'](?!data:)(?:[a-z]+:|//|/)|url\(|@import|<script""")


@pytest.fixture
def carla(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.carla)


def archive(cast: Cast, client: FlaskClient) -> dict[str, bytes]:
    return unpacked(client.post(f"/de/projects/{cast.project.id}/archive").data)


def step(cast: Cast, taken: Step) -> None:
    entry = ProjectEntry(project_id=cast.project.id, step=taken, start=Status.SUBMITTED, to=Status.RUNNING)
    entry.by_id, entry.reason = cast.dana.id, "Nur für uns."
    db.session.add(entry)
    db.session.commit()


def withdraw(cast: Cast, name: str = "anna") -> None:
    take_back(db.session.get_one(Student, getattr(cast, name).id), Giver.PARENT, Way.PAPER)
    db.session.commit()


# --- the archive of a project ---


def test_the_archive_holds_pages_files_and_data_and_a_sum_for_each(cast: Cast, carla: FlaskClient) -> None:
    exhibitable(cast, "Der Fluss")
    files = archive(cast, carla)
    assert [*files] == [
        "works/01/index.html", "works/01/style.css", "works/01/01-image.webp",
        "index.html", "archive.css", "README.txt", "data.json", "data-format.txt", "manifest.json", "SHA256SUMS",
    ]  # fmt: skip
    told = {each["name"]: each["sha256"] for each in json.loads(files["manifest.json"])["files"]}
    summed = {line[66:]: line[:64] for line in files["SHA256SUMS"].decode().splitlines()}
    assert told == summed
    assert told == {name: hashlib.sha256(files[name]).hexdigest() for name in [*files][:-2]}


def test_its_data_are_what_its_pages_tell(cast: Cast, carla: FlaskClient) -> None:
    exhibitable(cast, "Der Fluss")
    files = archive(cast, carla)
    data = json.loads(files["data.json"])
    work = data["works"][0]
    assert (data["project"]["title"], work["title"], work["text"], work["authors"]) == (
        "Flüsse verbinden", "Der Fluss", "Unser Fluss ist lang.", ["Anna"],
    )  # fmt: skip
    assert f"{work['folder']}index.html" in files
    assert {*work} <= {*re.findall(r"\w+", files["data-format.txt"].decode())}
    assert b"Der Fluss" in files["index.html"]


def test_it_needs_no_network_and_no_script(cast: Cast, carla: FlaskClient) -> None:
    exhibitable(cast, "Der Fluss", text="Mehr auf [der Seite](https://fluss.example).")
    texts = {name: text for name, text in archive(cast, carla).items() if name.endswith(("html", "css"))}
    assert [name for name, text in texts.items() if FOREIGN.search(text)] == []


def test_whoever_reads_a_work_finds_the_way_back(cast: Cast, carla: FlaskClient) -> None:
    exhibitable(cast, "Der Fluss")
    assert b'<a href="../../index.html">' in archive(cast, carla)["works/01/index.html"]


def test_it_is_written_in_every_language_that_occurs_in_it(cast: Cast, carla: FlaskClient) -> None:
    cast.project.languages = ["de", "fr"]
    exhibitable(cast, "Rzeka", cast.ben)
    files = archive(cast, carla)
    pages = {name: re.search(rb'<html lang="(\w+)"', text) for name, text in files.items() if name.startswith("index")}
    assert {name: found[1] for name, found in pages.items() if found} == {
        "index.html": b"de", "index.fr.html": b"fr", "index.pl.html": b"pl",
    }  # fmt: skip
    assert all(f"\n{name}\n---".encode() in b"\n" + files["README.txt"] for name in ("Deutsch", "Français", "Polski"))


def test_the_way_it_went_has_no_names_no_reasons_and_nothing_that_was_undone(cast: Cast, carla: FlaskClient) -> None:
    for taken in (Step.SUBMIT, Step.REQUEST_CHANGES, Step.SUBMIT, Step.ACCEPT, Step.START, Step.FINISH, Step.UNDO):
        step(cast, taken)
    files = archive(cast, carla)
    assert [each["step"] for each in json.loads(files["data.json"])["history"]] == ["accept", "start"]
    assert [name for name, text in files.items() if b"Dana" in text or "Nur für uns.".encode() in text] == []


def test_public_visits_are_part_of_the_way_and_others_are_not(cast: Cast, carla: FlaskClient) -> None:
    for place, is_public in (("Ovacık", True), ("Vogelwort", False)):
        sides = [VisitSide(side=Side.HOST, region_key="bursa"), VisitSide(side=Side.GUEST, region_key="hessen")]
        facts = {"kind": VisitKind.CLASSES, "first_day": date(2027, 5, 3), "last_day": date(2027, 5, 7), "place": place}
        db.session.add(Visit(project_id=cast.project.id, is_public=is_public, sides=sides, **facts))
    db.session.commit()
    files = archive(cast, carla)
    assert json.loads(files["data.json"])["visits"] == [
        {
            "kind": "classes",
            "first_day": "2027-05-03",
            "last_day": "2027-05-07",
            "place": "Ovacık",
            "host": "bursa",
            "guest": "hessen",
        }
    ]
    assert "Besuch in Ovacık: Hessen besucht Bursa" in files["index.html"].decode()


def test_only_shown_names_and_public_works_are_in_it(cast: Cast, carla: FlaskClient) -> None:
    allow(cast.ben, grants=(grant(Use.WEBSITE, Kind.WORK),))
    work = exhibitable(cast, "Der Fluss")
    work.authors = [cast.anna, cast.ben]
    cast.contribution(cast.anna, status="in_review", title="Vogelwort")
    db.session.commit()
    files = archive(cast, carla)
    assert json.loads(files["data.json"])["works"][0]["authors"] == ["Anna"]
    assert [name for name, text in files.items() if b"Ben" in text or b"Vogelwort" in text] == []


def test_the_same_content_is_the_same_bytes(cast: Cast, carla: FlaskClient) -> None:
    exhibitable(cast, "Der Fluss")
    path = f"/de/projects/{cast.project.id}/archive"
    assert carla.post(path).data == cast.signed_in(cast.dana).post(path).data


def test_a_project_that_is_not_public_has_none(cast: Cast, carla: FlaskClient) -> None:
    project = cast.own_project("draft")
    assert carla.post(f"/de/projects/{project.id}/archive").status_code == 404


def test_an_archive_with_what_was_withdrawn_meanwhile_breaks_off(cast: Cast, carla: FlaskClient) -> None:
    exhibitable(cast, "Der Fluss")
    answer = carla.post(f"/de/projects/{cast.project.id}/archive", buffered=False)
    parts: Iterator[Any] = iter(answer.response)
    next(parts)
    withdraw(cast)
    with pytest.raises(ConsentEnded):
        list(parts)


def test_carla_finds_it_on_the_page_of_the_project_and_visitors_do_not(cast: Cast, carla: FlaskClient) -> None:
    path = f"/de/projects/{cast.project.id}"
    assert [f"{path}/archive" in client.get(path).text for client in (carla, cast.signed_in(None))] == [True, False]


# --- copies ---


def copied(cast: Cast, *works: Contribution) -> Copy:
    """Dana has downloaded an exhibition of them."""
    made = exhibition(cast, *works)
    assert cast.signed_in(cast.dana).post(f"/de/exhibitions/{made.id}/download").status_code == 200
    return db.session.query(Copy).one()


def test_who_took_which_version_of_which_works_is_noted_and_no_more(cast: Cast) -> None:
    river = exhibitable(cast, "Der Fluss")
    copy = copied(cast, river)
    assert (copy.person_id, copy.kind, copy.title) == (cast.dana.id, "exhibition", "Am Wasser")
    assert [(work.folder, work.contribution_id, work.revision, work.named) for work in copy.works] == [
        ("works/01", river.id, river.revision, [cast.anna.id])
    ]


def test_dana_is_told_once_what_was_withdrawn_and_reads_it_in_the_list(cast: Cast) -> None:
    copied(cast, exhibitable(cast, "Von Ben", cast.ben), exhibitable(cast, "Der Fluss"))
    tell_holders()
    assert emails("offline-copy") == []
    withdraw(cast)
    tell_holders()
    tell_holders()
    assert emails("offline-copy") == [("dana", "de")]
    page = cast.signed_in(cast.dana).get("/de/offline-copies").text
    assert ("works/02" in page, "works/01" in page) == (True, False)


def test_the_desk_says_so_until_dana_has_removed_it(cast: Cast) -> None:
    copy, dana = copied(cast, exhibitable(cast, "Der Fluss")), cast.signed_in(cast.dana)
    withdraw(cast)
    tell_holders()
    assert "/de/offline-copies" in dana.get("/de/desk").text
    assert dana.post(f"/de/offline-copies/{copy.id}/removed").status_code == 303
    assert ("/de/offline-copies" in dana.get("/de/desk").text, "works/01" in dana.get("/de/offline-copies").text) == (
        False, False,
    )  # fmt: skip


def test_a_name_that_may_not_be_read_any_more_has_to_go_as_well(cast: Cast) -> None:
    copied(cast, exhibitable(cast, "Der Fluss"))
    allow(cast.anna, grants=tuple(grant(use, Kind.WORK) for use in Use))
    tell_holders()
    assert emails("offline-copy") == [("dana", "de")]


def test_what_is_erased_has_to_go_too(cast: Cast) -> None:
    river = exhibitable(cast, "Der Fluss")
    copied(cast, river)
    db.session.query(Copy).one().works[0].contribution_id = None  # as the database does when the work goes
    db.session.commit()
    tell_holders()
    assert emails("offline-copy") == [("dana", "de")]


def test_whoever_holds_the_archive_of_a_project_is_told_to_fetch_it_again(cast: Cast, carla: FlaskClient) -> None:
    exhibitable(cast, "Der Fluss")
    archive(cast, carla)
    withdraw(cast)
    tell_holders()
    assert emails("offline-copy") == [("carla", "de")]
    assert f"/de/projects/{cast.project.id}/archive" in carla.get("/de/offline-copies").text


def test_nobody_else_sees_a_copy(cast: Cast) -> None:
    copy, carla = copied(cast, exhibitable(cast, "Der Fluss")), cast.signed_in(cast.carla)
    assert "Am Wasser" not in carla.get("/de/offline-copies").text
    assert carla.post(f"/de/offline-copies/{copy.id}/removed").status_code == 404


def test_what_can_not_be_fetched_again_is_not_offered(cast: Cast) -> None:
    shown, dana = exhibition(cast, exhibitable(cast, "Der Fluss")), cast.signed_in(cast.dana)
    address = f"/de/exhibitions/{shown.id}/download"
    unpacked(dana.post(address).data)
    assert address in dana.get("/de/offline-copies").text
    withdraw(cast)
    assert address not in dana.get("/de/offline-copies").text


def test_nor_is_the_archive_of_a_project_that_is_public_no_more(cast: Cast, carla: FlaskClient) -> None:
    exhibitable(cast, "Der Fluss")
    archive(cast, carla)
    cast.project.is_public = False
    db.session.commit()
    assert f"/de/projects/{cast.project.id}/archive" not in carla.get("/de/offline-copies").text


@pytest.mark.parametrize(("step", "has_to_go"), [(TakenStep.EDIT_PICTURE, True), (TakenStep.SHOW_AGAIN, False)])
def test_what_was_covered_or_came_back_otherwise_has_to_go_from_copies_of_before(
    cast: Cast, step: TakenStep, has_to_go: bool
) -> None:
    river = exhibitable(cast, "Der Fluss")
    old = copied(cast, river)
    entry = ContributionEntry(contribution_id=river.id, step=step, by_id=cast.carla.id)
    entry.start = entry.to = river.status
    db.session.add(entry)
    db.session.commit()
    assert cast.signed_in(cast.dana).post(f"/de/exhibitions/{old.number}/download").status_code == 200
    tell_holders()
    assert emails("offline-copy") == ([("dana", "de")] if has_to_go else [])
    assert [bool(copy.to_remove) for copy in db.session.query(Copy).order_by(Copy.id)] == [has_to_go, False]


def test_of_two_authors_with_one_name_the_one_is_noted_who_may_be_named(cast: Cast) -> None:
    river = exhibitable(cast, "Der Fluss")
    other = Person(role=Role.STUDENT, name="Anna", language="de")
    db.session.add(Student(person=other, school_class=cast.school_class, card_hash="card of the other Anna"))
    river.authors.append(other)
    db.session.flush()
    allow(other, grants=tuple(grant(use, Kind.WORK) for use in Use))
    copy = copied(cast, river)
    assert [work.named for work in copy.works] == [[cast.anna.id]]
    tell_holders()
    assert emails("offline-copy") == []
