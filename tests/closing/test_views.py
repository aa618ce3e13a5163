"""Carla closes her class, Dana a school year: told before, done once, taken back until the period is over."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.classes.models import SchoolClass, Student
from portal.classes.queries import card_code, find_student_by_card
from portal.classes.rules.codes import card_hash
from portal.closing.jobs import remind
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.projects.models import ProjectClass
from tests.builders.retention import erase
from tests.cast import Cast
from tests.page_reading import words
from tests.statements import n_queries


def close(cast: Cast) -> None:
    cast.signed_in(cast.carla).post(f"/en/classes/{cast.school_class.id}/close")
    db.session.expire_all()


def closed_since(cast: Cast, days: int) -> None:
    close(cast)
    cast.school_class.closed_at = now() - timedelta(days=days)
    db.session.commit()


def year_ended(school_class: SchoolClass, days: int = 3) -> None:
    school_class.year_ends_on = today() - timedelta(days=days)
    db.session.commit()


def has_card(cast: Cast) -> bool:
    """Anna gets in with her card."""
    student = db.session.get_one(Student, cast.anna.id)
    code = card_code(student)
    student.card_hash = card_hash(cast.app.config["SECRET_KEY"], code)
    db.session.commit()
    return find_student_by_card(code) is not None


def test_carla_reads_what_closing_does_before_she_closes(cast: Cast) -> None:
    db.session.add(ProjectClass(project_id=cast.project.id, class_id=cast.other_class.id))
    for status in ("published", "published", "submitted", "draft", "deleted"):
        cast.contribution(status=status)
    page = cast.signed_in(cast.carla).get(f"/en/classes/{cast.school_class.id}/close")
    text = words(page)
    assert "2 students cannot log in any more" in text
    assert "2 published contributions stay as far as the families agree" in text
    assert "2 contributions are not published." in text
    assert "The other classes keep the joint project and their contributions: Flüsse verbinden" in text
    assert db.session.get_one(SchoolClass, cast.school_class.id).closed_at is None


def test_a_class_is_closed_and_its_accounts_come_back_until_the_period_is_over(cast: Cast) -> None:
    carla, page = cast.signed_in(cast.carla), f"/en/classes/{cast.school_class.id}"
    assert has_card(cast)
    closed_since(cast, 179)
    assert not has_card(cast)
    assert "Until this day everything comes back when it is opened again" in words(carla.get(page))
    assert carla.post(f"{page}/reopen").status_code == 303
    assert has_card(cast)


def test_a_class_that_was_closed_too_long_ago_is_not_opened_again(cast: Cast) -> None:
    carla, page = cast.signed_in(cast.carla), f"/en/classes/{cast.school_class.id}"
    closed_since(cast, 181)
    assert "This class was closed long ago" in words(carla.get(page))
    answer = carla.post(f"{page}/reopen")
    assert answer.status_code == 409
    assert "This class was closed too long ago" in words(answer)
    assert "This class is closed" in words(carla.get(f"{page}/close"))


def test_after_the_period_only_what_is_published_is_left(cast: Cast) -> None:
    published, mine = cast.contribution(status="published"), cast.contribution(author=cast.filiz)
    for status in ("submitted", "draft", "withdrawn"):
        cast.contribution(status=status)
    closed_since(cast, 179)
    assert erase("closed_classes") == 0
    cast.school_class.closed_at = now() - timedelta(days=181)
    while erase("closed_classes"):
        pass
    carla = cast.signed_in(cast.carla)
    assert carla.get(f"/en/contributions/{published.id}").status_code == 200
    assert carla.get(f"/en/classes/{cast.school_class.id}").status_code == 200
    assert cast.signed_in(cast.filiz).get(f"/en/contributions/{mine.id}").status_code == 200


def test_dana_closes_the_school_year_of_a_school_and_carla_can_open_a_class_again(cast: Cast) -> None:
    dana, page = cast.signed_in(cast.dana), f"/en/school-years/{cast.school.id}"
    assert "All classes are in the present school year, or closed." in words(dana.get("/en/school-years"))
    year_ended(cast.school_class)
    year_ended(cast.other_class)
    assert "Schule am Sternenfeld, Lindenbrück 1 class" in words(dana.get("/en/school-years")).replace("Hessen ", "")
    assert "Çınar" not in words(dana.get("/en/school-years"))
    assert "8b · Carla" in words(dana.get(page))
    answer = dana.post(page, data={"classes": cast.school_class.id})
    assert "1 class is closed." in words(dana.get(answer.location))
    [email] = db.session.scalars(select(Email).where(Email.event.startswith("classes-closed:")))
    assert (email.recipient, f"/de/classes/{cast.school_class.id}" in email.text) == (cast.carla.email, True)
    assert cast.signed_in(cast.carla).post(f"/en/classes/{cast.school_class.id}/reopen").status_code == 303


def test_dana_takes_it_back(cast: Cast) -> None:
    dana, page = cast.signed_in(cast.dana), f"/en/school-years/{cast.school.id}"
    year_ended(cast.school_class)
    dana.post(page, data={"classes": cast.school_class.id})
    assert dana.post(f"{page}/classes/{cast.school_class.id}/reopen").status_code == 303
    assert db.session.get_one(SchoolClass, cast.school_class.id).closed_at is None
    assert dana.post(f"{page}/classes/{cast.school_class.id}/reopen").status_code == 404


def test_who_chooses_nothing_is_asked_to(cast: Cast) -> None:
    dana, page = cast.signed_in(cast.dana), f"/en/school-years/{cast.school.id}"
    year_ended(cast.school_class)
    answer = dana.post(page, data={"csrf_token": "-"})
    assert answer.status_code == 422
    assert "Please choose at least one class." in words(answer)


def test_of_two_who_close_the_same_class_the_second_reads_why_not(cast: Cast) -> None:
    year_ended(cast.school_class)
    dana, page = cast.signed_in(cast.dana), f"/en/school-years/{cast.school.id}"
    close(cast)
    answer = dana.post(page, data={"classes": cast.school_class.id})
    assert answer.status_code == 409
    assert "Somebody else has closed one of these classes meanwhile" in words(answer)


def test_a_list_of_many_classes_costs_as_much_as_one(cast: Cast) -> None:
    dana, pages = cast.signed_in(cast.dana), ("/en/school-years", f"/en/school-years/{cast.school.id}")
    year_ended(cast.school_class)
    few = [n_queries(dana, page) for page in pages]
    for number in range(8):
        more = cast._class(cast.carla, cast.school, f"9{number}", "de", f"MORE{number}")
        more.closed_at = now() if number > 4 else None
        year_ended(more)
    assert [n_queries(dana, page) for page in pages] == few


@pytest.mark.parametrize(("days", "told"), [(-1, 0), (1, 1), (14, 1), (20, 0)])
def test_teachers_are_reminded_once_when_a_school_year_is_over(cast: Cast, days: int, told: int) -> None:
    year_ended(cast.school_class, days)
    remind()
    remind()
    emails = db.session.scalars(select(Email).where(Email.event.startswith("year-over:"))).all()
    assert [email.recipient for email in emails] == [cast.carla.email] * told


def test_who_has_closed_the_class_is_not_reminded(cast: Cast, client: FlaskClient) -> None:
    year_ended(cast.school_class)
    close(cast)
    remind()
    assert db.session.scalars(select(Email).where(Email.event.startswith("year-over:"))).all() == []
