"""No child is shown without consent, and a family's no counts at once: from the sheet of paper to the public page."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.models import Person
from portal.classes.actions import add_students
from portal.classes.models import Student
from portal.classes.queries import get_own
from portal.consent.actions import Terms
from portal.consent.models import Consent
from portal.consent.rules.codes import ALL_GRANTS, Giver, Way
from portal.contributions.actions.contacts import note_reading
from portal.contributions.actions.people import Marks, mark
from portal.contributions.actions.steps import take_step
from portal.contributions.models import Contribution, Medium
from portal.contributions.rules import ContributionRefusal, Status, Step
from portal.core.clock import today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.storage.found import Reading
from portal.families.actions import record_class, take_back
from portal.holidays.rules.days import year_of
from tests.builders.emails import emails
from tests.builders.families import allow
from tests.builders.publishing import picture
from tests.cast import Cast
from tests.statements import counted

ALL = {
    "uses": ["website", "press"],
    "kinds": ["work", "first_name", "picture"],
    "until": "2029-07-31",
    "project": "0",
    "year": str(year_of(today())),
}


def refusal_of(contribution: Contribution, step: Step, by: Person) -> str | None:
    try:
        take_step(contribution, step, by=by)
    except Refused as refused:
        db.session.rollback()
        return refused.code
    db.session.commit()
    return None


def with_ben_in_it(cast: Cast, status: str = "submitted") -> Contribution:
    """A picture in which Ben can be recognised."""
    contribution = cast.contribution(status=status)
    medium = picture(contribution)
    mark(contribution, Marks(seen={medium.id: [cast.ben.id]}))
    db.session.commit()
    return contribution


def at(contribution: Contribution) -> str:
    return f"/de/contributions/{contribution.id}"


def test_a_text_without_anybody_in_it_asks_for_nothing_and_shows_no_name(cast: Cast) -> None:
    contribution = cast.contribution(status="in_review")
    assert refusal_of(contribution, Step.PUBLISH, cast.dana) is None
    page = cast.signed_in(None).get(at(contribution)).text
    assert ("8b" in page, "Anna" in page) == (True, False)


@pytest.mark.parametrize(
    ("status", "step", "who"), [("submitted", Step.FORWARD, "carla"), ("in_review", Step.PUBLISH, "dana")]
)
def test_a_picture_of_ben_waits_for_his_family(cast: Cast, status: str, step: Step, who: str) -> None:
    contribution, by = with_ben_in_it(cast, status), getattr(cast, who)
    assert refusal_of(contribution, step, by) == ContributionRefusal.CONSENT_MISSING
    allow(cast.ben, givers=(Giver.PARENT,))  # at 14 he has to agree as well
    assert refusal_of(contribution, step, by) == ContributionRefusal.CONSENT_MISSING
    allow(cast.ben, givers=(Giver.STUDENT,))
    assert refusal_of(contribution, step, by) is None


def test_carla_reads_whose_consent_is_missing_and_where_to_record_it(cast: Cast) -> None:
    page = cast.signed_in(cast.carla).get(at(with_ben_in_it(cast))).text
    assert "Ben – Bild: Erziehungsberechtigte noch keine Antwort" in page
    assert f"/de/classes/{cast.school_class.id}/consent" in page


def test_carla_records_a_class_in_one_pass(cast: Cast) -> None:
    page = f"/de/classes/{cast.school_class.id}/consent"
    answers = {f"answer-{cast.anna.id}": "yes", f"answer-{cast.ben.id}": "no", f"answer-{cast.filiz.id}": "yes"}
    assert cast.signed_in(cast.carla).post(page, data={**ALL, **answers}).status_code == 303
    found = {(each.person_id, each.giver, bool(each.grants)) for each in db.session.scalars(select(Consent))}
    assert found == {
        (cast.anna.id, Giver.PARENT, True), (cast.anna.id, Giver.STUDENT, True),
        (cast.ben.id, Giver.PARENT, False), (cast.ben.id, Giver.STUDENT, False),
    }  # fmt: skip
    text = cast.signed_in(cast.carla).get(page).text
    assert "Portal, Presse: Arbeit ohne Namen, Vorname, Bild" in text
    assert "nicht erlaubt" in text


def test_a_yes_to_nothing_comes_back_with_what_was_ticked(cast: Cast) -> None:
    page, answer = f"/de/classes/{cast.school_class.id}/consent", {f"answer-{cast.anna.id}": "yes"}
    response = cast.signed_in(cast.carla).post(
        page, data={"until": "2029-07-31", "project": "0", "year": ALL["year"], **answer}
    )
    assert (response.status_code, db.session.scalar(select(Consent))) == (422, None)
    assert f'name="answer-{cast.anna.id}" value="yes" checked' in response.text


def test_names_come_when_the_family_agrees_and_go_when_it_takes_that_back(cast: Cast) -> None:
    contribution = cast.contribution(status="in_review")
    take_step(contribution, Step.PUBLISH, by=cast.dana)
    db.session.commit()
    visitor, carla = cast.signed_in(None), cast.signed_in(cast.carla)
    answer = {f"answer-{cast.anna.id}": "yes"}
    carla.post(f"/de/classes/{cast.school_class.id}/consent", data={**ALL, **answer})
    assert "Anna" in visitor.get(at(contribution)).text
    carla.post(f"/de/students/{cast.anna.id}/consent/withdraw", data={"giver": "parent"})
    page = visitor.get(at(contribution))
    assert (page.status_code, "Anna" in page.text) == (200, False)


def made_by_all(cast: Cast, n: int) -> tuple[Contribution, dict[int, str]]:
    """A published work of a class that is `n` students larger, and the answers of all their families."""
    add_students(cast.school_class, [f"Alma{letter}" for letter in "bcdefghijklm"[:n]])
    contribution = cast.contribution(status="published", title=f"Von allen {n}")
    contribution.authors = [student.person for student in cast.school_class.students]
    db.session.commit()
    return contribution, {student.person_id: "yes" for student in cast.school_class.students}


def test_beside_a_row_for_each_answer_many_families_cost_no_more_statements_than_two(cast: Cast) -> None:
    costs = []
    for n in (0, 12):
        contribution, answers = made_by_all(cast, n)
        school_class = get_own(cast.carla, cast.school_class.id)
        with counted() as statements:
            record_class(school_class, answers, Terms(ALL_GRANTS, year_of(today())), by=cast.carla)
        assert contribution.named_authors == sorted(answers)
        costs.append(sum(not statement.startswith("INSERT INTO consent ") for statement in statements))
        contribution.status = Status.WITHDRAWN
        db.session.commit()
    assert costs[0] == costs[1]


def published_with_ben(cast: Cast) -> Contribution:
    contribution = with_ben_in_it(cast, "in_review")
    allow(cast.ben)
    take_step(contribution, Step.PUBLISH, by=cast.dana)
    db.session.commit()
    return contribution


def test_a_family_takes_its_consent_back_and_everything_is_gone(cast: Cast) -> None:
    contribution = published_with_ben(cast)
    [medium] = db.session.scalars(select(Medium))
    visitor = cast.signed_in(None)
    assert visitor.get(at(contribution)).status_code == 200
    student = db.session.get_one(Student, cast.ben.id)
    assert take_back(student, Giver.PARENT, Way.PAPER, by=cast.carla) == 1
    db.session.commit()
    pages = [at(contribution), f"{at(contribution)}/media/{medium.id}/full", f"{at(contribution)}/download"]
    assert [visitor.get(page).status_code for page in pages] == [410, 410, 410]
    assert contribution.title not in visitor.get("/de/gallery").text
    assert cast.signed_in(cast.anna).get(at(contribution)).status_code == 200
    assert {who for who, _ in emails("contribution-entry")} == {"carla", "dana"}


def test_the_letter_about_it_names_nobody(cast: Cast) -> None:
    from portal.core.mail.models import Email

    contribution = published_with_ben(cast)
    take_back(db.session.get_one(Student, cast.ben.id), Giver.STUDENT, Way.PAPER)
    texts = [email.text for email in db.session.scalars(select(Email)) if contribution.title in email.text]
    assert texts
    assert not any("Ben" in text for text in texts)


def test_what_was_taken_down_is_not_published_again_by_the_project(cast: Cast) -> None:
    from portal.contributions.actions.publishing import follow

    contribution = published_with_ben(cast)
    cast.project.is_public = False
    follow(cast.project)
    take_back(db.session.get_one(Student, cast.ben.id), Giver.PARENT, Way.PAPER)
    cast.project.is_public = True
    follow(cast.project)
    db.session.commit()
    assert (contribution.status, contribution.published_at) == (Status.WITHDRAWN, None)


def test_a_slip_of_the_coordination_is_not_undone_over_a_familys_no(cast: Cast) -> None:
    contribution = published_with_ben(cast)
    dana = cast.signed_in(cast.dana)
    dana.post(f"{at(contribution)}/reconsider", data={"words": "Hm."})
    take_back(db.session.get_one(Student, cast.ben.id), Giver.PARENT, Way.PAPER)
    db.session.commit()
    dana.post(f"{at(contribution)}/undo")
    assert cast.signed_in(None).get(at(contribution)).status_code == 410


def test_a_face_that_was_overlooked_takes_the_page_off_at_once(cast: Cast) -> None:
    contribution = cast.contribution(status="published")
    medium = picture(contribution)
    path, ticked = f"{at(contribution)}/people", {f"seen-{medium.id}": str(cast.ben.id)}
    assert cast.signed_in(cast.carla).post(path, data=ticked).status_code == 303
    assert contribution.status == Status.WITHDRAWN


def test_people_of_no_class_are_shown_on_the_word_of_the_teacher(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted")
    medium = picture(contribution)
    carla, path = cast.signed_in(cast.carla), f"{at(contribution)}/people"
    carla.post(path, data={"others": medium.id})
    assert refusal_of(contribution, Step.FORWARD, cast.carla) == ContributionRefusal.OTHERS_NOT_ASKED
    carla.post(path, data={"others": medium.id, "agreed": medium.id})
    assert refusal_of(contribution, Step.FORWARD, cast.carla) is None


def test_a_student_can_not_say_that_others_have_agreed(cast: Cast) -> None:
    contribution = cast.contribution()
    medium = picture(contribution)
    cast.signed_in(cast.anna).post(f"{at(contribution)}/people", data={"others": medium.id, "agreed": medium.id})
    assert (medium.shows_others, medium.others_agreed_at) == (True, None)


def test_strangers_can_not_be_marked(cast: Cast) -> None:
    contribution = cast.contribution()
    medium = picture(contribution)
    data = {f"seen-{medium.id}": [str(cast.filiz.id), "x", "9" * 30], f"named-{cast.filiz.id}": "yes"}
    assert cast.signed_in(cast.anna).post(f"{at(contribution)}/people", data=data).status_code == 303
    assert refusal_of(cast.contribution(status="submitted"), Step.FORWARD, cast.carla) is None


@pytest.fixture
def carla(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.carla)


def test_a_name_of_the_class_is_asked_about_once(cast: Cast, carla: FlaskClient) -> None:
    contribution = cast.contribution(status="submitted", text="Mein Freund Ben hat geholfen.")
    assert refusal_of(contribution, Step.FORWARD, cast.carla) == ContributionRefusal.NAMES_UNDECIDED
    carla.post(f"{at(contribution)}/people", data={f"named-{cast.ben.id}": "no"})
    assert refusal_of(contribution, Step.FORWARD, cast.carla) is None


def test_a_name_in_the_text_of_a_document_is_asked_about_too(cast: Cast, carla: FlaskClient) -> None:
    contribution = cast.contribution(status="submitted")
    document = picture(contribution)
    document.kind = "pdf"
    note_reading(document, Reading(words=("ben", "park")))
    db.session.commit()
    assert refusal_of(contribution, Step.FORWARD, cast.carla) == ContributionRefusal.NAMES_UNDECIDED
    assert "Sind diese Schülerinnen und Schüler gemeint?" in carla.get(f"{at(contribution)}/people").text
    carla.post(f"{at(contribution)}/people", data={f"named-{cast.ben.id}": "no"})
    assert refusal_of(contribution, Step.FORWARD, cast.carla) is None


def test_a_name_that_means_ben_waits_for_his_family(cast: Cast, carla: FlaskClient) -> None:
    contribution = cast.contribution(status="submitted", text="Mein Freund Ben hat geholfen.")
    carla.post(f"{at(contribution)}/people", data={f"named-{cast.ben.id}": "yes"})
    assert refusal_of(contribution, Step.FORWARD, cast.carla) == ContributionRefusal.CONSENT_MISSING
    allow(cast.ben)
    assert refusal_of(contribution, Step.FORWARD, cast.carla) is None


def test_the_history_of_a_student_tells_who_recorded_what(cast: Cast, carla: FlaskClient) -> None:
    carla.post(f"/de/classes/{cast.school_class.id}/consent", data={**ALL, f"answer-{cast.anna.id}": "yes"})
    carla.post(f"/de/students/{cast.anna.id}/consent/withdraw", data={"giver": "student"})
    page = carla.get(f"/de/students/{cast.anna.id}/consent").text
    assert page.index("widerrufen") < page.index("Auf Papier")
    assert "Carla" in page


def test_what_was_begun_in_the_last_school_year_waits_for_an_answer_about_that_year(
    cast: Cast, carla: FlaskClient
) -> None:
    contribution, last_year = with_ben_in_it(cast), year_of(today()) - 1
    contribution.created_at = contribution.created_at.replace(year=last_year + 1, month=5, day=4)
    db.session.commit()
    allow(cast.ben)
    assert refusal_of(contribution, Step.FORWARD, cast.carla) == ContributionRefusal.CONSENT_MISSING
    data = {**ALL, "year": str(last_year), f"answer-{cast.ben.id}": "yes"}
    assert carla.post(f"/de/classes/{cast.school_class.id}/consent", data=data).status_code == 303
    assert refusal_of(contribution, Step.FORWARD, cast.carla) is None


@pytest.mark.parametrize("name", ["answer-", "answer-x", "answer-²", f"answer-{'9' * 5000}"])
def test_answers_of_nobody_come_back(cast: Cast, carla: FlaskClient, name: str) -> None:
    assert carla.post(f"/de/classes/{cast.school_class.id}/consent", data={**ALL, name: "yes"}).status_code == 422
