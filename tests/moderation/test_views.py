"""Dana's Friday: what waits in her regions and languages, one click each, and nobody decides twice."""

import re
from functools import partial

import pytest
from flask_babel import force_locale
from sqlalchemy import select

from portal.accounts.models import Assignment, ReadLanguage
from portal.contributions.actions.steps import take_step
from portal.contributions.labels import reason_label
from portal.contributions.models import ContributionEntry
from portal.contributions.queries.history import history
from portal.contributions.rules import Reason, Step
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.web.access import Role
from portal.moderation.queries.queue import PER_PAGE
from portal.projects.rules import Status as ProjectStatus
from tests.builders.moderating import Queue, buttons, press, titles
from tests.builders.races import at_once
from tests.cast import Cast
from tests.page_reading import NAUGHTY, harm, parsed, sent_by, words
from tests.statements import n_queries

# --- the queue ---


def test_dana_finds_what_waits_in_her_region_the_oldest_first_and_how_long(cast: Cast, waiting: Queue) -> None:
    for title, hours in (("Seit gestern", 30), ("Eben erst", 0), ("Seit zwei Wochen", 14 * 24)):
        waiting(title, hours=hours)
    page = cast.signed_in(cast.dana).get("/en/moderation")
    assert titles(page) == ["Seit zwei Wochen", "Seit gestern", "Eben erst"]
    ages = [(e.get("class"), "".join(e.itertext())) for e in parsed(page).iter("time")]
    assert ages[:2] == [("waiting long", "Waiting: 2 weeks"), ("waiting", "Waiting: 1 day")]


def test_other_regions_and_statuses_do_not_wait_here(cast: Cast, waiting: Queue) -> None:
    waiting("Nehir", author=cast.filiz, language="tr")
    for status in ("draft", "submitted", "returned", "changes_requested", "rejected", "published", "withdrawn"):
        cast.contribution(title=f"Ein Beitrag: {status}", status=status)
    everything = cast.signed_in(cast.dana).get("/en/moderation?languages=all")
    assert titles(everything) == []
    assert "There is nothing to do at the moment." in words(everything)
    assert titles(cast.signed_in(cast.gero).get("/en/moderation")) == ["Nehir"]


def test_what_she_can_not_read_waits_behind_a_tab_of_its_own(cast: Cast, waiting: Queue) -> None:
    for language in ("de", "fr", "pl", "ru"):
        waiting(f"Auf {language}", language=language)
    dana = cast.signed_in(cast.dana)
    page = dana.get("/en/moderation")
    assert titles(page) == ["Auf de", "Auf fr"]
    assert "In languages that you read: 2" in words(page)
    assert "In all languages: 4" in words(page)
    assert titles(dana.get("/en/moderation?languages=all")) == ["Auf de", "Auf fr", "Auf pl", "Auf ru"]


def test_a_screen_reader_speaks_every_title_in_its_own_language(cast: Cast, waiting: Queue) -> None:
    for language in ("de", "fr"):
        waiting(f"Auf {language}", language=language)
    links = parsed(cast.signed_in(cast.dana).get("/en/moderation")).iter("a")
    spoken = {"".join(link.itertext()): link.get("lang") for link in links if link.get("class") == "row-title"}
    assert spoken == {"Auf de": "de", "Auf fr": "fr"}


def test_an_empty_queue_leads_on_to_what_waits_in_other_languages(cast: Cast, waiting: Queue) -> None:
    dana = cast.signed_in(cast.dana)
    assert "Look at contributions in other languages" not in words(dana.get("/en/moderation"))
    waiting("Rzeka", language="pl")
    page = dana.get("/en/moderation")
    assert (titles(page), "Look at contributions in other languages" in words(page)) == ([], True)


def test_a_coordinator_of_two_regions_finds_both_in_one_queue(cast: Cast, waiting: Queue) -> None:
    cast.dana.cares_for.append(Assignment(region_key="bursa"))
    cast.dana.reads.append(ReadLanguage(language="tr"))
    db.session.commit()
    waiting("Der Fluss", hours=2)
    waiting("Nehir", author=cast.filiz, language="tr", hours=3)
    assert titles(cast.signed_in(cast.dana).get("/en/moderation")) == ["Nehir", "Der Fluss"]


def test_a_long_queue_goes_on_where_it_ended(cast: Cast, waiting: Queue) -> None:
    for number in range(PER_PAGE + 2):
        waiting(f"Beitrag {number:02}", hours=100 - number)
    dana = cast.signed_in(cast.dana)
    first = dana.get("/en/moderation")
    [more] = [str(link.get("href")) for link in parsed(first).iter("a") if "after=" in str(link.get("href"))]
    waiting("Inzwischen neu", hours=0)
    assert len(titles(first)) == PER_PAGE
    assert titles(dana.get(more)) == [f"Beitrag {PER_PAGE}", f"Beitrag {PER_PAGE + 1}", "Inzwischen neu"]


def test_the_queue_costs_the_same_for_one_and_for_thirty(cast: Cast, waiting: Queue) -> None:
    dana, costs = cast.signed_in(cast.dana), []
    for number in (1, 29):
        contributions = [waiting() for _ in range(number)]
        costs.append([n_queries(dana, "/en/moderation"), n_queries(dana, f"/en/moderation/{contributions[0].id}")])
    assert costs[0] == costs[1]


# --- one decision ---


def test_one_click_publishes_and_the_next_one_comes(cast: Cast, waiting: Queue) -> None:
    first, second, foreign = waiting("Erster", hours=3), waiting("Zweiter", hours=2), waiting(language="pl", hours=9)
    dana, visitor = cast.signed_in(cast.dana), cast.signed_in(None)
    answer = press(dana, first, "publish")
    assert (answer.status_code, answer.location) == (303, f"/en/moderation/{second.id}")
    assert "Published. Everyone can see it now." in words(dana.get(answer.location))
    assert visitor.get(f"/en/contributions/{first.id}").status_code == 200
    assert "Erster" in words(visitor.get("/en/gallery"))
    assert press(dana, second, "publish").location == "/en/moderation"
    assert titles(dana.get("/en/moderation?languages=all")) == [foreign.title]


@pytest.mark.parametrize("step", ["request_changes", "reject"])
def test_who_does_not_publish_says_why(cast: Cast, waiting: Queue, step: str) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    silent = press(dana, contribution, step)
    assert silent.status_code == 409
    assert "Please write a reason" in words(silent)
    assert press(dana, contribution, step, words="Wo war das?").status_code == 303
    assert dana.post(f"/en/moderation/{contribution.id}/publish").status_code == 409


@pytest.mark.parametrize(
    ("step", "news"),
    [
        ("request_changes", "Koordynator regionalny prosi Cię o zmiany:"),
        ("reject", "Tym razem Twoja praca nie została przyjęta. Oto powód:"),
    ],
)
def test_ben_reads_danas_reasons_in_his_language_and_her_words_as_she_wrote_them(
    cast: Cast, waiting: Queue, step: str, news: str
) -> None:
    contribution = waiting("Rzeka", author=cast.ben, language="pl")
    press(
        cast.signed_in(cast.dana),
        contribution,
        step,
        codes=[Reason.EXPLAIN_MORE, Reason.MISSING_ALT],
        words="Wo war das?",
    )
    desk = cast.signed_in(cast.ben).get("/pl/desk")
    with force_locale("pl"):
        expected = [news, *(reason_label(code) for code in (Reason.EXPLAIN_MORE, Reason.MISSING_ALT))]
    assert [" ".join(sentence.split()) in words(desk) for sentence in expected] == [True] * 3
    [quote] = list(parsed(desk).iter("blockquote"))
    assert (quote.get("lang"), quote.text) == ("de", "Wo war das?")


def test_the_teacher_reads_them_in_hers_by_mail(cast: Cast, waiting: Queue) -> None:
    cast.carla.language = "fr"
    contribution = waiting()
    db.session.execute(db.delete(Email))
    db.session.commit()
    press(cast.signed_in(cast.dana), contribution, "reject", codes=[Reason.TOO_SHORT], words="Wo war das?")
    [mail] = db.session.scalars(select(Email))
    assert (mail.recipient, mail.language) == ("carla@school.example", "fr")
    assert "Contribution non retenue" in mail.subject
    assert "Wo war das?" in mail.text
    assert "encore très court" in mail.text.replace("\u00a0", " ")


def test_the_history_says_who_did_what_when_and_why(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    press(dana, contribution, "publish")
    press(dana, contribution, "reconsider", words="Ein Name zu viel.")
    press(dana, contribution, "reject", words="Zu viele Namen.")
    rows = [(r.by.name if r.by else "", r.start, r.to, r.reason) for r in history(contribution)]
    assert rows == [
        ("Dana", "in_review", "rejected", "Zu viele Namen."),
        ("Dana", "published", "in_review", "Ein Name zu viel."),
        ("Dana", "in_review", "published", ""),
        ("Carla", "submitted", "in_review", ""),
    ]
    page = words(dana.get(f"/en/moderation/{contribution.id}"))
    assert re.search(
        r"Not accepted · [^·]+ · Dana ?Zu viele Namen\. Taken back into review · [^·]+ · Dana ?Ein Name zu viel\. Published ·",
        page,
    )


def test_what_was_published_can_be_taken_back_and_its_teacher_gets_mail(cast: Cast, waiting: Queue) -> None:
    contribution, dana, visitor = waiting(), cast.signed_in(cast.dana), cast.signed_in(None)
    press(dana, contribution, "publish")
    press(dana, contribution, "reconsider", words="Ein Name zu viel.")
    assert visitor.get(f"/en/contributions/{contribution.id}").status_code == 404
    assert "Der Fluss" not in words(visitor.get("/en/gallery"))
    subjects = db.session.scalars(select(Email.subject).filter_by(recipient=cast.carla.email).order_by(Email.id))
    about = "· 8b · Flüsse verbinden"
    assert list(subjects) == [f"Veröffentlicht: „Der Fluss“ {about}", f"Wieder in Prüfung: „Der Fluss“ {about}"]


def test_nothing_is_published_before_its_project(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    form = sent_by(dana.get(f"/en/moderation/{contribution.id}"), "/publish")
    cast.project.status, cast.project.is_public = ProjectStatus.SUBMITTED, False
    db.session.commit()
    page = dana.get(f"/en/moderation/{contribution.id}")
    assert "Decide about the project first." in words(page)
    assert "publish" not in buttons(page)
    refused = dana.post(f"/en/moderation/{contribution.id}/publish", data=form)
    assert refused.status_code == 409
    assert "Decide about the project first." in words(refused)


# --- two at once ---


@pytest.mark.several_connections
def test_of_two_moderators_at_once_one_decides_and_the_other_reads_a_friendly_refusal(
    cast: Cast, waiting: Queue
) -> None:
    doris = cast._adult(Role.COORDINATOR, "Doris", "de", regions=["hessen"], reads=["de"])
    db.session.commit()
    contributions = [waiting(hours=number) for number in range(6)]
    paths = [f"/en/moderation/{contribution.id}" for contribution in contributions]
    one, other = cast.signed_in(cast.dana), cast.signed_in(doris)
    db.session.commit()
    for path in paths:
        publishes = partial(one.post, f"{path}/publish")
        rejects = partial(other.post, f"{path}/reject", data={"words": "Nein"})
        answers = at_once(cast.app, [publishes, rejects])
        assert sorted(answer.status_code for answer in answers) == [303, 409]
        [late] = [answer for answer in answers if answer.status_code == 409]
        assert "Somebody else was faster: this step has already been taken." in words(late)
        assert "Back to the desk" in words(late)
    decisions = select(ContributionEntry.contribution_id).where(ContributionEntry.start == "in_review")
    assert sorted(db.session.scalars(decisions)) == sorted(contribution.id for contribution in contributions)
    assert len(db.session.scalars(select(Email).filter_by(recipient=cast.carla.email)).all()) == len(contributions)


def test_dana_reads_that_anna_was_faster_and_withdrew_her_contribution(cast: Cast, waiting: Queue) -> None:
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    form = sent_by(dana.get(f"/en/moderation/{contribution.id}"), f"/moderation/{contribution.id}/publish")
    cast.signed_in(cast.anna).post(f"/de/contributions/{contribution.id}/withdraw")
    late = dana.post(f"/en/moderation/{contribution.id}/publish", data=form)
    assert late.status_code == 409
    assert "This contribution was withdrawn meanwhile." in words(late)
    assert dana.get(f"/en/moderation/{contribution.id}").status_code == 404
    assert cast.signed_in(cast.gero).post(f"/en/moderation/{contribution.id}/publish").status_code == 404


def test_of_what_was_withdrawn_before_she_saw_it_dana_learns_nothing(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted")
    take_step(contribution, Step.WITHDRAW, by=cast.anna)
    db.session.commit()
    assert cast.signed_in(cast.dana).post(f"/en/moderation/{contribution.id}/publish").status_code == 404


def test_nobody_publishes_another_text_than_the_one_on_the_page(cast: Cast, waiting: Queue) -> None:
    """Sent back, changed and forwarded again while Dana still looks at the old page."""
    contribution, dana = waiting(), cast.signed_in(cast.dana)
    seen = sent_by(dana.get(f"/en/moderation/{contribution.id}"), f"/moderation/{contribution.id}/publish")
    for step, by in (
        (Step.WITHDRAW, cast.anna),
        (Step.RESUME, cast.anna),
        (Step.SUBMIT, cast.anna),
        (Step.FORWARD, cast.carla),
    ):
        take_step(contribution, step, by=by)
    db.session.commit()
    late = dana.post(f"/en/moderation/{contribution.id}/publish", data=seen)
    assert late.status_code == 409
    assert "Please look at it again." in words(late)


# --- what is shown ---


def test_the_preview_stands_beside_the_text_and_is_harmless(cast: Cast, waiting: Queue) -> None:
    everything = " ".join(NAUGHTY)
    contribution, dana = waiting(everything[:150]), cast.signed_in(cast.dana)
    contribution.text = "\n\n".join(NAUGHTY)
    db.session.commit()
    press(dana, contribution, "request_changes", words=everything)
    for path in ("moderation", f"moderation/{contribution.id}", "desk", f"contributions/{contribution.id}"):
        assert harm(dana.get(f"/en/{path}")) == []
    page = words(dana.get(f"/en/moderation/{contribution.id}"))
    for text in (NAUGHTY[0], NAUGHTY[4], NAUGHTY[6], NAUGHTY[7]):
        assert " ".join(text.split()) in page
