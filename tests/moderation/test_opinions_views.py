"""A Turkish work in Hessen, which nobody there reads: Gero of Bursa is asked, and decides once it is handed over. And
Dana asks Doris, who coordinates Hessen as well."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.models import Assignment, Person, ReadLanguage
from portal.contributions.actions.steps import take_step
from portal.contributions.models import Contribution, OpinionRequest
from portal.contributions.queries.history import history
from portal.contributions.rules import Status, Step
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from tests.builders.emails import emails
from tests.builders.moderating import Queue, buttons, press, titles
from tests.cast import Cast
from tests.page_reading import parsed, sent_by, words


@pytest.fixture
def nehir(waiting: Queue) -> Contribution:
    return waiting("Nehir", language="tr", hours=9)


@pytest.fixture
def doris(cast: Cast) -> Person:
    person = cast._adult(Role.COORDINATOR, "Doris", "pl", regions=["hessen"], reads=["pl", "tr"])
    db.session.commit()
    return person


def pass_on(browser: FlaskClient, contribution: Contribution, how: str, to: str = "bursa", **typed: Any) -> int:
    """Fills one of the two forms on the page; `to` is a region, or the number of a colleague."""
    page = browser.get(f"/en/moderation/{contribution.id}")
    chosen = {"ask-for-opinion": "adviser", "hand-over": "region"}[how]
    sent = sent_by(page, f"/{how}", **{chosen: to}, **typed)
    return browser.post(f"/en/moderation/{contribution.id}/{how}", data=sent).status_code


def opine(browser: FlaskClient, contribution: Contribution, **typed: Any) -> Any:
    page = browser.get(f"/en/moderation/{contribution.id}")
    path = f"/en/moderation/{contribution.id}/give-opinion"
    return browser.post(path, data=sent_by(page, "/give-opinion", **typed))


@pytest.mark.both_databases
def test_gero_is_asked_reads_it_and_says_what_he_thinks_and_dana_decides(cast: Cast, nehir: Contribution) -> None:
    dana, gero = cast.signed_in(cast.dana), cast.signed_in(cast.gero)
    path = f"/en/moderation/{nehir.id}"
    assert gero.get(path).status_code == 404
    assert pass_on(dana, nehir, "ask-for-opinion", question="Ist das harmlos?") == 303
    assert emails("opinion-wanted:") == [("gero", "tr")]
    assert "You are asked for your opinion about 1 contribution" in words(gero.get("/en/desk"))
    assert titles(gero.get("/en/moderation/opinions")) == ["Nehir"]
    page = gero.get(path)
    assert "Ist das harmlos?" in words(page)
    assert "Unser Fluss ist lang." in words(page)
    assert buttons(page) == {"give-opinion"}
    answer = opine(gero, nehir, verdict="request_changes", codes=["name_sources"], words="Bir ad eksik.")
    assert answer.status_code == 303
    assert emails("opinion-given:") == [("dana", "de")]
    read = dana.get(path)
    for text in ("Something should change first", "Gero", "Please say where facts", "Bir ad eksik."):
        assert text in words(read)
    assert [quote.get("lang") for quote in parsed(read).iter("blockquote")] == ["de", "tr"]
    assert "Something should change first" in words(gero.get(path))
    assert press(dana, nehir, "request_changes", codes=["name_sources"]).status_code == 303
    assert gero.get(path).status_code == 404
    assert titles(gero.get("/en/moderation/opinions")) == []


def test_an_adviser_decides_nothing(cast: Cast, nehir: Contribution) -> None:
    pass_on(cast.signed_in(cast.dana), nehir, "ask-for-opinion")
    gero, path = cast.signed_in(cast.gero), f"/en/moderation/{nehir.id}"
    for step in ("publish", "request_changes", "reject", "hand-over", "ask-for-opinion"):
        late = gero.post(f"{path}/{step}", data={"words": "Hayır", "region": "hessen"})
        assert (late.status_code, "The coordination of another region decides" in words(late)) == (409, True)
    for step in ("undo", "hand-back"):
        assert gero.post(f"{path}/{step}").status_code == 409
    assert gero.post(f"/en/contributions/{nehir.id}/publish").status_code == 409
    db.session.expire_all()
    assert nehir.status == Status.IN_REVIEW
    assert titles(gero.get("/en/moderation?languages=all")) == []


def test_whoever_is_not_asked_finds_nothing(cast: Cast, nehir: Contribution) -> None:
    jan = cast._adult(Role.COORDINATOR, "Jan", "fr", regions=["aquitaine"], reads=["fr", "tr"])
    db.session.commit()
    pass_on(cast.signed_in(cast.dana), nehir, "ask-for-opinion")
    for person in (jan, cast.emil, cast.filiz, cast.ada):
        browser = cast.signed_in(person)
        for page in ("contributions/{}", "contributions/{}/versions"):
            assert browser.get(f"/en/{page.format(nehir.id)}").status_code == 404
        seen = browser.get(f"/en/moderation/{nehir.id}").status_code
        assert seen == (404 if person.is_coordinator else 403)
    stranger = cast.signed_in(jan)
    for step in ("give-opinion", "ask-for-opinion", "hand-over", "hand-back"):
        answer = stranger.post(f"/en/moderation/{nehir.id}/{step}", data={"verdict": "publish", "region": "bursa"})
        assert answer.status_code == 404


def test_only_regions_are_offered_in_which_somebody_reads_it(cast: Cast, nehir: Contribution, waiting: Queue) -> None:
    dana = cast.signed_in(cast.dana)
    polish = waiting("Rzeka", language="pl")
    assert "No coordinator of another region reads" in words(dana.get(f"/en/moderation/{polish.id}"))
    form = {"region": "bursa", "adviser": "bursa"}
    assert dana.post(f"/en/moderation/{polish.id}/ask-for-opinion", data=form).status_code == 422
    assert "Bursa: Gero" in words(dana.get(f"/en/moderation/{nehir.id}"))
    page = dana.post(f"/en/moderation/{nehir.id}/ask-for-opinion", data={"question": "Ist das harmlos?"})
    assert page.status_code == 422
    assert "Please choose who is asked." in words(page)
    assert "Ist das harmlos?" in words(page)
    cast.gero.suspended_at = now()
    db.session.commit()
    assert dana.post(f"/en/moderation/{nehir.id}/hand-over", data=form).status_code == 422


def test_nobody_is_asked_or_answers_twice(cast: Cast, nehir: Contribution) -> None:
    dana, gero = cast.signed_in(cast.dana), cast.signed_in(cast.gero)
    assert [pass_on(dana, nehir, "ask-for-opinion") for _ in range(2)] == [303, 409]
    empty = opine(gero, nehir, words="Güzel.")
    assert empty.status_code == 422
    assert "Please choose what you recommend." in words(empty)
    assert "Güzel." in words(empty)
    windows = [sent_by(gero.get(f"/en/moderation/{nehir.id}"), "/give-opinion", verdict="publish") for _ in range(2)]
    path = f"/en/moderation/{nehir.id}/give-opinion"
    assert [gero.post(path, data=sent).status_code for sent in windows] == [303, 409]
    assert "Your region has already given its opinion." in words(gero.get(f"/en/moderation/{nehir.id}"))


def test_a_decision_that_is_undone_opens_the_question_again_and_another_review_does_not(
    cast: Cast, nehir: Contribution
) -> None:
    dana, gero = cast.signed_in(cast.dana), cast.signed_in(cast.gero)
    path = f"/en/moderation/{nehir.id}"
    pass_on(dana, nehir, "ask-for-opinion")
    press(dana, nehir, "reject", words="Nein.")
    assert gero.get(path).status_code == 404
    dana.post(f"{path}/undo")
    assert gero.get(path).status_code == 200
    press(dana, nehir, "reject", words="Nein.")
    press(dana, nehir, "reconsider")
    assert gero.get(path).status_code == 404


@pytest.mark.both_databases
def test_handed_over_it_is_geros_to_decide_and_dana_looks_on(cast: Cast, nehir: Contribution) -> None:
    dana, gero, path = cast.signed_in(cast.dana), cast.signed_in(cast.gero), f"/en/moderation/{nehir.id}"
    assert pass_on(dana, nehir, "hand-over") == 303
    assert emails("handed-over:") == [("gero", "tr")]
    assert titles(dana.get("/en/moderation?languages=all")) == []
    assert titles(dana.get("/en/moderation/opinions")) == ["Nehir"]
    page = dana.get(path)
    assert "Handed over: this region decides." in words(page)
    assert buttons(page) == {"hand-back", "undo"}
    assert dana.post(f"{path}/publish").status_code == 409
    assert titles(gero.get("/en/moderation")) == ["Nehir"]
    assert press(gero, nehir, "publish").status_code == 303
    assert cast.signed_in(None).get(f"/en/contributions/{nehir.id}").status_code == 200
    assert [entry.step for entry in history(nehir)][:2] == [Step.PUBLISH, Step.HAND_OVER]
    assert press(dana, nehir, "reconsider", words="Noch einmal.").status_code == 303


@pytest.mark.parametrize("who", ["dana", "gero"])
def test_it_is_taken_back_or_handed_back(cast: Cast, nehir: Contribution, who: str) -> None:
    dana = cast.signed_in(cast.dana)
    pass_on(dana, nehir, "hand-over")
    assert press(cast.signed_in(getattr(cast, who)), nehir, "hand-back").status_code == 303
    assert titles(dana.get("/en/moderation?languages=all")) == ["Nehir"]
    assert cast.signed_in(cast.gero).get(f"/en/moderation/{nehir.id}").status_code == 404
    assert emails("handed-over:")[1:] == ([("dana", "de")] if who == "gero" else [])
    assert dana.post(f"/en/moderation/{nehir.id}/hand-back").status_code == 409


@pytest.mark.both_databases
def test_what_dana_handed_over_by_a_slip_is_hers_again_and_nobody_heard_of_it(cast: Cast, nehir: Contribution) -> None:
    dana, gero, since = cast.signed_in(cast.dana), cast.signed_in(cast.gero), nehir.status_since
    pass_on(dana, nehir, "hand-over")
    assert dana.post(f"/en/moderation/{nehir.id}/undo").status_code == 303
    assert emails("handed-over:") == []
    assert gero.get(f"/en/moderation/{nehir.id}").status_code == 404
    db.session.expire_all()
    assert (nehir.review_region_key, nehir.status_since) == (None, since)


def test_gero_undoes_that_he_handed_it_back_though_it_is_out_of_his_hands(cast: Cast, nehir: Contribution) -> None:
    gero, path = cast.signed_in(cast.gero), f"/en/moderation/{nehir.id}"
    pass_on(cast.signed_in(cast.dana), nehir, "hand-over")
    answer = press(gero, nehir, "hand-back")
    assert f"{path}/undo" in buttons_with_addresses(gero.get(answer.location))
    assert gero.post(f"{path}/undo").status_code == 303
    assert emails("handed-over:") == [("gero", "tr")]
    assert titles(gero.get("/en/moderation")) == ["Nehir"]


def buttons_with_addresses(page: Any) -> set[str]:
    return {str(form.get("action")) for form in parsed(page).iter("form")}


def test_after_changes_it_comes_back_to_whoever_reads_it(cast: Cast, nehir: Contribution) -> None:
    pass_on(cast.signed_in(cast.dana), nehir, "hand-over")
    gero = cast.signed_in(cast.gero)
    press(gero, nehir, "request_changes", words="Kısa.")
    db.session.execute(db.delete(Email))
    for step, by in ((Step.SUBMIT, cast.anna), (Step.FORWARD, cast.carla)):
        take_step(nehir, step, by=by)
    db.session.commit()
    assert {to for to, _ in emails("in review ")} == {"gero"}
    assert titles(gero.get("/en/moderation")) == ["Nehir"]


def test_gero_reads_that_anna_withdrew_what_was_handed_over_to_him(cast: Cast, nehir: Contribution) -> None:
    pass_on(cast.signed_in(cast.dana), nehir, "hand-over")
    take_step(nehir, Step.WITHDRAW, by=cast.anna)
    db.session.commit()
    late = cast.signed_in(cast.gero).post(f"/en/moderation/{nehir.id}/publish")
    assert (late.status_code, "was withdrawn meanwhile" in words(late)) == (409, True)


def test_a_coordinator_of_both_regions_asks_nobody_and_decides(cast: Cast, nehir: Contribution) -> None:
    cast.gero.cares_for.append(Assignment(region_key="hessen"))
    cast.gero.reads.append(ReadLanguage(language="de"))
    db.session.commit()
    gero = cast.signed_in(cast.gero)
    assert titles(gero.get("/en/moderation")) == ["Nehir"]
    assert pass_on(gero, nehir, "hand-over") == 303
    assert press(gero, nehir, "publish").status_code == 303
    assert db.session.scalars(select(OpinionRequest)).all() == []


def test_who_has_chosen_no_languages_reads_those_of_the_own_region(cast: Cast, nehir: Contribution) -> None:
    cast.gero.reads = []
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    assert pass_on(dana, nehir, "ask-for-opinion") == 303
    assert emails("opinion-wanted:") == [("gero", "tr")]


@pytest.mark.both_databases
def test_dana_asks_a_colleague_who_answers_and_both_read_it(cast: Cast, nehir: Contribution, doris: Person) -> None:
    dana, asked, path = cast.signed_in(cast.dana), cast.signed_in(doris), f"/en/moderation/{nehir.id}"
    assert "Doris (reads the language)" in words(dana.get(path))
    assert pass_on(dana, nehir, "ask-for-opinion", str(doris.id), question="Was steht da?") == 303
    assert emails("opinion-wanted:") == [("doris", "pl")]
    assert "You are asked for your opinion about 1 contribution" in words(asked.get("/en/moderation"))
    assert titles(asked.get("/en/moderation/opinions")) == ["Nehir"]
    assert "You are asked" not in words(dana.get("/en/moderation/opinions"))
    page = asked.get(path)
    assert "Was steht da?" in words(page)
    assert {"give-opinion", "publish"} <= buttons(page)
    assert opine(asked, nehir, verdict="publish", words="Piękne.").status_code == 303
    assert emails("opinion-given:") == [("dana", "de")]
    for browser in (dana, asked):
        read = words(browser.get(path))
        assert ("It can be published" in read, "Piękne." in read) == (True, True)
    assert "You have already given your opinion." in words(asked.get(path))
    assert "asked for your opinion" not in words(asked.get("/en/moderation"))


def test_of_a_question_to_a_colleague_no_other_region_learns(cast: Cast, nehir: Contribution, doris: Person) -> None:
    pass_on(cast.signed_in(cast.dana), nehir, "ask-for-opinion", str(doris.id))
    gero = cast.signed_in(cast.gero)
    assert gero.get(f"/en/moderation/{nehir.id}").status_code == 404
    assert titles(gero.get("/en/moderation/opinions")) == []


def test_a_colleague_of_another_region_is_asked_through_her_region(cast: Cast, nehir: Contribution) -> None:
    for person in (cast.gero, cast.dana, cast.carla):
        sent = {"adviser": str(person.id)}
        answer = cast.signed_in(cast.dana).post(f"/en/moderation/{nehir.id}/ask-for-opinion", data=sent)
        assert answer.status_code == 422


def test_a_colleague_is_asked_once_and_the_region_still_can_be(cast: Cast, nehir: Contribution, doris: Person) -> None:
    dana = cast.signed_in(cast.dana)
    asked = [pass_on(dana, nehir, "ask-for-opinion", to) for to in (str(doris.id), str(doris.id), "bursa")]
    assert asked == [303, 409, 303]
    page = words(dana.get("/en/moderation/opinions"))
    assert ("· Doris ·" in page, page.count("Nehir")) == (True, 2)


def test_a_colleague_who_has_left_the_region_is_asked_no_more(cast: Cast, nehir: Contribution, doris: Person) -> None:
    pass_on(cast.signed_in(cast.dana), nehir, "ask-for-opinion", str(doris.id))
    doris.cares_for = [Assignment(region_key="aquitaine")]
    db.session.commit()
    browser = cast.signed_in(doris)
    assert browser.get(f"/en/moderation/{nehir.id}").status_code == 404
    assert titles(browser.get("/en/moderation/opinions")) == []
