"""Search while typing: accent- and case-blind in every language, nearest first."""

import pytest
from flask import Flask

from portal.core.db import db
from portal.schools.actions.schools import index
from portal.schools.models import School
from portal.schools.queries.schools import suggestions


def school(name: str, town: str = "", region_key: str = "hessen", **more: object) -> School:
    added = School(region_key=region_key, name=name, town=town, **more)
    db.session.add(added)
    index([added])
    return added


def names(text: str, *regions: str) -> list[str]:
    return [school.name for school in suggestions(text, list(regions) or None)]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("İSTANBUL Ortaokulu", "istanbul"),
        ("IĞDIR Lisesi", "ığdır"),
        ("IĞDIR Lisesi", "igdir"),
        ("Şanlıurfa Lisesi", "sanliurfa"),
        ("Çanakkale Lisesi", "CANAKKALE"),
        ("Szkoła w ŁODZI", "lodzi"),
        ("Środa Wielkopolska", "sroda wielk"),
        ("Schule Lange Straße", "strasse"),
        ("Müller-Schule", "muller"),
        ("ÉCOLE du Port", "ecole"),
        ("Lycée Sacré-Cœur", "sacre coeur"),
        ("Collège L’Émilie", "l'emilie"),
        ("Liceo della CITTÀ", "citta"),
        ("Школа «Ёлка»", "елка"),
        ("Школа «Ёлка»", "ёлка"),
    ],
)
@pytest.mark.usefixtures("app")
def test_spellings_that_people_type_alike(name: str, typed: str) -> None:
    school(name)
    assert names(typed) == [name]
    assert names(typed[:3]) == [name]


@pytest.mark.parametrize(("name", "typed"), [("мой", "мои"), ("Йошкар-Ола", "Иошкар"), ("Бурса", "Bursa")])
@pytest.mark.usefixtures("app")
def test_spellings_that_are_other_words(name: str, typed: str) -> None:
    school(name)
    assert names(typed) == []


@pytest.mark.usefixtures("app")
def test_parts_of_german_compounds_are_found() -> None:
    school("Gesamtschule am Sternenfeld", "Lindenbrück")
    for typed in ("schule", "schu", "feld linden", "brück"):
        assert names(typed) == ["Gesamtschule am Sternenfeld"], typed
    school("Lycée Montgolfier", region_key="aquitaine")
    assert names("golf") == []


@pytest.mark.usefixtures("app")
def test_every_word_must_begin_a_word_of_name_town_postcode_or_id() -> None:
    school("Goethe-Gymnasium", "Bensheim", postcode="64625", official_id="5119", id_kind="de_he_schulnummer")
    for typed in ("goe ben", "ben goe", "gymn 646", "5119", "Goethe-Gymnasium, Bensheim"):
        assert names(typed) == ["Goethe-Gymnasium"]
    for typed in ("oethe", "goethe kassel", "g", "", " % _ ", "goe* OR ben"):
        assert names(typed) == []


@pytest.mark.usefixtures("app")
def test_the_nearest_come_first() -> None:
    school("Neue Lindenschule", "Linden")
    school("Lindenschule am Berg")
    school("Lindenschule am Mond", is_verified=False)
    school("Lindenschule")
    assert names("linden") == ["Lindenschule", "Lindenschule am Berg", "Neue Lindenschule"]
    assert [school.name for school in suggestions("linden", limit=1)] == ["Lindenschule"]


@pytest.mark.usefixtures("app")
def test_names_that_begin_as_typed_are_not_crowded_out() -> None:
    for number in range(300):
        school(f"Schule {number}", "Rosenheim")
    school("Rosenschule")
    for number in range(300, 400):
        school(f"Schule {number}", "Rosenheim")
    assert names("rosen")[0] == "Rosenschule"


def test_only_of_some_regions(app: Flask) -> None:
    school("Europaschule")
    school("Europa-Liceum", region_key="wielkopolska")
    school("Europa Lisesi", region_key="bursa")
    assert set(names("europa", "bursa", "wielkopolska")) == {"Europa Lisesi", "Europa-Liceum"}
    assert names("bursa") == names("_bursa") == names("__bursa") == []
