"""Ada prints what the portal really stores: no table about people is missing from the record."""

from flask import Flask

from portal.core.db import Table
from portal.core.retention import kinds_of_data
from portal.processing.queries.stored import personal_tables, records
from portal.processing.rules.tables import TABLES, recorded, without_people
from tests.cast import Cast
from tests.page_reading import words
from tests.statements import n_queries

# Kinds of data that lie in no table of the record: numbers, files under way.
NOT_PERSONAL = {"interrupted_uploads", "retention_runs"}


def test_every_table_is_in_the_record_or_tells_nothing_about_people(app: Flask) -> None:
    """A new table needs a line in portal/processing/rules/tables.py."""
    assert set(Table.metadata.tables) - recorded() - without_people() == set()
    assert without_people() - set(Table.metadata.tables) == set()
    assert without_people() & (recorded() | personal_tables()) == set()


def test_the_record_names_no_table_that_is_not_there_and_none_twice(app: Flask) -> None:
    named = [name for tables in TABLES.values() for name in tables]
    assert set(named) - set(Table.metadata.tables) == set()
    assert sorted(named) == sorted(recorded())


def test_every_period_stands_in_the_record(app: Flask) -> None:
    told = {kept.kind.key for record in records() for kept in record.kept}
    assert set(kinds_of_data()) - told - NOT_PERSONAL == set()


def test_a_table_of_people_that_nobody_declared_is_found(app: Flask) -> None:
    declared = recorded() - {"consent"}
    assert personal_tables() - declared == {"consent"}


def test_the_record_tells_purpose_people_data_basis_recipients_and_period(cast: Cast) -> None:
    page = words(cast.signed_in(cast.ada).get("/en/administration/processing"))
    for told in (
        "Families are asked what may be shown of a student.",
        "Parents and guardians",
        "Pictures, voices and films",
        "Consent: Article 6(1)(a) GDPR",
        "Everybody on the internet, after publication",
        "student (3 rows): person_id, class_id, card_serial, card_hash",
        "Coordinators and administrators need a second factor.",
        "Bursa",
        "not stated yet",
    ):
        assert told in page


def test_the_record_costs_as_much_however_many_people_there_are(cast: Cast) -> None:
    browser = cast.signed_in(cast.ada)
    few = n_queries(browser, "/en/administration/processing")
    for number in range(10):
        cast._student(f"Student {number}", cast.school_class, "de")
    assert n_queries(browser, "/en/administration/processing") == few


def test_the_impact_assessment_has_the_figures_and_leaves_judgements_to_the_operator(cast: Cast) -> None:
    cast.contribution(status="published")
    page = words(cast.signed_in(cast.ada).get("/en/administration/impact-assessment"))
    assert "Accounts: Student3" in page
    assert "Published contributions1" in page
    assert "A stranger contacts a child." in page
    assert "Likelihoodto be filled in" in page
    assert "It is no legal advice" in page
