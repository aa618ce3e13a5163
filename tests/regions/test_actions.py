"""The six regions of a new installation, and what administrators decide about them later."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask_babel import force_locale
from sqlalchemy import func, select

from portal.config import LANGUAGES
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.regions.actions import add_region, load_facts, rename, set_status
from portal.regions.labels import region_choices, region_name
from portal.regions.models import Region, Rename
from portal.regions.queries import all_regions, get_region, is_open, must_be_open, status_of
from portal.regions.rules import RegionRefusal, Status

# As readers find them in a menu: sorted after translation, so the order differs from language to language.
MENUS = {
    "de": ["Aquitaine", "Bursa", "Emilia-Romagna", "Gebiet Jaroslawl", "Hessen", "Wielkopolska"],
    "fr": ["Aquitaine", "Bursa", "Émilie-Romagne", "Hesse", "région de Iaroslavl", "Wielkopolska"],
    "it": ["Aquitania", "Assia", "Bursa", "Emilia-Romagna", "regione di Jaroslavl", "Wielkopolska"],
    "pl": ["Akwitania", "Bursa", "Emilia-Romania", "Hesja", "obwód jarosławski", "Wielkopolska"],
    "ru": [
        "Аквитания",
        "Бурса",
        "Великопольское воеводство",
        "Гессен",
        "Эмилия-Романья",
        "Ярославская область",
    ],
    "tr": ["Akitanya", "Bursa", "Emilia-Romagna", "Hessen", "Wielkopolska", "Yaroslavl bölgesi"],
    "en": ["Aquitaine", "Bursa", "Emilia-Romagna", "Hessen", "Wielkopolska", "Yaroslavl region"],
}


def test_a_new_installation_knows_six_active_regions_the_host_first(app: Flask) -> None:
    assert [(r.key, r.founded, r.renewed, status_of(r)) for r in map(get_region, all_regions())] == [
        ("hessen", None, None, Status.ACTIVE),
        ("jaroslawl", date(1991, 10, 16), date(1999, 9, 27), Status.ACTIVE),
        ("emilia_romagna", date(1992, 7, 29), None, Status.ACTIVE),
        ("aquitaine", date(1995, 11, 1), None, Status.ACTIVE),
        ("wielkopolska", date(2000, 12, 7), None, Status.ACTIVE),
        ("bursa", date(2010, 10, 21), None, Status.ACTIVE),
    ]


def test_loading_the_facts_again_adds_and_changes_nothing(app: Flask) -> None:
    rename(get_region("aquitaine"), {"de": "Neu-Aquitanien"}, today())
    assert load_facts() == 0
    assert db.session.scalar(select(func.count()).select_from(Region)) == 6
    assert db.session.scalars(select(Rename.region_key)).all() == ["aquitaine", "aquitaine"]  # 2016 and today
    assert region_name("aquitaine", "de") == "Neu-Aquitanien"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_menus_are_sorted_in_the_readers_language(app: Flask, lang: str) -> None:
    with app.test_request_context(), force_locale(lang):
        assert [label for _key, label in region_choices()] == MENUS[lang]


def test_a_suspended_region_starts_nothing_new_until_the_partnership_goes_on(app: Flask) -> None:
    bursa = get_region("bursa")
    set_status(bursa, Status.SUSPENDED, today() - timedelta(days=1))
    assert not is_open(bursa)
    with pytest.raises(Refused) as refusal:
        must_be_open("bursa")
    assert refusal.value.code == RegionRefusal.NOT_ACTIVE
    must_be_open("hessen")

    set_status(bursa, Status.ACTIVE, today())
    must_be_open("bursa")


def test_a_suspension_that_is_revoked_on_the_same_day_does_not_count(app: Flask) -> None:
    set_status(get_region("bursa"), Status.SUSPENDED, today())
    set_status(get_region("bursa"), Status.ACTIVE, today())
    db.session.commit()
    db.session.expire_all()
    must_be_open("bursa")


def test_a_suspension_in_the_future_changes_nothing_today(app: Flask) -> None:
    set_status(get_region("bursa"), Status.SUSPENDED, today() + timedelta(days=1))
    must_be_open("bursa")


def test_menus_offer_only_open_regions_where_something_begins(app: Flask) -> None:
    set_status(get_region("bursa"), Status.ENDED, today())
    with app.test_request_context(), force_locale("de"):
        assert [key for key, _ in region_choices(only_open=True)] == [
            "aquitaine",
            "emilia_romagna",
            "jaroslawl",
            "hessen",
            "wielkopolska",
        ]
        assert len(region_choices()) == 6


def test_a_renamed_region_is_shown_by_its_new_name_and_found_by_the_old(app: Flask) -> None:
    bursa = get_region("bursa")
    rename(bursa, {"de": "Bursa-Uludağ", "tr": "Bursa Uludağ"}, date(2026, 1, 1))
    assert [region_name("bursa", lang) for lang in ("de", "tr", "pl", "ru")] == [
        "Bursa-Uludağ",
        "Bursa Uludağ",
        "Bursa",
        "Бурса",
    ]
    assert {"Bursa", "Бурса", "Brussa"} <= set(bursa.aliases)
    assert [(row.since, row.names["de"]) for row in bursa.renames] == [(date(2026, 1, 1), "Bursa-Uludağ")]


def test_a_name_that_comes_back_is_no_alias_of_itself(app: Flask) -> None:
    bursa = get_region("bursa")
    rename(bursa, {"de": "Uludağ"}, date(2026, 1, 1))
    rename(bursa, {"de": "Bursa"}, date(2026, 2, 1))
    assert bursa.names["de"] == "Bursa"
    assert ("Uludağ" in bursa.aliases, "Bursa" in bursa.aliases) == (True, False)


def test_a_key_is_given_once(app: Flask) -> None:
    add_region("wisconsin", {"en": "Wisconsin"}, "US", ["en"], date(1976, 1, 1))
    assert region_name("wisconsin", "ru") == "Wisconsin"  # no Russian name yet
    with pytest.raises(Refused) as refusal:
        add_region("wisconsin", {"en": "Another"}, "US", ["en"], None)
    assert refusal.value.code == RegionRefusal.KEY_TAKEN


def test_whoever_changes_a_region_sees_it_at_once(app: Flask) -> None:
    set_status(get_region("bursa"), Status.SUSPENDED, today())
    add_region("wisconsin", {"en": "Wisconsin"}, "US", ["en"], None)
    assert (all_regions()["bursa"].status, "wisconsin" in all_regions()) == (Status.SUSPENDED, True)
    db.session.rollback()
    assert (all_regions()["bursa"].status, "wisconsin" in all_regions()) == (Status.ACTIVE, False)
