"""A decision that was a slip: undone for a while, with its place in the queue, and nobody was told meanwhile."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from portal.contributions.actions.drafts import Content, save
from portal.contributions.actions.steps import take_step
from portal.contributions.models import Contribution, ContributionEntry
from portal.contributions.queries.history import history
from portal.contributions.rules import UNDO_DECISIONS_FOR, Status, Step
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import claim_next
from portal.core.mail.models import Email
from portal.core.web.access import Role
from portal.moderation.queries.decisions import PER_PAGE
from tests.builders.moderating import Queue, buttons, press
from tests.builders.races import answers_at_once
from tests.cast import Cast
from tests.page_reading import parsed, sent_by, the_form, words

DECISIONS = [("publish", {}), ("request_changes", {"words": "Wo war das?"}), ("reject", {"codes": ["off_topic"]})]


def about(contribution: Contribution) -> list[str]:
    """Subjects of the mails that wait or were sent because of decisions about it."""
    events = select(Email.subject).where(Email.event.startswith("contribution-entry:")).order_by(Email.id)
    return [subject for subject in db.session.scalars(events) if contribution.title in subject]


def grow_old(contribution: Contribution) -> None:
    """The last step was taken longer ago than it can be undone."""
    entry = db.session.get_one(ContributionEntry, history(contribution)[0].id)
    entry.at = now() - UNDO_DECISIONS_FOR - timedelta(seconds=1)
    contribution.updated_at -= timedelta(hours=1)
    db.session.commit()


@pytest.mark.both_databases
@pytest.mark.parametrize(("step", "typed"), DECISIONS)
def test_dana_undoes_a_slip_and_the_contribution_stands_where_it_stood(
    cast: Cast, waiting: Queue, step: str, typed: dict[str, Any]
) -> None:
    first, second = waiting("Erster", hours=9), waiting("Zweiter", hours=8)
    since, dana, visitor = first.status_since, cast.signed_in(cast.dana), cast.signed_in(None)
    answer = press(dana, first, step, **typed)
    assert len(about(first)) == 1
    page = dana.get(answer.location)
    assert "2 of" not in words(page)
    undone = dana.post(the_form(page, "/undo").get("action"), data=sent_by(page, "/undo"))
    assert undone.location == f"/en/moderation/{first.id}"
    db.session.expire_all()
    assert (first.status, first.status_since, first.published_at) == (Status.IN_REVIEW, since, None)
    assert about(first) == []
    assert visitor.get(f"/en/contributions/{first.id}").status_code == 404
    assert "Erster" not in words(visitor.get("/en/gallery"))
    page = dana.get(undone.location)
    assert "Undone. Everything is as it was before." in words(page)
    assert "1 of 2" in words(page)
    assert second.status == Status.IN_REVIEW


def test_nobody_gets_mail_about_a_decision_before_it_is_too_late_to_undo_it(cast: Cast, waiting: Queue) -> None:
    contribution = waiting()
    db.session.execute(db.delete(Email))
    press(cast.signed_in(cast.dana), contribution, "publish")
    assert claim_next(now() + timedelta(seconds=29)) is None
    sent = claim_next(now() + timedelta(seconds=30))
    assert sent is not None
    assert sent.recipient == "carla@school.example"


def test_what_is_on_its_way_by_mail_is_not_undone_any_more(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    db.session.execute(db.delete(Email))
    db.session.commit()
    press(dana, contribution, "publish")
    assert claim_next(now() + UNDO_DECISIONS_FOR) is not None
    db.session.commit()
    assert dana.post(f"/en/moderation/{contribution.id}/undo").status_code == 409
    db.session.expire_all()
    assert contribution.status == Status.PUBLISHED


def test_after_a_while_it_can_only_be_reconsidered(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    press(dana, contribution, "reject", words="Nein.")
    grow_old(contribution)
    page = dana.get(f"/en/moderation/{contribution.id}")
    assert "Undo:" not in words(page)
    late = dana.post(f"/en/moderation/{contribution.id}/undo")
    assert late.status_code == 409
    assert "This cannot be undone any more" in words(late)
    assert press(dana, contribution, "reconsider").status_code == 303
    db.session.expire_all()
    assert contribution.status == Status.IN_REVIEW


def test_another_coordinator_of_the_region_does_not_undo_it(cast: Cast, waiting: Queue) -> None:
    doris = cast._adult(Role.COORDINATOR, "Doris", "de", regions=["hessen"], reads=["de"])
    db.session.commit()
    contribution = waiting()
    press(cast.signed_in(cast.dana), contribution, "publish")
    answers = [
        cast.signed_in(person).post(f"/en/moderation/{contribution.id}/undo").status_code
        for person in (doris, cast.gero, cast.carla, cast.anna, None)
    ]
    assert answers == [409, 404, 403, 403, 303]


@pytest.mark.several_connections
def test_of_dana_who_undoes_and_doris_who_takes_it_back_one_is_first(cast: Cast, waiting: Queue) -> None:
    doris = cast._adult(Role.COORDINATOR, "Doris", "de", regions=["hessen"], reads=["de"])
    db.session.commit()
    contribution = waiting()
    browsers = [cast.signed_in(cast.dana), cast.signed_in(doris)]
    press(browsers[0], contribution, "publish")
    paths = [f"/en/moderation/{contribution.id}/{step}" for step in ("undo", "reconsider")]
    assert sorted(answers_at_once(browsers, paths, {"words": "Hm."})) == [303, 409]
    db.session.expire_all()
    assert (contribution.status, contribution.published_at) == (Status.IN_REVIEW, None)


def test_a_second_undo_undoes_nothing_else(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    press(dana, contribution, "publish")
    path = f"/en/moderation/{contribution.id}/undo"
    assert [dana.post(path).status_code for _ in range(2)] == [303, 409]


def test_what_anna_has_begun_to_change_stays_hers(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    press(dana, contribution, "request_changes", words="Wo war das?")
    assert "reconsider" in buttons(dana.get(f"/en/moderation/{contribution.id}"))
    save(contribution, Content("Der Fluss", "Am Wehr.", "de"), revision=contribution.revision, by=cast.anna)
    db.session.commit()
    page = dana.get(f"/en/moderation/{contribution.id}")
    assert "The authors are already working on it." in words(page)
    assert dana.post(f"/en/moderation/{contribution.id}/undo").status_code == 409
    late = dana.post(f"/en/moderation/{contribution.id}/reconsider")
    assert late.status_code == 409
    assert "The authors are already working on it." in words(late)


def test_changes_that_nobody_has_begun_are_taken_back_into_review_at_any_time(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    press(dana, contribution, "request_changes", words="Wo war das?")
    grow_old(contribution)
    assert press(dana, contribution, "reconsider").status_code == 303


def published(cast: Cast, waiting: Queue) -> tuple[Contribution, datetime]:
    contribution = waiting()
    take_step(contribution, Step.PUBLISH, by=cast.dana)
    db.session.commit()
    assert contribution.published_at is not None
    return contribution, contribution.published_at


def test_who_takes_back_what_was_published_says_why_and_the_authors_read_it(cast: Cast, waiting: Queue) -> None:
    contribution, _ = published(cast, waiting)
    dana = cast.signed_in(cast.dana)
    silent = dana.post(f"/en/moderation/{contribution.id}/reconsider")
    assert silent.status_code == 409
    assert "Please write a reason" in words(silent)
    press(dana, contribution, "reconsider", words="Ein Name zu viel.")
    assert "Ein Name zu viel." in words(cast.signed_in(cast.anna).get("/de/desk"))
    mails = db.session.scalars(select(Email.text).filter_by(recipient=cast.carla.email).order_by(Email.id.desc()))
    assert "Ein Name zu viel." in (mails.first() or "")


@pytest.mark.parametrize("who", ["dana", "anna", "carla"])
def test_what_was_taken_off_by_a_slip_is_published_again_in_its_place(cast: Cast, waiting: Queue, who: str) -> None:
    contribution, published_at = published(cast, waiting)
    person, visitor = getattr(cast, who), cast.signed_in(None)
    browser, page = cast.signed_in(person), f"/en/contributions/{contribution.id}"
    step, typed = ("reconsider", {"words": "Hm."}) if who == "dana" else ("withdraw", {})
    assert browser.post(f"{page}/{step}", data=typed).status_code == 303
    assert visitor.get(page).status_code == (404 if who == "dana" else 410)
    shown = browser.get(page)
    assert browser.post(f"{page}/undo", data=sent_by(shown, "/undo")).status_code == 303
    db.session.expire_all()
    assert (contribution.status, contribution.published_at) == (Status.PUBLISHED, published_at)
    assert visitor.get(page).status_code == 200
    assert "Der Fluss" in words(visitor.get("/en/gallery"))


def test_what_carla_returned_by_a_slip_waits_for_her_again(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted")
    carla = cast.signed_in(cast.carla)
    carla.post(f"/en/contributions/{contribution.id}/return", data={"words": "Hm."})
    assert carla.post(f"/en/contributions/{contribution.id}/undo").status_code == 303
    db.session.expire_all()
    assert contribution.status == Status.SUBMITTED


def test_nothing_else_is_undone(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted")
    carla = cast.signed_in(cast.carla)
    assert carla.post(f"/en/contributions/{contribution.id}/undo").status_code == 409
    carla.post(f"/en/contributions/{contribution.id}/forward")
    assert carla.post(f"/en/contributions/{contribution.id}/undo").status_code == 409


# --- where decisions are found ---


def test_rejected_works_are_listed_with_their_reasons_until_dana_takes_them_back(cast: Cast, waiting: Queue) -> None:
    rejected, shown = waiting("Fallobst"), waiting("Apfel")
    dana = cast.signed_in(cast.dana)
    press(dana, rejected, "reject", codes=["off_topic"], words="Nein.")
    press(dana, shown, "publish")
    page = dana.get("/en/moderation/decisions")
    assert [title for title in ("Apfel", "Fallobst") if title in words(page)] == ["Apfel", "Fallobst"]
    only = dana.get("/en/moderation/decisions?step=reject")
    assert "Apfel" not in words(only)
    for text in ("Fallobst", "Not accepted", "Dana", "It does not fit the topic of the project yet.", "Nein."):
        assert text in words(only)
    assert "Fallobst" not in words(cast.signed_in(cast.gero).get("/en/moderation/decisions"))
    assert dana.post(f"/en/moderation/{rejected.id}/undo").status_code == 303
    links = [link.get("href") for link in parsed(only).iter("a") if link.get("class") == "row-title"]
    assert links == [f"/en/moderation/{rejected.id}"]


def test_a_long_list_of_decisions_goes_on(cast: Cast) -> None:
    contribution = cast.contribution(status="published")
    for number in range(PER_PAGE + 1):
        entry = ContributionEntry(contribution_id=contribution.id, step=Step.REJECT, reason=f"Grund {number:02}")
        entry.start, entry.to, entry.by_id = Status.IN_REVIEW, Status.REJECTED, cast.dana.id
        db.session.add(entry)
    db.session.commit()
    dana = cast.signed_in(cast.dana)
    page = dana.get("/en/moderation/decisions")
    more = next(str(link.get("href")) for link in parsed(page).iter("a") if link.get("rel") == "next")
    assert ("Grund 00" in words(page), "Grund 00" in words(dana.get(more))) == (False, True)


@pytest.mark.parametrize("query", ["kind=nonsense", "after=x&step=x"])
def test_lists_that_nobody_has(cast: Cast, query: str) -> None:
    answer: Callable[[str], Any] = cast.signed_in(cast.dana).get
    assert answer(f"/en/moderation/decisions?{query}").status_code == (404 if "kind" in query else 200)
