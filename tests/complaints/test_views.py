"""A stranger reports something on a phone and reads the answer; Dana sees to it, and Carla objects."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.accounts.models import DaysAway
from portal.classes.queries import link_code
from portal.complaints.actions.steps import Words, take_step
from portal.complaints.models import Case, Complaint
from portal.complaints.queries.answers import code_of
from portal.complaints.rules.cases import CODES, REPORTS
from portal.complaints.rules.codes import Step
from portal.contributions.models import Contribution
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.models import Email
from tests.builders.accounts import texts_to
from tests.builders.attempts import leave
from tests.builders.complaints import Desk, only_complaint, published, reported, send_report
from tests.builders.publishing import picture
from tests.cast import Cast
from tests.databases import forget_pages
from tests.page_reading import harm, parsed, sent_by, words

STRANGER = "deniz@evim.example"
WORDS = Words("Wir haben es angesehen.", "So kann es nicht bleiben.")


def texts_for(address: str) -> list[tuple[str, str]]:
    emails = db.session.scalars(select(Email).where(Email.recipient == address).order_by(Email.id))
    return [(email.language, email.text) for email in emails]


def state_of(complaint: Complaint) -> str:
    return f"/tr/report/answers/{link_code(code_of(complaint))}"


@pytest.mark.parametrize("kind", ["contribution", "picture", "project"])
def test_every_public_item_leads_to_the_form_and_stays_the_same_for_everybody(
    cast: Cast, app: Flask, kind: str
) -> None:
    contribution = published(cast)
    medium = picture(contribution)
    numbers = {"contribution": contribution.id, "picture": medium.id, "project": cast.project.id}
    pages = {
        "contribution": f"/tr/contributions/{contribution.id}",
        "picture": f"/tr/contributions/{contribution.id}/pictures/{medium.id}",
        "project": f"/tr/projects/{cast.project.id}",
    }
    forget_pages(app)
    page = cast.signed_in(None).get(pages[kind])
    assert page.headers["Cache-Control"] == "public, no-cache"
    assert "csrf" not in page.text
    [link] = [each for each in parsed(page).iter("a") if each.get("href") == f"/tr/report/{kind}/{numbers[kind]}"]
    assert link.text == "Bu sayfayı bildir"
    assert cast.signed_in(None).get(str(link.get("href"))).status_code == 200


def test_what_is_not_public_can_not_be_reported(cast: Cast) -> None:
    draft = cast.contribution()
    medium = picture(draft)
    for person in (None, cast.anna):
        browser = cast.signed_in(person)
        assert browser.get(f"/de/report/contribution/{draft.id}").status_code == 404
        assert browser.get(f"/de/report/picture/{medium.id}").status_code == 404
        assert browser.get("/de/report/project/999").status_code == 404


def test_a_stranger_reports_reads_until_when_and_later_the_answer(cast: Cast) -> None:
    contribution, browser = published(cast), cast.signed_in(None)
    answer = send_report(browser, "contribution", contribution.id)
    assert answer.status_code == 303
    complaint = only_complaint()
    page = browser.get(answer.location)
    assert "no-store" in page.headers["Cache-Control"]
    assert "En geç yanıt" in words(page)
    assert "Der Fluss" not in words(page)  # what is hidden later is told nobody here
    take_step(complaint.case, Step.KEEP, WORDS, by=cast.dana)
    db.session.commit()
    page = browser.get(answer.location)
    assert "Koordinatörlük inceledi ve olduğu gibi bırakıyor." in words(page)
    assert "Wir haben es angesehen." in words(page)
    (_, first), (language, second) = texts_for(STRANGER)
    assert "tehlikeli" not in first  # nobody sends words to others through the portal
    assert (language, "> Wir haben es angesehen." in second) == ("tr", True)
    assert "So kann es nicht bleiben." not in second


def test_the_code_opens_the_answer_and_wrong_ones_do_not(cast: Cast) -> None:
    reported(published(cast))
    browser, code = cast.signed_in(None), code_of(only_complaint())
    path = "/de/report/answers"
    assert browser.post(path, data=sent_by(browser.get(path), "/answers", code=code.lower())).status_code == 200
    wrong = browser.post(path, data=sent_by(browser.get(path), "/answers", code="ABCDE-12345"))
    assert wrong.status_code == 422
    assert 'value="ABCDE-12345"' in wrong.text
    assert browser.get("/de/report/answers/ABCDE12345XXXXXXXXXXXX").status_code == 302


@pytest.mark.parametrize(("field", "value"), [("text", " "), ("email", "keine"), ("category", "nonsense")])
def test_a_refused_report_comes_back_with_what_was_typed(cast: Cast, field: str, value: str) -> None:
    answer = send_report(cast.signed_in(None), "contribution", published(cast).id, **{field: value})
    assert answer.status_code == 422
    assert (STRANGER if field != "email" else "Bu tehlikeli.") in answer.text
    assert db.session.scalars(select(Complaint)).all() == []


def test_a_hundred_reports_from_one_network_are_stopped(cast: Cast) -> None:
    browser, things = cast.signed_in(None), [published(cast, f"Fluss {n}") for n in range(5)]
    codes = [send_report(browser, "contribution", things[0].id, email="").status_code for _ in range(6)]
    assert codes == [303] * 5 + [429]
    codes = [send_report(browser, "contribution", each.id, email="").status_code for each in things[1:] * 5]
    assert (codes.count(303), codes.count(429)) == ((REPORTS.network or 0) - 5, 5)


def test_nobody_fills_the_mailbox_of_somebody_else(cast: Cast) -> None:
    browser, things = cast.signed_in(None), [published(cast, f"Fluss {n}") for n in range(4)]
    codes = [send_report(browser, "contribution", each.id).status_code for each in things]
    assert codes == [303, 303, 303, 429]
    assert len(texts_for(STRANGER)) == 3


def test_the_words_of_a_stranger_do_no_harm_and_are_nowhere_public(cast: Cast, app: Flask) -> None:
    contribution = published(cast)
    evil = "Vogelwort <script>alert(1)</script> [klick](https://evil.example) https://evil.example"
    send_report(cast.signed_in(None), "contribution", contribution.id, text=evil)
    case = only_complaint().case
    page = Desk(cast, case).page(cast.dana)
    assert "Vogelwort <script>" in words(page)
    assert harm(page) == []
    assert [each for each in parsed(page).iter("a") if "evil" in str(each.get("href"))] == []
    assert STRANGER not in page.text
    forget_pages(app)
    visitor = cast.signed_in(None)
    public = (f"contributions/{contribution.id}", f"projects/{cast.project.id}", "search?q=Fluss", "gallery", "")
    assert all("Vogelwort" not in visitor.get(f"/de/{path}").text for path in public)
    assert "Vogelwort" not in cast.signed_in(cast.carla).get(f"/de/contributions/{contribution.id}").text
    assert all("Vogelwort" not in text for person in (cast.dana, cast.carla) for text in texts_to(person))


def test_dana_works_through_her_list(cast: Cast) -> None:
    urgent, calm = reported(published(cast, "Sturm")), reported(published(cast, "Kopie"), "copyright")
    urgent.due_at = now() - timedelta(hours=1)
    db.session.commit()
    browser = cast.signed_in(cast.dana)
    page = words(browser.get("/de/reports"))
    assert page.index("Sturm") < page.index("Kopie")
    assert page.count("Überfällig seit") == 1
    assert "Kopie" not in words(browser.get("/de/reports?overdue=1"))
    assert "Sturm" not in words(browser.get("/de/reports?category=copyright"))
    assert Desk(cast, calm).take(cast.dana, "claim").status_code == 303
    assert "Dana" in words(browser.get("/de/reports"))
    assert "2 Meldungen warten" in words(browser.get("/de/desk"))
    assert Desk(cast, calm).take(cast.dana, "keep", answer="Es ist eine eigene Arbeit.").status_code == 303
    assert "Kopie" in words(browser.get("/de/reports?status=answered"))
    assert "Sturm" not in words(cast.signed_in(cast.gero).get("/de/reports"))
    assert "Sturm" in words(cast.signed_in(cast.ada).get("/de/reports?region=hessen"))
    assert "1 Meldung wartet" in words(cast.signed_in(cast.ada).get("/de/desk"))
    assert Desk(cast, urgent).page(cast.gero).status_code == 404


def test_gero_sees_to_contributions_while_dana_is_away(cast: Cast) -> None:
    absence = DaysAway(person=cast.dana, substitute=cast.gero, start=today(), end=today(), agreed_at=now())
    db.session.add(absence)
    db.session.commit()
    case, other = reported(published(cast)), reported(cast.project)
    assert [len(texts_to(person)) for person in (cast.gero, cast.dana)] == [1, 1]  # the project is hers
    assert "1 Meldung wartet" in words(cast.signed_in(cast.gero).get("/de/desk"))
    assert [Desk(cast, each).page(cast.gero).status_code for each in (case, other)] == [200, 404]
    assert Desk(cast, case).take(cast.gero, "keep", answer="Es ist ein Märchen.").status_code == 303


def test_a_decision_without_words_comes_back(cast: Cast) -> None:
    desk = Desk(cast, reported(published(cast)))
    answer = desk.take(cast.dana, "unpublish", answer="Danke.", statement=" ")
    assert answer.status_code == 422
    assert "Danke." in answer.text


def test_what_is_hidden_is_gone_for_visitors_and_two_decide(cast: Cast, app: Flask) -> None:
    contribution = published(cast)
    medium = picture(contribution)
    case, visitor = reported(contribution), cast.signed_in(None)
    desk = Desk(cast, case)
    path = f"/de/contributions/{contribution.id}"
    gone = [path, f"{path}/pictures/{medium.id}", f"{path}/media/{medium.id}/full", f"{path}/download"]
    assert visitor.get(path).status_code == 200
    assert desk.take(cast.dana, "hide").status_code == 303
    assert [visitor.get(each).status_code for each in gone] == [410] * 4
    assert "Der Fluss" not in visitor.get("/de/").text + visitor.get("/de/gallery").text
    assert f"contributions/{contribution.id}" not in visitor.get("/sitemap-1.xml").text
    assert "Der Fluss" not in words(visitor.get("/de/search?q=Fluss"))
    assert "Es wurde gemeldet" in words(cast.signed_in(cast.carla).get(path))
    page = words(desk.page(cast.gero))  # Dana is alone in her region
    assert "There are too few coordinators in this region." in page
    assert "2 more people have to agree." in page
    assert desk.take(cast.dana, "remove", answer="Danke.", statement="Gefährlich.").status_code == 303
    again = desk.take(cast.dana, "remove", answer="Danke.", statement="Gefährlich.")
    assert again.status_code == 409
    assert "You have already decided about this." in words(again)
    assert desk.take(cast.gero, "remove", answer="Danke.", statement="Gefährlich.").status_code == 303
    assert visitor.get(path).status_code == 410
    assert desk.page(cast.gero).status_code == 200


def test_files_are_read_beside_the_report_until_the_authors_take_them_back(cast: Cast) -> None:
    contribution = published(cast)
    case = reported(contribution)
    take_step(case, Step.HIDE, by=cast.dana)
    db.session.commit()
    assert "Unser Fluss ist lang." in words(Desk(cast, case).page(cast.ada))
    contribution.status = type(contribution.status)("withdrawn")
    db.session.commit()
    page = words(Desk(cast, case).page(cast.ada))
    assert "Unser Fluss ist lang." not in page
    assert "its authors or families have taken it back" in page


@pytest.mark.parametrize("status", ["withdrawn", "draft", "deleted"])
def test_titles_of_what_its_authors_have_taken_back_are_in_no_list(cast: Cast, status: str) -> None:
    contribution = published(cast)
    case = decided(cast, contribution)
    lists = {name: cast.signed_in(getattr(cast, name)) for name in ("dana", "ada")}
    assert all("Der Fluss" in words(each.get("/de/reports?status=answered")) for each in lists.values())
    contribution.status, contribution.title = type(contribution.status)(status), "Noch geheim"
    db.session.commit()
    pages = [each.get("/de/reports?status=answered") for each in lists.values()]
    assert ["Noch geheim" in words(page) for page in pages] == [False, False]
    assert "Gelöscht oder zurückgenommen" in words(pages[0])
    told = cast.signed_in(cast.carla).get(f"/de/reports/{case.id}/decision")
    assert ("Noch geheim" in words(told)) == (status == "withdrawn")  # a draft is read by its authors alone


def test_who_has_helped_another_region_reads_nothing_that_comes_after_the_decision(cast: Cast) -> None:
    contribution = published(cast)
    medium, case = picture(contribution), reported(contribution)
    desk = Desk(cast, case)
    desk.take(cast.dana, "hide")
    assert "Unser Fluss ist lang." in words(desk.page(cast.gero))
    for person in (cast.dana, cast.gero):
        assert desk.take(person, "remove", answer="Danke.", statement="So nicht.").status_code == 303
    contribution.status, contribution.text = type(contribution.status)("in_review"), "Noch geheim"
    db.session.commit()
    read = {person.name: "Noch geheim" in words(desk.page(person)) for person in (cast.dana, cast.gero)}
    assert read == {"Dana": True, "Gero": False}
    assert cast.signed_in(cast.gero).get(f"{desk.path}/media/{medium.id}/full").status_code == 404


@pytest.mark.parametrize("seen", ["9" * 30, "-" + "9" * 30, "9" * 5000, "2147483648", "9223372036854775808", "NaN"])
@pytest.mark.both_databases
def test_no_number_in_a_form_is_too_large_for_a_database(cast: Cast, seen: str) -> None:
    case = reported(published(cast))
    assert cast.signed_in(cast.dana).post(f"/de/reports/{case.id}/claim", data={"seen": seen}).status_code == 303


def decided(cast: Cast, thing: Contribution, step: Step = Step.UNPUBLISH) -> Case:
    case = reported(thing, "hate", STRANGER)
    take_step(case, step, WORDS, by=cast.dana)
    db.session.commit()
    return case


def test_carla_reads_why_and_objects_and_somebody_else_answers(cast: Cast) -> None:
    case = decided(cast, published(cast))
    path = f"/de/reports/{case.id}/decision"
    browser = cast.signed_in(cast.carla)
    assert "> So kann es nicht bleiben." in texts_to(cast.carla)[-1]
    assert path in texts_to(cast.carla)[-1]
    page = browser.get(path)
    assert "Gemeldet als: Beleidigung oder Hass" in words(page)
    assert "Bu tehlikeli." not in page.text
    assert browser.post(path, data=sent_by(page, "", statement=" ")).status_code == 422
    assert browser.post(path, data=sent_by(page, "", statement="Es war ein Zitat.")).status_code == 303
    assert "Es war ein Zitat." in words(browser.get(path))
    desk = Desk(cast, case)
    assert "The decision stays" not in words(desk.page(cast.dana)).split("History")[0]
    assert len(texts_to(cast.ada)) == 1
    assert desk.take(cast.ada, "uphold", statement="Auch als Zitat verletzt es.").status_code == 303
    assert "> Auch als Zitat verletzt es." in texts_to(cast.carla)[-1]
    assert len(texts_for(STRANGER)) == 2  # for the reporter nothing has changed
    assert parsed(browser.get(path)).find(".//main//textarea") is None


@pytest.mark.parametrize("step", [Step.KEEP, Step.UNPUBLISH])
def test_decisions_are_read_by_whom_they_concern(cast: Cast, step: Step) -> None:
    case = decided(cast, published(cast), step)
    codes = {
        person.name: cast.signed_in(person).get(f"/de/reports/{case.id}/decision").status_code
        for person in (cast.carla, cast.emil)
    }
    assert codes == {"Carla": 404 if step == Step.KEEP else 200, "Emil": 404}


def test_dana_hides_a_project_and_its_page_is_gone(cast: Cast) -> None:
    case = reported(cast.project)
    assert Desk(cast, case).take(cast.dana, "hide").status_code == 303
    path = f"/de/projects/{cast.project.id}"
    assert cast.signed_in(None).get(path).status_code == 410
    page = words(cast.signed_in(cast.carla).get(path))
    assert "Es wurde gemeldet" in page
    assert "Projekt bearbeiten" not in page
    edit = cast.signed_in(cast.carla).get(f"/de/projects/{cast.project.id}/edit")
    assert edit.status_code == 302


def test_dana_reads_that_a_page_has_changed_and_not_because_she_has_hidden_it(cast: Cast) -> None:
    changed = "The page has changed since this report."
    contribution = published(cast)
    for thing in (contribution, cast.project):
        desk = Desk(cast, reported(thing))
        assert desk.take(cast.dana, "hide").status_code == 303
        assert changed not in words(desk.page(cast.dana))
        thing.title = "Das Meer"
        db.session.commit()
        assert changed in words(desk.page(cast.dana))


def test_carla_finds_the_decision_on_the_page_that_was_hidden(cast: Cast) -> None:
    contribution = published(cast)
    for thing, path in ((contribution, "contributions"), (cast.project, "projects")):
        case = reported(thing)
        page, link = f"/en/{path}/{thing.id}", f'href="/en/reports/{case.id}/decision"'
        assert link not in cast.signed_in(cast.carla).get(page).text
        assert Desk(cast, case).take(cast.dana, "hide").status_code == 303
        assert link in cast.signed_in(cast.carla).get(page).text
    assert "/decision" not in cast.signed_in(cast.anna).get(f"/en/contributions/{contribution.id}").text


def test_dana_reads_that_nothing_is_left_to_decide(cast: Cast) -> None:
    desk = Desk(cast, reported(published(cast)))
    assert desk.take(cast.dana, "keep", answer="Es ist ein Märchen.").status_code == 303
    assert "There is nothing to decide here at the moment." in words(desk.page(cast.dana))


def test_a_late_answer_is_said_to_be_late(cast: Cast) -> None:
    case = reported(published(cast))
    case.due_at = now() - timedelta(hours=1)
    db.session.commit()
    assert "Yanıt gecikti." in words(cast.signed_in(None).get(state_of(only_complaint())))


def test_the_report_of_a_picture_leads_to_it(cast: Cast) -> None:
    contribution = published(cast)
    medium = picture(contribution)
    send_report(cast.signed_in(None), "picture", medium.id, email="")
    page = Desk(cast, only_complaint().case).page(cast.dana)
    assert f'href="#file-{medium.id}"' in page.text
    assert f'id="file-{medium.id}"' in page.text


def test_whoever_is_signed_in_is_not_remembered_with_a_report(cast: Cast) -> None:
    send_report(cast.signed_in(cast.emil), "contribution", published(cast).id, email="")
    stored = {str(getattr(only_complaint(), column.name)) for column in Complaint.__table__.columns}
    assert stored & {cast.emil.name, str(cast.emil.email)} == set()
    assert [key.target_fullname for column in Complaint.__table__.columns for key in column.foreign_keys] == [
        "report_case.id"
    ]


def test_right_codes_of_reports_never_count_as_guesses(cast: Cast) -> None:
    reported(published(cast))
    data, visitor = {"code": code_of(only_complaint())}, cast.signed_in(None)
    leave(2, "report code", CODES, of=CODES.network or 0)
    assert [visitor.post("/de/report/answers", data=data).status_code for _ in range(4)] == [200] * 4
