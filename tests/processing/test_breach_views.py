"""A file, a class or a whole backup is in wrong hands: Ada sees who is concerned, and until when she has to say so."""

import csv
import io
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.accounts.models import DaysAway, Person
from portal.contributions.actions.people import Marks, mark
from portal.core.clock import now, today
from portal.core.db import Table, db
from portal.core.mail.models import Email
from portal.families.models import FamilyLanguage
from tests.audit.reading import acts, last
from tests.builders.publishing import picture
from tests.cast import Cast
from tests.page_reading import words
from tests.statements import n_queries

FORM = "/en/administration/breach"


def named(cast: Cast, address: str) -> list[str]:
    """The names in the table of those concerned."""
    answer = cast.signed_in(cast.ada).get(f"{FORM}/{address}/people.csv")
    assert answer.status_code == 200
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    return sorted(row[1] for row in rows[2:] if row)


def test_of_a_file_those_are_concerned_who_made_it_or_can_be_recognised_in_it(cast: Cast) -> None:
    contribution = cast.contribution()
    one, other = picture(contribution), picture(contribution)
    mark(contribution, Marks(seen={one.id: [cast.ben.id]}))
    db.session.commit()
    assert named(cast, f"medium/{one.id}") == ["Anna", "Ben"]
    assert named(cast, f"medium/{other.id}") == ["Anna"]
    assert named(cast, f"contribution/{contribution.id}") == ["Anna", "Ben"]


def test_of_a_class_and_a_school_its_students_and_teachers(cast: Cast) -> None:
    assert named(cast, f"class/{cast.school_class.id}") == ["Anna", "Ben", "Carla"]
    assert named(cast, f"school/{cast.other_school.id}") == ["Emil", "Filiz"]


def test_of_an_account_everybody_whom_it_shows(cast: Cast) -> None:
    assert named(cast, f"person/{cast.anna.id}") == ["Anna"]
    assert named(cast, f"person/{cast.carla.id}") == ["Anna", "Ben", "Carla"]
    assert named(cast, f"person/{cast.dana.id}") == ["Anna", "Ben", "Carla", "Dana"]
    assert named(cast, f"person/{cast.ada.id}") == ["Ada", "Carla", "Dana", "Emil", "Gero"]


def test_of_an_account_also_who_made_something_with_its_owner_or_what_a_substitute_reads(cast: Cast) -> None:
    work = cast.contribution(status="in_review")
    work.authors = [cast.anna, cast.ben]
    days = {"start": today(), "end": today(), "agreed_at": now()}
    db.session.add(DaysAway(person_id=cast.dana.id, substitute_id=cast.gero.id, **days))
    db.session.commit()
    assert named(cast, f"person/{cast.anna.id}") == ["Anna", "Ben"]
    assert named(cast, f"person/{cast.gero.id}") == ["Anna", "Ben", "Emil", "Filiz", "Gero"]


def test_of_an_email_its_recipient_and_of_a_backup_everybody_of_that_day(cast: Cast) -> None:
    email = Email(event="x", recipient=cast.carla.email, language="de", subject="", text="")
    db.session.add(email)
    cast.ben.created_at = now() - timedelta(days=9)
    db.session.commit()
    assert named(cast, f"email/{email.id}") == ["Carla"]
    assert named(cast, f"backup/{today() - timedelta(days=3):%Y%m%d}") == ["Ben"]
    assert len(named(cast, f"backup/{today():%Y%m%d}")) == db.session.scalar(select(func.count(Person.id)))


@pytest.mark.parametrize(
    "address", ["medium/9", "contribution/9", "person/99", "class/9", "school/9", "email/9", "backup/7"]
)
def test_what_is_not_there_is_not_found(cast: Cast, address: str) -> None:
    assert cast.signed_in(cast.ada).get(f"{FORM}/{address}").status_code == 404


def test_the_page_tells_deadline_kinds_of_data_languages_and_ways(cast: Cast) -> None:
    db.session.add(FamilyLanguage(person_id=cast.ben.id, language="tr"))
    db.session.commit()
    answer = cast.signed_in(cast.ada).get(f"{FORM}/class/{cast.school_class.id}?known_at=2026-11-28T22:15")
    page = words(answer)
    assert "28 Nov 2026, 22:15" in page
    assert "1 Dec 2026, 22:15" in page
    assert "Altogether3" in page
    assert "Student · Deutsch1" in page
    assert "carla@school.example" in page
    assert "Letter to the family. Class: 8b" in page
    assert "Kişisel veri ihlali hakkında bilgilendirme" in page
    assert "Information über eine Verletzung des Schutzes personenbezogener Daten" in page
    assert "Supervisory authority: Hessen" in page
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_deadline_that_is_over_says_what_to_do(cast: Cast) -> None:
    page = words(cast.signed_in(cast.ada).get(f"{FORM}/person/{cast.anna.id}?known_at=2026-01-01T10:00"))
    assert "This time is over" in page


def test_the_form_takes_a_number_an_address_or_a_day_and_says_what_is_missing(cast: Cast) -> None:
    browser = cast.signed_in(cast.ada)

    def asked(lost: str, which: str, known_at: str = "2026-11-28T22:15") -> str:
        answer = browser.get(FORM, query_string={"lost": lost, "which": which, "known_at": known_at})
        return (answer.location or "").partition("breach/")[2] or str(answer.status_code)

    assert asked("class", "7") == "class/7?known_at=2026-11-28T22:15"
    assert asked("person", "Carla@school.example").startswith(f"person/{cast.carla.id}?")
    assert asked("backup", "2026-11-30").startswith("backup/20261130?")
    for lost, which, known_at in (
        ("class", "8b", "x"),
        ("person", "nobody@x.example", "2026-11-28T22:15"),
        ("x", "7", "2026"),
    ):
        assert asked(lost, which, known_at) == "422"


def test_nothing_is_stored_but_that_ada_has_asked(cast: Cast) -> None:
    def n_rows() -> dict[str, int]:
        tables = Table.metadata.tables.values()
        return {t.name: db.session.scalar(select(func.count()).select_from(t)) or 0 for t in tables}

    browser, before = cast.signed_in(cast.ada), n_rows()
    assert browser.get(f"{FORM}/class/{cast.school_class.id}").status_code == 200
    assert n_rows() == {**before, "audit_entry": 1}
    assert acts() == ["people_listed"]
    assert (last().kind, last().number, last().by_id) == ("class", cast.school_class.id, cast.ada.id)


def test_a_large_class_costs_as_many_statements_as_a_small_one(cast: Cast) -> None:
    browser, path = cast.signed_in(cast.ada), f"{FORM}/class/{cast.school_class.id}"
    few = n_queries(browser, path)
    for number in range(20):
        cast._student(f"=Student {number}", cast.school_class, "de")
    db.session.commit()
    assert n_queries(browser, path) == few
    assert "'=Student 7" in browser.get(f"{path}/people.csv").text
    assert browser.get(f"{path}/people.xlsx").data.startswith(b"PK")


@pytest.mark.parametrize("known_at", ["0001-01-01T00:00", "9999-12-31T23:59", "1000-01-01T00:00", "x"])
@pytest.mark.parametrize("address", ["backup/20261130", "backup/20240229"])
def test_moments_at_the_ends_of_all_calendars_break_no_page(cast: Cast, address: str, known_at: str) -> None:
    browser = cast.signed_in(cast.ada)
    assert browser.get(f"{FORM}/{address}?known_at={known_at}").status_code == 200
    typed = {"lost": "class", "which": cast.school_class.id, "known_at": known_at}
    assert browser.get(FORM, query_string=typed).status_code == 422


def test_a_day_to_which_none_can_be_added_is_no_day_of_a_backup(cast: Cast) -> None:
    browser = cast.signed_in(cast.ada)
    assert {browser.get(f"{FORM}/backup/{day}").status_code for day in (99991231, 20230229, 0)} == {404}
    assert browser.get(f"{FORM}/backup/99991231/people.csv").status_code == 404
