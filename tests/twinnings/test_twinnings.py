"""Dana enters partnerships of towns, Carla suggests one of hers, and Gero decides."""

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import RegionRefusal, Status
from portal.twinnings.actions import approve, change, decline, enter
from portal.twinnings.models import Twinning
from portal.twinnings.queries import schools_in
from portal.twinnings.rules import About, Town, TwinningRefusal, is_in_town
from tests.builders.accounts import texts_to
from tests.builders.awards import suggested_twinning, twinning
from tests.builders.races import answers_at_once
from tests.cast import Cast
from tests.page_reading import parsed, sent_by, words

OURS = Town("Lindenbrück", "hessen")


@pytest.mark.parametrize("typed", ["lindenbrück", " LINDENBRÜCK ", "Lindenbrueck".replace("ue", "ü"), "Lindenbrück."])
def test_one_spelling_of_a_pair_in_either_order(typed: str) -> None:
    one, other = Town(typed, "hessen"), Town("Ovacık", "bursa")
    assert About(one, other).pair == About(other, OURS).pair


def test_a_school_lies_in_a_town_whose_name_begins_its_own() -> None:
    assert is_in_town("Lindenbrück (Nord)", OURS, "hessen")
    assert not is_in_town("Lindenbrück", OURS, "bursa")
    assert not is_in_town("Linden", OURS, "hessen")
    assert not is_in_town("Linden", Town("", "hessen"), "hessen")


def test_a_pair_is_entered_once(cast: Cast) -> None:
    twinning(cast)
    with pytest.raises(Refused) as again:
        enter(About(Town("OVACIK", "bursa"), OURS), by=cast.gero)
    assert again.value.code == TwinningRefusal.KNOWN


def test_nobody_enters_towns_of_others_or_of_one_region(cast: Cast) -> None:
    far = Town("Sauveterre", "aquitaine")
    for person in (cast.dana, cast.carla):
        with pytest.raises(Refused) as foreign:
            enter(About(far, Town("Ovacık", "bursa")), by=person)
        assert foreign.value.code == TwinningRefusal.NOT_YOUR_TOWN
    with pytest.raises(Refused) as same:
        enter(About(OURS, Town("Waldheim", "hessen")), by=cast.dana)
    assert same.value.code == TwinningRefusal.ONE_REGION


def test_a_suggestion_waits_for_either_coordination(cast: Cast) -> None:
    suggested = suggested_twinning(cast)
    assert all("Uzunköy" in texts_to(person)[-1] for person in (cast.dana, cast.gero))
    assert cast.signed_in(None).get(f"/de/twinnings/{suggested.id}").status_code == 404
    assert "Uzunköy" in words(cast.signed_in(cast.carla).get("/de/twinnings"))
    assert "Uzunköy" in words(cast.signed_in(cast.gero).get("/tr/twinnings"))
    approve(suggested)
    db.session.commit()
    assert f"/de/twinnings/{suggested.id}" in texts_to(cast.carla)[-1]
    assert "Uzunköy" in words(cast.signed_in(None).get("/de/twinnings"))
    with pytest.raises(Refused) as decided:
        decline(suggested, "Zu spät.")
    assert decided.value.code == TwinningRefusal.DECIDED


def test_a_declined_suggestion_goes_and_its_author_reads_why(cast: Cast) -> None:
    suggested, gero = suggested_twinning(cast), cast.signed_in(cast.gero)
    path = f"/tr/twinnings/{suggested.id}/decline"
    assert gero.post(path, data={"reason": ""}).status_code == 422
    assert gero.post(path, data={"reason": "Böyle bir ortaklık yok."}).status_code == 303
    assert "Böyle bir ortaklık yok." in texts_to(cast.carla)[-1]
    assert db.session.scalars(select(Twinning)).all() == []


def test_a_coordinator_enters_a_partnership_and_adds_schools_and_projects(cast: Cast) -> None:
    published, dana = cast.contribution(status="published"), cast.signed_in(cast.dana)
    page = dana.get("/de/twinnings/new")
    typed = sent_by(page, "", one_town="Lindenbrück", other_town="Ovacık", other_region="bursa", founded="1998")
    without_source = dana.post("/de/twinnings/new", data=typed)
    assert "Bitte geben Sie an, wo das Jahr belegt ist" in words(without_source)
    answer = dana.post("/de/twinnings/new", data={**typed, "source": "Chronik"})
    assert answer.status_code == 303
    again = dana.post("/de/twinnings/new", data={**typed, "source": "Chronik", "once": "another"})
    assert "Die Partnerschaft dieser beiden Städte ist schon eingetragen." in words(again)
    edit = f"{answer.location}/edit"
    chosen = {"schools": str(cast.school.id), "projects": str(cast.project.id)}
    assert dana.post(edit, data=sent_by(dana.get(edit), "", **chosen)).status_code == 303
    shown = cast.signed_in(None).get(answer.location)
    assert "Schule am Sternenfeld" in words(shown)
    assert f"/de/contributions/{published.id}" in shown.text
    assert "Chronik" in words(shown)


def test_what_can_not_be_is_said_beside_what_has_to_be_changed(cast: Cast) -> None:
    carla, path = cast.signed_in(cast.carla), "/de/twinnings/new"
    page = carla.get(path)
    unchosen = carla.post(path, data=sent_by(page, "", other_town="Ovacık"))
    assert wrong(unchosen) == ["other_region-error"]
    foreign = carla.post(path, data=sent_by(page, "", one_town="Waldheim", other_town="Ovacık", other_region="bursa"))
    assert wrong(foreign) == ["one_town-error"]
    same = carla.post(path, data=sent_by(page, "", other_town="Waldheim", other_region="hessen"))
    assert wrong(same) == ["other_region-error"]


def wrong(answer: TestResponse) -> list[str | None]:
    return [each.get("id") for each in parsed(answer).iterfind(".//p[@class='error']")]


def test_towns_that_are_another_partnership_are_refused_kindly(cast: Cast) -> None:
    known = twinning(cast)
    other = enter(About(OURS, Town("Uzunköy", "bursa")), by=cast.dana)
    with pytest.raises(Refused) as taken:
        change(other, About(known.one, known.other), by=cast.dana)
    assert taken.value.code == TwinningRefusal.KNOWN
    change(other, About(OURS, Town("Uzunköy", "bursa"), 2001, "Chronik"), by=cast.dana)
    assert other.founded == 2001


def test_a_partnership_does_not_become_one_of_others_or_of_a_region_that_rests(cast: Cast) -> None:
    known, browser = twinning(cast), cast.signed_in(cast.dana)
    set_status(get_region("aquitaine"), Status.SUSPENDED, today())
    db.session.commit()
    with pytest.raises(Refused) as foreign:
        change(known, About(Town("Sauveterre", "wielkopolska"), known.other), by=cast.dana)
    assert foreign.value.code == TwinningRefusal.NOT_YOUR_TOWN
    with pytest.raises(Refused) as resting:
        change(known, About(known.one, Town("Sauveterre", "aquitaine")), by=cast.dana)
    assert resting.value.code == RegionRefusal.NOT_ACTIVE
    path = f"/de/twinnings/{known.id}/edit"
    answer = browser.post(path, data=sent_by(browser.get(path), "", one_region="wielkopolska"))
    assert (answer.status_code, "Regionalkoordinationen tragen" in words(answer)) == (422, True)


@pytest.mark.parametrize("key", ["hessen", "bursa"])
def test_no_suggestion_becomes_public_while_a_region_rests(cast: Cast, key: str) -> None:
    suggested = suggested_twinning(cast)
    set_status(get_region(key), Status.SUSPENDED, today())
    db.session.commit()
    assert cast.signed_in(cast.dana).post(f"/de/twinnings/{suggested.id}/approve").status_code == 409
    assert cast.signed_in(None).get(f"/de/twinnings/{suggested.id}").status_code == 404


def test_two_coordinators_do_not_overwrite_each_other(cast: Cast) -> None:
    known, dana = twinning(cast), cast.signed_in(cast.dana)
    path = f"/de/twinnings/{known.id}/edit"
    typed = sent_by(dana.get(path), "", founded="1999")
    change(known, About(known.one, known.other, 2000, "Chronik"), by=cast.dana)
    db.session.commit()
    assert dana.post(path, data=typed).status_code == 422


def test_a_teacher_finds_the_own_town_filled_in(cast: Cast) -> None:
    assert 'value="Lindenbrück"' in cast.signed_in(cast.carla).get("/de/twinnings/new").text
    assert [school.id for school in schools_in(OURS)] == [cast.school.id]


@pytest.mark.several_connections
def test_of_two_who_enter_or_rename_to_the_same_pair_at_once_one_is_told_that_it_is_known(cast: Cast) -> None:
    known, region = twinning(cast, other=Town("Uzunköy", "bursa")), {"one_region": "hessen", "other_region": "bursa"}
    fields = {**region, "one_town": "Lindenbrück", "other_town": "Ovacık"}
    paths = ["/de/twinnings/new", f"/de/twinnings/{known.id}/edit", "/de/twinnings/new"]
    browsers = [cast.signed_in(person) for person in (cast.dana, cast.dana, cast.gero)]
    codes = answers_at_once(browsers, paths, fields)
    assert codes.count(303) == 1
    assert {*codes} <= {303, 409, 422}
    assert db.session.scalars(select(Twinning.pair).where(Twinning.other_town == "Ovacık")).all() == [
        About(OURS, Town("Ovacık", "bursa")).pair
    ]


def test_a_project_that_is_private_again_is_named_to_nobody_and_comes_back_with_its_publication(cast: Cast) -> None:
    known, project = twinning(cast), cast.other_project
    known.projects, project.is_public, project.title = [project], False, "Yalnız bize"
    db.session.commit()
    dana, path = cast.signed_in(cast.dana), f"/de/twinnings/{known.id}/edit"
    assert "Yalnız bize" not in dana.get(path).text
    assert dana.post(path, data=sent_by(dana.get(path), "", founded="1999", source="Chronik")).status_code == 303
    project.is_public = True
    db.session.commit()
    assert "Yalnız bize" in cast.signed_in(None).get(f"/de/twinnings/{known.id}").text
