"""Search for visitors: what is found, what is shown of it, what is marked."""

import pytest

from portal.core.search.stems import query_groups
from portal.site.queries.search import regions_named, search
from portal.site.views.excerpts import excerpt, marked, results
from tests.builders.publishing import Publish
from tests.cast import Cast

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
    assert excerpt("Kurz und [gut](https://portal.example).", "de", forms("Meer")) == "Kurz und gut ."
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
