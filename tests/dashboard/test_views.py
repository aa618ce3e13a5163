"""The start page of each: what waits for Anna, Carla, Dana and Ada, and nothing that is somebody else's."""

from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.schools.models import Membership
from tests.cast import Cast
from tests.page_reading import parsed, words

CONFIRMATION = "You can start right away; nothing is public yet"


def start_page(cast: Cast, person: Person) -> TestResponse:
    return cast.signed_in(person).get("/en/desk")


def titles(page: TestResponse) -> list[str]:
    return ["".join(link.itertext()) for link in parsed(page).iter("a") if link.get("class") == "row-title"]


def test_anna_finds_what_she_worked_on_last_at_the_top(cast: Cast) -> None:
    for title, days in (("Das Wehr", 2), ("Der Fluss", 0), ("Die Quelle", 1)):
        cast.contribution(title=title).updated_at = now() - timedelta(days=days)
    cast.contribution(cast.ben, title="Bens Fluss")
    db.session.commit()
    assert titles(start_page(cast, cast.anna)) == ["Der Fluss", "Die Quelle", "Das Wehr"]


def test_carla_finds_what_her_classes_handed_in_and_nothing_of_emils(cast: Cast) -> None:
    cast.contribution(cast.filiz, title="Çınar", status="submitted")
    cast.contribution(cast.filiz, title="Nehir", status="in_review")
    cast.contribution(title="Der Fluss", status="submitted")
    cast.contribution(title="Das Wehr", status="in_review")
    page = titles(start_page(cast, cast.carla))
    assert [title for title in page if title in ("Çınar", "Nehir", "Der Fluss", "Das Wehr")] == [
        "Der Fluss",
        "Das Wehr",
    ]


@pytest.mark.parametrize("missing", ["nothing", "address", "school"])
def test_carla_reads_that_she_works_in_private_until_everything_is_confirmed(cast: Cast, missing: str) -> None:
    if missing == "address":
        cast.carla.email_confirmed_at = None
    if missing == "school":
        db.session.get_one(Membership, (cast.carla.id, cast.school.id)).confirmed_at = None
    db.session.commit()
    assert (CONFIRMATION in words(start_page(cast, cast.carla))) is (missing != "nothing")


def test_dana_reads_how_many_contributions_wait_in_languages_that_she_does_not_read(cast: Cast) -> None:
    for language in ("de", "de", "tr"):
        cast.contribution(status="in_review").language = language
    db.session.commit()
    page = words(start_page(cast, cast.dana))
    assert "Open the list: 2 contributions" in page
    assert "1 more contribution in a language that you do not read" in page


def test_ada_reads_which_regions_have_no_coordination(cast: Cast) -> None:
    page = start_page(cast, cast.ada).text
    assert "/en/people/new?region=aquitaine" in page
    assert not [key for key in ("hessen", "bursa") if f"new?region={key}" in page]
