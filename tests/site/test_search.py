"""Search for visitors: what is found, what is shown of it, what is marked."""

import pytest

from portal.core.db import db
from portal.core.search.stems import query_groups
from portal.core.web.paging import page_number
from portal.projects.actions.indexing import reindex
from portal.projects.actions.projects import take_step
from portal.projects.rules import Step
from portal.schools.actions.life import merge, rename
from portal.schools.models import School
from portal.site.queries.corrections import corrections
from portal.site.queries.search import PER_PAGE, regions_named, search
from portal.site.views.excerpts import excerpt, marked, results
from tests.builders.publishing import Publish, Visit
from tests.cast import Cast


@pytest.fixture(autouse=True)
def indexed(cast: Cast) -> None:
    """The projects of the cast, as if they had been accepted."""
    for project in (cast.project, cast.other_project):
        reindex(project)
    db.session.commit()


LONG = "Am Anfang steht nichts. " * 20 + "Dann kommt die **Brücke** über den Fluss. " + "Am Ende auch nicht. " * 30


def forms(typed: str) -> frozenset[str]:
    return frozenset(form for group in query_groups(typed) for form in group)


def test_other_forms_of_a_word_are_found_and_marked() -> None:
    assert marked("Die Brücken am Fluss", "de", forms("Brücke")) == "Die <mark>Brücken</mark> am Fluss"
    assert marked("Книга о книгах", "ru", forms("книгами")) == "<mark>Книга</mark> о <mark>книгах</mark>"


def test_marking_never_makes_html_of_what_people_typed() -> None:
    assert marked("<script>Fluss & Co</script>", "de", forms("fluss script")) == (
        "&lt;<mark>script</mark>&gt;<mark>Fluss</mark> &amp; Co&lt;/<mark>script</mark>&gt;"
    )


def test_the_excerpt_begins_near_the_first_found_word() -> None:
    part = excerpt(LONG, "de", forms("Brücken"))
    assert part.startswith("… ")
    assert part.endswith(" …")
    assert "die Brücke über den Fluss" in part
    assert len(part) < 300


def test_without_a_found_word_the_excerpt_is_the_beginning() -> None:
    assert excerpt("Kurz und [gut](https://portal.example).", "de", forms("Meer")) == "Kurz und gut."
    assert excerpt(LONG, "de", forms("Meer")).startswith("Am Anfang steht nichts.")


def test_published_contributions_are_found_and_others_are_not(cast: Cast, publish: Publish) -> None:
    cast.contribution(title="Der geheime Fluss", status="in_review")
    contribution = publish("Flüsse erzählen")
    assert [hit.id for hit in results(search("fluss"))] == [contribution.id]
    assert results(search("geheime")) == []
    assert results(search("")) == []


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("hes", ["hessen"]),
        ("ЯРОСЛАВ", ["jaroslawl"]),
        ("nouvelle aqui", ["aquitaine"]),
        ("xyz", []),
        ("", []),
        ("%", []),
    ],
)
def test_regions_are_found_by_the_beginning_of_any_of_their_names(cast: Cast, typed: str, keys: list[str]) -> None:
    assert regions_named(typed) == keys


def test_schools_towns_and_titles_of_projects_are_found(cast: Cast, publish: Publish) -> None:
    contribution = publish("Brücken")
    for typed in ("Sternenfeld", "stern", "Lindenbrück", "lindenbruck"):
        found = search(typed)
        assert [place.name for place in found.schools] == ["Schule am Sternenfeld"], typed
        assert [project.id for project in found.projects] == [cast.project.id], typed
        assert [hit.id for hit in found.hits] == [contribution.id], typed
    assert [project.id for project in search("Flüsse").projects] == [cast.project.id]
    assert search("Brücken Sternenfeld").n == search("Brücken Hessen").n == 1
    assert search("Brücken Bursa").n == 0


def test_a_project_is_found_while_it_is_public(cast: Cast) -> None:
    take_step(cast.project, Step.FINISH, by=cast.carla)
    db.session.commit()
    assert [project.id for project in search("Flüsse").projects] == [cast.project.id]
    take_step(cast.project, Step.RECONSIDER, by=cast.dana, reason="Bitte ändern")
    db.session.commit()
    assert search("Flüsse").is_empty


def test_a_school_that_is_renamed_or_merged_is_found_at_once(cast: Cast, publish: Publish) -> None:
    contribution = publish("Brücken")
    rename(cast.school, "Sophie-Scholl-Schule", "Lindenbrück")
    db.session.commit()
    assert [hit.id for hit in search("Scholl").hits] == [contribution.id]
    new = School(region_key="hessen", name="Gesamtschule Buchenau", town="Buchenau")
    db.session.add(new)
    merge(cast.school, new)
    db.session.commit()
    assert [place.name for place in search("Buchenau").schools] == ["Gesamtschule Buchenau"]
    assert [hit.id for hit in search("Buchenau").hits] == [contribution.id]


def test_what_was_probably_meant_is_offered(cast: Cast, publish: Publish, visit: Visit) -> None:
    publish("Unser Schulgarten", text="Wir pflanzen Tomaten.")
    page = visit("/de/search?q=Tomsten").text
    assert "Gemeint war vielleicht" in page
    assert 'href="/de/search?q=Tomaten"' in page
    assert corrections("Sternenfled") == ["Sternenfeld"]
    assert corrections("Hesesn") == ["Hessen"]
    assert corrections("Tomsten Schulgraten") == ["Tomaten Schulgarten"]
    assert corrections("Tomaten") == corrections("xyzxyz") == corrections("Tom") == []


def test_words_that_are_alike_only_in_their_stems_are_not_offered(cast: Cast, publish: Publish) -> None:
    """`rzeki` has the stem `rzek`, `Czekamy` has `czek`."""
    publish("Na przystanku", text="Czekamy na autobus.", language="pl")
    assert corrections("rzeki") == []
    assert corrections("czekany") == ["Czekamy"]


def test_an_empty_answer_says_what_to_try(cast: Cast, publish: Publish, visit: Visit) -> None:
    publish("Unser Schulgarten", text="Wir pflanzen Tomaten.")
    page = visit("/de/search?q=Tomaten+Raketen").text
    assert "Eines der Wörter allein findet etwas" in page
    assert 'href="/de/search?q=Tomaten"' in page
    assert "q=Raketen" not in page.split("<main")[1].split("</main")[0]
    assert "Was helfen kann" in page


def test_results_go_on_on_the_next_page(cast: Cast, publish: Publish, visit: Visit) -> None:
    numbers = {publish(f"Fluss {number}").id for number in range(PER_PAGE + 3)}
    first, second = search("Fluss"), search("Fluss", 2)
    assert (first.n, len(first.hits), len(second.hits)) == (PER_PAGE + 3, PER_PAGE, 3)
    assert {hit.id for hit in [*first.hits, *second.hits]} == numbers
    page = visit("/de/search?q=Fluss").text
    assert f"{PER_PAGE + 3} Treffer" in page
    assert "page=2" in page
    assert "page=3" not in visit("/de/search?q=Fluss&page=2").text
    assert search("Fluss", 50) == second


@pytest.mark.parametrize(
    ("typed", "page"), [(None, 1), ("2", 2), ("0", 1), ("x", 1), ("999", 50), ("²", 1), ("9999", 1)]
)
def test_pages_of_addresses(typed: str | None, page: int) -> None:
    assert page_number(typed) == page
