"""Searches of the cast: Carla’s class in Hessen and Emil’s in Bursa fit; others for crowds."""

from datetime import timedelta
from typing import Any

from flask import current_app

from portal.classes.models import SchoolClass
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import existing
from portal.matching.actions.searches import Description, open_search
from portal.matching.models import PartnerSearch
from portal.matching.queries.pool import the_pool
from tests.cast import Cast

OTHERS = {"hessen": ("aquitaine", "bursa"), "bursa": ("aquitaine", "hessen"), "aquitaine": ("bursa", "hessen")}


def description(region_key: str, **changes: Any) -> Description:
    """A class that speaks English at B1 and has time for half a year from next week on."""
    start = today() + timedelta(days=7)
    usual: dict[str, Any] = {
        "languages": {"en": "B1"},
        "starts_on": start,
        "ends_on": start + timedelta(days=180),
        "n_students": 24,
        "welcome": OTHERS[region_key],
        "topics": ("nature", "music_theatre_dance"),
    }
    return Description(**{**usual, **changes})


def look(cast: Cast, school_class: SchoolClass, **changes: Any) -> PartnerSearch:
    """A class begins to look, and the portal has noticed."""
    search = open_search(
        school_class, description(school_class.school.region_key, **changes), by=existing(school_class.teacher)
    )
    db.session.commit()
    the_pool.forget()
    return search


def carlas(cast: Cast, **changes: Any) -> PartnerSearch:
    return look(cast, cast.school_class, languages={"de": "C2", "en": "B1"}, **changes)


def emils(cast: Cast, **changes: Any) -> PartnerSearch:
    usual: dict[str, Any] = {"languages": {"tr": "C2", "en": "B1"}}
    return look(cast, cast.other_class, **{**usual, **changes})


def crowd(cast: Cast, number: int) -> list[PartnerSearch]:
    """So many classes of Emil’s school that look as well."""
    return [look(cast, cast._class(cast.emil, cast.other_school, f"K{n}", "tr", f"K{n:05}")) for n in range(number)]


def noticed() -> None:
    """As a second later, when the process looks at the database again."""
    db.session.commit()
    for copy in current_app.extensions["cached"].values():
        copy.began = 0.0
