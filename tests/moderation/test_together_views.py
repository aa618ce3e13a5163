"""Dana decides about several works at once: those that she has opened, each by itself, undone together."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from portal.contributions.models import Contribution, Opened
from portal.contributions.rules import Status
from portal.core.db import db
from tests.builders.emails import emails
from tests.builders.moderating import Queue, titles
from tests.builders.races import answers_at_once
from tests.cast import Cast
from tests.page_reading import parsed, words

TOGETHER = "/en/moderation/together"


def open_all(browser: FlaskClient, *contributions: Contribution) -> None:
    for contribution in contributions:
        assert browser.get(f"/en/moderation/{contribution.id}").status_code == 200


def decide(browser: FlaskClient, step: str, *contributions: Contribution, **typed: Any) -> TestResponse:
    chosen = {"chosen": [str(contribution.id) for contribution in contributions]}
    return browser.post(f"{TOGETHER}/{step}", data={**chosen, **typed})


def statuses(*contributions: Contribution) -> list[str]:
    db.session.expire_all()
    return [contribution.status for contribution in contributions]


def offered(page: TestResponse) -> list[str]:
    return [str(box.get("value")) for box in parsed(page).iter("input") if box.get("name") == "chosen"]


@pytest.mark.both_databases
def test_dana_publishes_what_she_has_read_together_and_undoes_all_of_it(cast: Cast, waiting: Queue) -> None:
    one, two, unread = waiting("Eins"), waiting("Zwei"), waiting("Drei")
    dana, visitor = cast.signed_in(cast.dana), cast.signed_in(None)
    open_all(dana, one, two)
    assert sorted(offered(dana.get("/en/moderation"))) == sorted([str(one.id), str(two.id)])
    answer = decide(dana, "publish", one, two)
    page = dana.get(answer.location)
    assert "Published: 2." in words(page)
    assert visitor.get(f"/en/contributions/{one.id}").status_code == 200
    assert len(emails("contribution-entry:")) == 2
    undo = next(form for form in parsed(page).iter("form") if form.get("class") == "undo")
    page = dana.get(dana.post(str(undo.get("action"))).location)
    assert statuses(one, two, unread) == [Status.IN_REVIEW] * 3
    assert emails("contribution-entry:") == []
    assert visitor.get(f"/en/contributions/{one.id}").status_code == 404
    assert sorted(offered(page)) == sorted([str(one.id), str(two.id)])  # what was undone need not be opened again


def test_what_she_has_not_opened_stays_and_is_named_with_the_way_to_it(cast: Cast, waiting: Queue) -> None:
    read, unread = waiting("Gelesen"), waiting("Ungelesen")
    dana = cast.signed_in(cast.dana)
    open_all(dana, read)
    page = dana.get(decide(dana, "publish", read, unread).location)
    assert statuses(read, unread) == [Status.PUBLISHED, Status.IN_REVIEW]
    assert "Not done: 1." in words(page)
    assert "You have not opened this contribution yet" in words(page)
    assert titles(page) == ["Ungelesen", "Gelesen"]
    links = [link.get("href") for link in parsed(page).iter("a") if link.get("class") == "row-title"]
    assert links[0] == f"/en/moderation/{unread.id}"


def test_what_has_changed_since_is_not_opened(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    open_all(dana, contribution)
    contribution.revision += 1
    db.session.commit()
    assert offered(dana.get("/en/moderation")) == []
    decide(dana, "publish", contribution)
    assert statuses(contribution) == [Status.IN_REVIEW]


def test_what_a_colleague_has_opened_counts_for_her_alone(cast: Cast, waiting: Queue) -> None:
    contribution = waiting()
    open_all(cast.signed_in(cast.dana), contribution)
    cast.gero.cares_for = [*cast.gero.cares_for, type(cast.dana.cares_for[0])(region_key="hessen")]
    db.session.commit()
    gero = cast.signed_in(cast.gero)
    decide(gero, "publish", contribution)
    assert statuses(contribution) == [Status.IN_REVIEW]
    assert offered(gero.get("/en/moderation?languages=all")) == []


def test_the_gate_holds_for_each(cast: Cast, waiting: Queue) -> None:
    good, phone = waiting("Gut"), waiting("Nummer")
    phone.text = "Ruf an: 0171 3920045"
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    open_all(dana, good, phone)
    page = dana.get(decide(dana, "publish", good, phone).location)
    assert statuses(good, phone) == [Status.PUBLISHED, Status.IN_REVIEW]
    assert "It may contain private contact data" in words(page)


def test_several_are_returned_with_one_reason_that_each_author_reads(cast: Cast, waiting: Queue) -> None:
    one, two = waiting("Eins"), waiting("Zwei", author=cast.ben)
    dana = cast.signed_in(cast.dana)
    open_all(dana, one, two)
    silent = decide(dana, "request_changes", one, two)
    assert silent.status_code == 422
    assert "Please tick a ready reason or write one" in words(silent)
    checked = [box for box in parsed(silent).iter("input") if box.get("name") == "chosen" and "checked" in box.attrib]
    assert len(checked) == 2
    decide(dana, "request_changes", one, two, words="Wo war das?")
    assert statuses(one, two) == [Status.CHANGES_REQUESTED] * 2
    assert "Wo war das?" in words(cast.signed_in(cast.ben).get("/de/desk"))


def test_nothing_chosen_keeps_what_was_typed(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    open_all(dana, contribution)
    page = decide(dana, "reject", words="Fremdes Foto.", codes=["foreign_work"])
    assert page.status_code == 422
    assert "Please choose at least one contribution" in words(page)
    assert "Fremdes Foto." in words(page)


def test_several_are_handed_over_where_somebody_reads_them(cast: Cast, waiting: Queue) -> None:
    turkish, polish = waiting("Nehir", language="tr"), waiting("Rzeka", language="pl")
    dana = cast.signed_in(cast.dana)
    open_all(dana, turkish, polish)
    nowhere = decide(dana, "hand_over", turkish, polish, region="atlantis")
    assert (nowhere.status_code, "Please choose a region." in words(nowhere)) == (422, True)
    page = dana.get(decide(dana, "hand_over", turkish, polish, region="bursa").location)
    assert "nobody there can be asked" in words(page)
    assert titles(cast.signed_in(cast.gero).get("/en/moderation")) == ["Nehir"]
    assert emails("handed-over:") == [("gero", "tr")]
    dana.post(f"{TOGETHER}/undo?number={turkish.id}")
    assert emails("handed-over:") == []


def test_works_of_other_regions_are_neither_decided_nor_named(cast: Cast, waiting: Queue) -> None:
    nehir = waiting("Nehir", author=cast.filiz, language="tr")
    dana = cast.signed_in(cast.dana)
    page = dana.get(decide(dana, "publish", nehir).location)
    assert "Nehir" not in words(page)
    assert "Nehir" not in words(dana.get(f"{TOGETHER}?done={nehir.id}&left={nehir.id}.moderation_not_opened&left=x"))
    assert statuses(nehir) == [Status.IN_REVIEW]


def test_late_is_late_for_each(cast: Cast, waiting: Queue) -> None:
    one, two = waiting("Eins"), waiting("Zwei")
    dana = cast.signed_in(cast.dana)
    open_all(dana, one, two)
    decide(dana, "publish", one, two)
    dana.post(f"/en/moderation/{one.id}/undo")
    page = dana.get(dana.post(f"{TOGETHER}/undo?number={one.id}&number={two.id}").location)
    assert statuses(one, two) == [Status.IN_REVIEW] * 2
    assert "Last step undone: 1. Not done: 1." in words(page)


@pytest.mark.several_connections
def test_of_two_who_decide_about_the_same_works_one_wins_each(cast: Cast, waiting: Queue) -> None:
    made = [waiting(f"Beitrag {number}") for number in range(4)]
    doris = cast._adult(cast.dana.role, "Doris", "de", regions=["hessen"], reads=["de"])
    db.session.commit()
    browsers = [cast.signed_in(cast.dana), cast.signed_in(doris)]
    for browser in browsers:
        open_all(browser, *made)
    chosen = {"chosen": [str(each.id) for each in made], "words": "Hm."}
    paths = [f"{TOGETHER}/publish", f"{TOGETHER}/request_changes"]
    assert answers_at_once(browsers, paths, chosen) == [303, 303]
    assert set(statuses(*made)) < {Status.PUBLISHED, Status.CHANGES_REQUESTED}
    assert len(emails("contribution-entry:")) == len(made)


def test_what_was_opened_goes_with_the_person_and_with_the_work(cast: Cast, waiting: Queue) -> None:
    contribution = waiting()
    doris = cast._adult(cast.dana.role, "Doris", "de", regions=["hessen"], reads=["de"])
    db.session.commit()
    for person in (cast.dana, doris):
        open_all(cast.signed_in(person), contribution)
    number = select(func.count()).select_from(Opened)
    db.session.execute(db.delete(type(doris)).where(type(doris).id == doris.id))
    assert db.session.scalar(number) == 1
    db.session.execute(db.delete(Contribution).where(Contribution.id == contribution.id))
    assert db.session.scalar(number) == 0
