"""What is left of a closed class: what families agreed to, for as long as they did."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.closing.actions import close_year
from portal.complaints.rules.codes import Status as CaseStatus
from portal.consent.models import Consent
from portal.consent.rules.codes import Giver, Way
from portal.contributions.models import Contribution, Medium, Mention, Recognisable
from portal.contributions.rules import Status
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.families.actions import take_back
from portal.teaching.actions.classes import close_class
from tests.builders.complaints import published, reported
from tests.builders.families import allow
from tests.builders.races import at_once
from tests.builders.retention import erase
from tests.cast import Cast


def closed_long_ago(school_class: SchoolClass) -> None:
    close_class(school_class)
    school_class.closed_at = now() - timedelta(days=200)
    db.session.commit()


def erase_all() -> None:
    while erase("closed_classes"):
        pass
    db.session.expire_all()


def show_in_a_photo(contribution: Contribution, person: Person) -> None:
    medium = Medium(contribution_id=contribution.id, kind="image", name="a.jpg", files={}, n_bytes=1, sha256="")
    db.session.add(medium)
    db.session.flush()
    db.session.add(Recognisable(medium_id=medium.id, person_id=person.id))
    db.session.commit()


def students() -> set[str]:
    return set(db.session.scalars(select(Person.name).join(Student, Student.person_id == Person.id)))


def test_students_and_what_they_have_not_published_go_for_good(cast: Cast) -> None:
    published = cast.contribution(status="published", text="")
    cast.contribution(status="submitted")
    cast.contribution(author=cast.ben)
    others = cast.contribution(author=cast.filiz)
    closed_long_ago(cast.school_class)
    erase_all()
    assert set(db.session.scalars(select(Contribution.id))) == {published.id, others.id}
    assert students() == {"Filiz"}


def test_what_visitors_see_of_a_student_can_be_taken_back_until_it_is_gone(cast: Cast) -> None:
    allow(cast.anna)
    photo = cast.contribution(author=cast.ben, status="published")
    show_in_a_photo(photo, cast.anna)
    closed_long_ago(cast.school_class)
    erase_all()
    assert students() == {"Anna", "Filiz"}
    take_back(db.session.get_one(Student, cast.anna.id), Giver.PARENT, Way.LETTER)
    db.session.commit()
    assert photo.status == Status.WITHDRAWN
    erase_all()
    assert students() == {"Filiz"}
    assert db.session.scalars(select(Consent)).all() == []
    assert db.session.scalars(select(Contribution)).all() == []


def test_a_student_whom_words_name_stays_as_long_as_they_are_public(cast: Cast) -> None:
    allow(cast.anna)
    text = cast.contribution(author=cast.ben, status="published", text="Anna hat das gefunden.")
    db.session.add(Mention(contribution_id=text.id, person_id=cast.anna.id, is_meant=True))
    db.session.commit()
    closed_long_ago(cast.school_class)
    erase_all()
    assert students() == {"Anna", "Filiz"}


def test_what_was_reported_stays_with_its_authors_until_there_is_an_answer(cast: Cast) -> None:
    work = published(cast)
    case = reported(work)
    work.status, case.status = Status.WITHDRAWN, CaseStatus.OBJECTED
    closed_long_ago(cast.school_class)
    erase_all()
    assert (students(), db.session.get(Contribution, work.id)) == ({"Anna", "Filiz"}, work)
    case.status = CaseStatus.ANSWERED
    db.session.commit()
    erase_all()
    assert (students(), db.session.scalars(select(Contribution)).all()) == ({"Filiz"}, [])


def test_what_lost_its_consent_is_taken_back_when_the_class_is_closed(cast: Cast) -> None:
    photo = cast.contribution(status="published")
    show_in_a_photo(photo, cast.ben)
    close_class(cast.school_class)
    assert (photo.status, photo.published_at) == (Status.WITHDRAWN, None)


@pytest.mark.several_connections
def test_of_two_who_close_a_school_year_at_once_one_does(app: Flask, cast: Cast) -> None:
    cast.school_class.year_ends_on = today() - timedelta(days=3)
    db.session.commit()
    number, school, dana = cast.school_class.id, cast.school.id, cast.dana.id

    def click() -> str:
        from portal.schools.models import School

        try:
            close_year(db.session.get_one(School, school), [number], by=db.session.get_one(Person, dana))
            db.session.commit()
        except Refused:
            db.session.rollback()
            return "told"
        return "closed"

    assert sorted(at_once(app, [click, click])) == ["closed", "told"]
