"""Dana works through her queue: a place in it, filters that stay, and one contribution after the other."""

from itertools import cycle
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from flask_babel import force_locale
from werkzeug.test import TestResponse

from portal.accounts.models import Assignment
from portal.contributions.labels import REASON_NAMES
from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.web.access import Role
from portal.projects.models import Project
from portal.schools.models import School
from tests.builders.moderating import Queue, titles
from tests.cast import Cast
from tests.page_reading import parsed, words

DECISIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("publish", {}),
    ("request_changes", {"codes": ["too_short"]}),
    ("reject", {"words": "Nein."}),
)


def links(page: TestResponse) -> dict[str, str]:
    """Where “previous” and “next” lead."""
    return {str(link.get("rel")): str(link.get("href")) for link in parsed(page).iter("a") if link.get("rel")}


def decide(browser: FlaskClient, path: str, step: str, **typed: Any) -> str:
    """Where a decision leads to; the filters travel in the address."""
    page, _, query = path.partition("?")
    answer = browser.post(f"{page}/{step}?{query}", data=typed)
    assert answer.status_code == 303
    return answer.location


@pytest.mark.both_databases
def test_each_contribution_has_a_place_and_neighbours_and_nobody_walks_in_circles(cast: Cast, waiting: Queue) -> None:
    made = [waiting(f"Beitrag {number}", hours=9 - number) for number in range(4)]
    dana, seen = cast.signed_in(cast.dana), []
    path = f"/en/moderation/{made[0].id}"
    while path:
        page = dana.get(path)
        place = words(page).partition(" of ")
        seen.append((int(path.rpartition("/")[2]), f"{place[0][-1]} of {place[2][0]}"))
        path = links(page).get("next", "")
    assert seen == [(each.id, f"{number} of 4") for number, each in enumerate(made, 1)]
    assert links(page) == {"prev": f"/en/moderation/{made[2].id}"}


def test_of_equal_age_each_is_met_once(cast: Cast, waiting: Queue) -> None:
    made = [waiting(f"Beitrag {number}") for number in range(3)]
    for each in made:
        each.status_since = made[0].status_since
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    assert links(dana.get(f"/en/moderation/{made[1].id}")) == {
        "prev": f"/en/moderation/{made[0].id}",
        "next": f"/en/moderation/{made[2].id}",
    }


def test_forty_contributions_one_after_the_other(cast: Cast) -> None:
    """Every fifth is skipped; each decision leads on to the one behind it, and none comes back."""
    made = [cast.contribution(cast.ben, title=f"Beitrag {number:02}", status="in_review") for number in range(40)]
    dana, met, decisions = cast.signed_in(cast.dana), [], cycle(DECISIONS)
    path = f"/en/moderation/{made[0].id}?languages=all"
    while "/moderation/" in path:
        number = int(urlsplit(path).path.rpartition("/")[2])
        met.append(number)
        step, typed = next(decisions)
        path = (
            links(dana.get(path))["next"] if len(met) % 5 == 0 and len(met) < 40 else decide(dana, path, step, **typed)
        )
    assert met == [each.id for each in made]
    assert path == "/en/moderation?languages=all"
    assert titles(dana.get(path)) == [f"Beitrag {number:02}" for number in (4, 9, 14, 19, 24, 29, 34)]


def test_filters_choose_and_stay_through_pages_and_decisions(cast: Cast, waiting: Queue) -> None:
    pictures = cast.own_project("running", "Bilder")
    for number in range(3):
        each = waiting(f"Bild {number}", hours=200 - number, language="pl")
        each.project_id = pictures.id
        waiting(f"Fluss {number}", hours=150 - number)
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    chosen = {"languages": "pl", "project": str(pictures.id), "school": str(cast.school.id), "days": "7"}
    page = dana.get("/en/moderation", query_string=chosen)
    assert titles(page) == ["Bild 0", "Bild 1", "Bild 2"]
    assert "3 contributions fit the filters." in words(page)
    path = next(str(link.get("href")) for link in parsed(page).iter("a") if link.get("class") == "row-title")
    for place in ("1 of 3", "1 of 2", "1 of 1"):
        assert kept(path) == chosen
        assert place in words(dana.get(path))
        path = decide(dana, path, "publish")
    assert (urlsplit(path).path, kept(path)) == ("/en/moderation", chosen)
    assert "Nothing matches these filters." in words(dana.get(path))


def kept(path: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ({}, ["Alt", "Neu"]),
        ({"languages": "all"}, ["Alt", "Rzeka", "Nehir", "Neu"]),
        ({"languages": "pl"}, ["Rzeka"]),
        ({"days": "7"}, ["Alt"]),
        ({"languages": "all", "days": "3"}, ["Alt", "Rzeka"]),
        ({"languages": "all", "school": "theirs"}, ["Nehir"]),
        ({"languages": "all", "project": "theirs"}, ["Nehir"]),
        ({"languages": "xx", "days": "5", "school": "x", "project": "-1"}, ["Alt", "Neu"]),
    ],
)
def test_by_project_school_language_and_waiting_time(
    cast: Cast, waiting: Queue, chosen: dict[str, str], shown: list[str]
) -> None:
    cast.dana.cares_for.append(Assignment(region_key="bursa"))
    waiting("Alt", hours=200)
    waiting("Rzeka", hours=100, language="pl")
    waiting("Nehir", author=cast.filiz, hours=50, language="tr")
    waiting("Neu", hours=1)
    theirs = {"school": cast.other_school.id, "project": cast.other_project.id}
    query = {name: theirs[name] if value == "theirs" else value for name, value in chosen.items()}
    assert titles(cast.signed_in(cast.dana).get("/en/moderation", query_string=query)) == shown


def test_the_menus_offer_what_waits_with_numbers(cast: Cast, waiting: Queue) -> None:
    for language in ("de", "de", "pl"):
        waiting(language=language)
    waiting("Nehir", author=cast.filiz, language="tr")
    page = cast.signed_in(cast.dana).get("/en/moderation")
    offered = ["".join(option.itertext()) for option in parsed(page).iter("option")]
    assert {"Deutsch (2)", "Polski (1)", "Flüsse verbinden (3)", "Schule am Sternenfeld (3)"} <= set(offered)
    assert not [text for text in offered if "Çınar" in text or "Türkçe" in text]


def test_a_queue_in_many_languages_of_many_schools_asks_for_each_once(cast: Cast, waiting: Queue) -> None:
    for name in ("Schule am Mond", "Schule der Sterne"):
        school = School(region_key="hessen", name=name, town="Kratern")
        db.session.add(school)
        each = waiting(name)
        each.school_class = cast._class(cast.carla, school, name, "de", name[-6:].upper())
    db.session.commit()
    assert db.session.query(Project).count() == 2
    mond = db.session.query(School).filter_by(name="Schule am Mond").one()
    dana = cast.signed_in(cast.dana)
    assert titles(dana.get(f"/en/moderation?school={mond.id}")) == ["Schule am Mond"]


def test_what_left_the_queue_has_no_place_in_it(cast: Cast, waiting: Queue) -> None:
    contribution: Contribution = waiting()
    dana = cast.signed_in(cast.dana)
    path = f"/en/moderation/{contribution.id}"
    assert "1 of 1" in words(dana.get(path))
    assert "1 of 1" not in words(dana.get(f"{path}?languages=tr"))
    decide(dana, path, "publish")
    assert "1 of" not in words(dana.get(path))


def test_ready_reasons_have_short_names_and_say_what_the_authors_will_read(cast: Cast, waiting: Queue) -> None:
    page = words(cast.signed_in(cast.dana).get(f"/en/moderation/{waiting().id}"))
    with force_locale("en"):
        names = [str(name) for name in REASON_NAMES.values()]
    assert [name for name in names if name not in page or len(name) > 25] == []
    assert "Tell more Tell a little more: who, where and why?" in page


def test_the_keys_are_told_and_belong_to_what_they_press(cast: Cast, waiting: Queue) -> None:
    made = [waiting(f"Beitrag {number}", hours=9 - number) for number in range(3)]
    cast._adult(Role.COORDINATOR, "Doris", "de", regions=["hessen"])
    db.session.commit()
    page = parsed(cast.signed_in(cast.dana).get(f"/en/moderation/{made[1].id}"))
    pressed = {e.get("data-key"): "".join(e.itertext()).strip() for e in page.iter() if e.get("data-key")}
    assert pressed == {
        "k": "Previous",
        "j": "Next",
        "p": "Publish",
        "c": "Request changes",
        "r": "Do not accept",
        "t": "Text template and language",
        "n": "Write an internal note",
        "o": "Ask for a second opinion",
    }
    assert [e.text for e in page.iter("kbd")] == ["j", "k", "p", "c", "r", "1–0", "t", "n", "o", "↵", "z", "?"]
