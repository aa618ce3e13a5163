"""Steps of the database on both engines: what was there is still there, up and down again."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import Engine, create_engine, inspect, select, text
from sqlalchemy.exc import IntegrityError

from portal.app import create_app
from portal.balance.models import StoredBalance
from portal.core.db import Table, db
from portal.regions.actions import load_facts
from tests.cast import Cast
from tests.databases import DATABASES

STEPS = str(Path(__file__).parent.parent / "migrations")
ORDER = [step.revision for step in reversed(list(ScriptDirectory(STEPS).walk_revisions()))]
PEOPLE = """
INSERT INTO region (key, is_host, country, iso, names, capitals, aliases, languages, latitude, longitude, timezone,
    source, confidence) VALUES ('hessen', true, 'DE', 'DE-HE', '{}', '{}', '[]', '["de"]', 0, 0, 'UTC', '', '');
INSERT INTO person (id, role, name, language, sign_in_serial, created_at) VALUES
    (1, 'teacher', 'Carla', 'de', 1, '2026-01-01'), (2, 'teacher', 'Emil', 'tr', 1, '2026-01-01');
INSERT INTO school (id, region_key, name, town, postcode, address, native_type, source, is_verified, created_at) VALUES
    (1, 'hessen', 'Schule am Sternenfeld', '', '', '', '', '', true, '2026-01-01');
INSERT INTO school_class (id, school_id, teacher_id, name, age_from, age_to, languages, card_language, code, created_at)
    VALUES (1, 1, 1, '8b', 13, 14, '{}', 'de', 'AAAAAA', '2026-01-01');
INSERT INTO project (id, owner_id, school_id, region_key, title, summary, language, languages, topics, form, age_from,
    age_to, status, status_since, is_public, created_at, updated_at) VALUES
    (1, 1, 1, 'hessen', 'Flüsse', '', 'de', '[]', '[]', 'online', 13, 14, 'draft', '2026-01-01', false, '2026-01-01',
    '2026-01-01'),
    (2, 2, 1, 'hessen', 'Çınar', '', 'tr', '[]', '[]', 'online', 13, 14, 'draft', '2026-01-01', false, '2026-01-01',
    '2026-01-01');
INSERT INTO project_class (project_id, class_id) VALUES (1, 1);
INSERT INTO project_region (project_id, region_key) VALUES (1, 'hessen')
"""

SEARCHES = """
INSERT INTO partner_request_entry (id, request_id, step, at, reasons, text, language)
    VALUES (1, 1, 'lapse', '2026-02-01', '[]', '', '');
INSERT INTO saved_search (id, wish_id, filters, least, told_until, created_at)
    VALUES (1, 1, '{"region": "bursa"}', 70, '2026-01-02', '2026-01-01');
INSERT INTO letter (id, event, recipient, language, subject, text, created_at, due_at, attempts, error)
    VALUES (9, 'message:1', 'carla@school.example', 'de', 'Nachricht', 'Hallo', '2026-01-01', '2026-01-01', 0, '');
INSERT INTO edition (id, number) VALUES (1, 77);
INSERT INTO project_move (id, project_id, step, start, "to", by_id, at, reason, reason_language)
    VALUES (1, 1, 'submit', 'draft', 'submitted', 1, '2026-01-01', '', '')
"""


@pytest.fixture(params=DATABASES)
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The application on a database without any table."""
    overrides: dict[str, Any] = {"TESTING": True, "JOBS_IN_PROCESS": False, "DEMO": False}
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
        overrides["SQLALCHEMY_DATABASE_URI"] = _new_database(url)
    app = create_app(overrides, tmp_path)
    logging.disable(logging.INFO)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    logging.disable(logging.NOTSET)


def _new_database(url: str) -> str:
    engine: Engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS steps"))
        connection.execute(text("CREATE DATABASE steps"))
    engine.dispose()
    address, mark, options = url.partition("?")
    return f"{address.rpartition('/')[0]}/steps{mark}{options}"


def _fill(statements: str) -> None:
    with db.engine.begin() as connection:  # sessions write a log that was not there yet
        for statement in re.split(r";\s*\n", statements):
            connection.execute(text(statement.replace(":", "\\:")))


def _rows(query: str) -> list[tuple[Any, ...]]:
    found = [tuple(row) for row in db.session.execute(text(query))]
    db.session.commit()
    return found


def test_owners_of_projects_become_their_teachers_and_back(bare: Flask) -> None:
    upgrade(STEPS, "0002")
    _fill(PEOPLE)
    upgrade(STEPS, "0003")
    assert _rows("SELECT project_id, person_id FROM project_teacher ORDER BY 1") == [(1, 1), (2, 2)]
    assert _rows("SELECT project_id, class_id FROM project_class") == [(1, 1)]
    downgrade(STEPS, "0002")
    assert _rows("SELECT id, owner_id FROM project ORDER BY 1") == [(1, 1), (2, 2)]
    assert _rows("SELECT project_id, region_key FROM project_region") == [(1, "hessen")]


def _wish(number: int, teacher: int, status: str) -> str:
    return f"""
INSERT INTO wish (id, class_id, teacher_id, region_key, languages, practise, age, topics, form, starts_on, ends_on,
    n_students, stage, wants_funding, welcome, n_wanted, n_found, sentence, sentence_language, status, opened_at,
    expires_at, changed_at) VALUES ({number}, 1, {teacher}, 'hessen', '{{}}', '[]', 13.5, '[]', 'online', '2026-09-01',
    '2027-06-01', 24, '', false, '["bursa"]', 1, 0, '', '', '{status}', '2026-01-01', '2026-04-01', '2026-01-01')"""


REQUEST = """
INSERT INTO partner_request (id, pair, from_wish_id, to_wish_id, starts_on, ends_on, status, status_since, remind_on,
    due_on, created_at) VALUES (1, '1-2', 1, 2, '2026-09-01', '2027-06-01', 'lapsed', '2026-02-01', '2026-01-20',
    '2026-01-31', '2026-01-01')"""


BALANCE = """
INSERT INTO kept_balance (id, seconds, report) VALUES (1, 2.5, '{"n_alone": 1, "lonely": [{"wish_id": 2, "stop":
    "region_rests", "n_stopped": 3}], "kinds": []}')"""


def test_what_was_there_goes_by_its_new_names_and_back(bare: Flask) -> None:
    """Searches, requests, unsent emails, histories and the version of public pages, as an installation had them before."""
    upgrade(STEPS, "0002")
    _fill(PEOPLE)
    upgrade(STEPS, "0011")
    _fill(";".join((_wish(1, 1, "lapsed"), _wish(2, 2, "open"), REQUEST, BALANCE, SEARCHES)))
    upgrade(STEPS, "0012")
    assert _rows("SELECT id, status FROM partner_search ORDER BY 1") == [(1, "expired"), (2, "open")]
    assert _rows("SELECT from_search_id, to_search_id, status FROM partner_request") == [(1, 2, "expired")]
    assert _rows("SELECT step FROM partner_request_entry") == [("expire",)]
    assert _rows("SELECT search_id, least FROM saved_search") == [(1, 70)]
    assert _rows("SELECT id, event, sent_at FROM email") == [(9, "message:1", None)]
    assert _rows("SELECT number FROM cache_version") == [(77,)]
    (report,) = db.session.scalars(select(StoredBalance.report))
    unmatched = [{"search_id": 2, "stop": "region_suspended", "n_stopped": 3}]
    assert report == {"n_alone": 1, "unmatched": unmatched, "kinds": []}
    db.session.commit()
    assert _rows("SELECT step, start FROM project_entry") == [("submit", "draft")]
    with pytest.raises(IntegrityError):
        _fill("INSERT INTO round_absence (round_id, search_id, at) VALUES (1, 3, '2026-01-01')")
    db.session.rollback()
    downgrade(STEPS, "0011")
    assert _rows("SELECT id, status FROM wish ORDER BY 1") == [(1, "lapsed"), (2, "open")]
    assert _rows("SELECT from_wish_id, status FROM partner_request") == [(1, "lapsed")]
    assert _rows("SELECT number FROM edition") == [(77,)]
    assert '"wish_id": 2, "stop": "region_rests"' in _rows("SELECT CAST(report AS TEXT) FROM kept_balance")[0][0]


def test_accounts_of_before_are_found_and_no_class_goes_with_a_teacher(bare: Flask) -> None:
    upgrade(STEPS, "0002")
    _fill(PEOPLE)
    upgrade(STEPS, "0011")
    _fill(_wish(1, 1, "open"))
    upgrade(STEPS)
    assert _rows("SELECT id, searched, n_changes, suspended_at FROM person ORDER BY 1") == [
        (1, "carla ", 0, None),
        (2, "emil ", 0, None),
    ]
    _fill("DELETE FROM person WHERE id = 1")
    assert _rows("SELECT id, teacher_id FROM school_class") == [(1, None)]
    assert _rows("SELECT id, teacher_id FROM partner_search") == [(1, None)]
    with pytest.raises(IntegrityError, match="no_more_partners_than_wanted"):
        _fill("UPDATE partner_search SET n_found = 2")
    db.session.rollback()


COORDINATORS = """
INSERT INTO region (key, is_host, country, iso, names, capitals, aliases, languages, latitude, longitude, timezone,
    source, confidence) VALUES ('bursa', false, 'TR', 'TR-16', '{}', '{}', '[]', '["tr"]', 0, 0, 'UTC', '', '');
INSERT INTO person (id, role, name, language, sign_in_serial, created_at, n_changes, searched) VALUES
    (7, 'coordinator', 'Dana', 'de', 1, '2026-01-01', 0, ''), (8, 'coordinator', 'Gero', 'tr', 1, '2026-01-01', 0, ''),
    (9, 'coordinator', 'Hale', 'tr', 1, '2026-01-01', 0, '');
INSERT INTO assignment (person_id, region_key) VALUES (7, 'hessen'), (8, 'bursa'), (9, 'bursa');
INSERT INTO read_language (person_id, language) VALUES (7, 'de'), (8, 'de'), (9, 'de'), (9, 'en');
INSERT INTO partnership (id, pair, one_id, other_id, at) VALUES (1, '1-2', 1, 2, '2026-03-01')
"""


RUN = """
INSERT INTO matching_round (id, size, weights, join_until, answer_until, status, created_at) VALUES
    (1, 2, '{}', '2026-03-01', '2026-04-01', 'open', '2026-02-01');
INSERT INTO round_run (id, round_id, status, asked_at, heard_at, tries, progress, n_dropped, size, n_classes, n_groups,
    points, most_groups, most_points, first_come_groups, first_come_points, n_impossible, seconds, peak_mb, "groups",
    "without") VALUES (1, 1, 'preview', '2026-03-02', '2026-03-02', 1, 1, 0, 2, 2, 1, 70, 1, 70, 1, 70, 0, 1, 50, '[]', '[]')
"""


def test_partners_of_rounds_get_a_thread_and_nobody_reads_german_by_mistake(bare: Flask) -> None:
    upgrade(STEPS, "0002")
    _fill(PEOPLE)
    upgrade(STEPS, "0011")
    _fill(";\n".join((_wish(1, 1, "lapsed"), _wish(2, 2, "fulfilled"))))
    upgrade(STEPS, "0024")
    _fill(COORDINATORS)
    _fill(RUN)
    upgrade(STEPS)
    assert _rows("SELECT from_search_id, to_search_id, status FROM partner_request") == [(1, 2, "accepted")]
    assert _rows("SELECT most_points, ending, edition FROM round_run") == [(70, "complete", 0)]  # nothing proven
    assert _rows("SELECT request_id, step FROM partner_request_entry") == [(1, "match")]
    read = _rows("SELECT person_id, language FROM read_language ORDER BY 1, 2")
    assert read == [(7, "de"), (8, "tr"), (9, "de"), (9, "en")]


OTHER_SPELLINGS = """
UPDATE person SET email = 'carla@müller.example', email_confirmed_at = '2026-01-02', name = 'Carla' WHERE id = 1;
UPDATE person SET email = 'carla@xn--mller-kva.example', email_confirmed_at = '2026-01-01' WHERE id = 2;
INSERT INTO person (id, role, name, language, sign_in_serial, created_at, n_changes, searched, email, claimed_email) VALUES
    (3, 'teacher', 'Dana' || CHR(8203), 'de', 1, '2026-01-01', 0, '', NULL, 'dana@XN--MLLER-KVA.example'),
    (4, 'student', 'Mia', 'de', 1, '2026-01-01', 0, '', NULL, NULL),
    (5, 'student', 'Mia' || CHR(8203), 'de', 1, '2026-01-01', 0, '', NULL, NULL);
INSERT INTO student (person_id, class_id, card_serial, card_hash) VALUES (4, 1, 1, 'a'), (5, 1, 1, 'b');
INSERT INTO membership (person_id, school_id, created_at, confirmed_at, asked_name, asked_email, asked_version) VALUES
    (2, 1, '2026-01-01', '2026-01-01', 'Emil' || CHR(8203), 'carla@xn--mller-kva.example', '');
UPDATE school SET email = 'Office@MÜLLER.example';
UPDATE school_class SET name = '8b' || CHR(8203);
UPDATE project SET title = CHR(8203) WHERE id = 2
"""


def test_addresses_and_names_get_the_spelling_of_forms_and_what_collides_is_told(
    bare: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    upgrade(STEPS, "0002")
    _fill(PEOPLE)
    upgrade(STEPS, "0028")
    is_sqlite = db.engine.dialect.name == "sqlite"
    _fill(OTHER_SPELLINGS.replace("CHR", "char") if is_sqlite else OTHER_SPELLINGS)
    logging.disable(logging.NOTSET)
    upgrade(STEPS)
    assert _rows("SELECT id, email, claimed_email, name FROM person ORDER BY 1") == [
        (1, "carla@müller.example", None, "Carla"),
        (2, None, "carla@müller.example", "Emil"),
        (3, None, "dana@müller.example", "Dana"),
        (4, None, None, "Mia"),
        (5, None, None, "Mia"),
    ]
    assert _rows("SELECT asked_name, asked_email FROM membership") == [("Emil", "carla@müller.example")]
    assert _rows("SELECT email FROM school") == [("office@müller.example",)]
    assert _rows("SELECT name FROM school_class") == [("8b",)]
    assert _rows("SELECT searched FROM person WHERE id = 3") == [("dana dana@muller.example",)]
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [
        "accounts 1 and 2 have the same address: the second keeps it unproven",
        "project 2: nobody sees anything in title, which stays as it is",
        "class 1: the students 4 and 5 have the same name now",
    ]


ANSWERS = """
INSERT INTO contribution (id, project_id, class_id, region_key, class_name, title, text, language, status, status_since,
    age_from, age_to, named_authors, revision, created_at, updated_at) VALUES (1, 1, 1, 'hessen', '', 'Fluss', '', 'de',
    'published', '2026-01-05', 13, 14, '[]', 5, '2026-01-01', '2026-01-01');
INSERT INTO contribution_entry (id, contribution_id, step, start, "to", start_since, at, reasons, reason, reason_language)
    VALUES (1, 1, 'forward', 'submitted', 'in_review', '2026-01-01 08:00:00', '2026-01-02 08:00:00', '[]', '', ''),
    (2, 1, 'request_changes', 'in_review', 'changes_requested', '2026-01-02 08:00:00', '2026-01-03 08:00:00', '[]', '', ''),
    (3, 1, 'reject', 'in_review', 'rejected', '2026-01-03 08:00:00', '2026-01-04 08:00:00', '[]', '', ''),
    (4, 1, 'undo', 'rejected', 'in_review', NULL, '2026-01-04 08:01:00', '[]', '', ''),
    (5, 1, 'publish', 'in_review', 'published', NULL, '2026-01-05 08:00:00', '[]', '', ''),
    (6, 1, 'publish', 'in_review', 'published', '2026-01-05 08:00:00', '2026-01-05 09:30:00', '[]', '', '')
"""


def test_answers_of_before_keep_how_long_they_took_unless_they_were_undone(bare: Flask) -> None:
    upgrade(STEPS, "0002")
    _fill(PEOPLE)
    upgrade(STEPS, "0046")
    _fill(ANSWERS)
    upgrade(STEPS, "0047")
    assert _rows("SELECT id, waited FROM contribution_entry ORDER BY id") == [
        (1, None), (2, 86400), (3, None), (4, None), (5, None), (6, 5400),
    ]  # fmt: skip
    downgrade(STEPS, "0046")
    assert _rows("SELECT count(*) FROM contribution_entry") == [(6,)]


def test_names_of_constraints_follow_their_tables(bare: Flask) -> None:
    """So that a later migration finds them by the convention, on every installation."""
    upgrade(STEPS)
    inspector = inspect(db.engine)
    for table in Table.metadata.sorted_tables:
        there = {key["name"] for key in inspector.get_foreign_keys(table.name)}
        assert there == {key.name for key in table.foreign_key_constraints}, table.name
        assert inspector.get_pk_constraint(table.name)["name"] in (table.primary_key.name, None), table.name


def test_all_steps_lead_up_to_the_tables_of_the_models_and_down_to_none(bare: Flask) -> None:
    upgrade(STEPS)
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours, "compare_type": False})
        assert compare_metadata(context, Table.metadata) == []
    downgrade(STEPS, "base")
    assert [name for (name,) in _tables() if not name.startswith("search_")] == ["alembic_version"]


def _forget_what_was_added_to_shipped_steps() -> None:
    """Brings a database at 0010 back to what 0001 and 0010 made when some installations ran them."""
    with db.engine.begin() as connection:
        operations = Operations(MigrationContext.configure(connection))
        operations.drop_index("ix_round_proposal_untold", "round_proposal")
        operations.drop_column("round_proposal", "told_at")
        with operations.batch_alter_table("person") as person:
            person.drop_index("ix_person_claimed_email")
            person.drop_constraint("ck_person_students_have_no_email", "check")
            person.drop_column("claimed_email")


def test_installations_that_ran_the_first_forms_of_steps_open_every_desk(bare: Flask) -> None:
    """Theirs answered 500. A database that ran the later forms is what all other tests upgrade."""
    upgrade(STEPS, "0010")
    _forget_what_was_added_to_shipped_steps()
    upgrade(STEPS)
    load_facts()
    cast = Cast(bare)
    dana = cast.signed_in(cast.dana)
    assert [dana.get(f"/de/{page}").status_code for page in ("desk", "moderation", "matching-rounds")] == [200] * 3
    assert "ix_round_proposal_not_notified" in {
        index["name"] for index in inspect(db.engine).get_indexes("round_proposal")
    }


DECIDED = """
INSERT INTO contribution (id, project_id, class_id, region_key, class_name, title, text, language, status, status_since,
    age_from, age_to, named_authors, revision, created_at, updated_at) VALUES (1, 1, 1, 'hessen', '8b', 'Der Fluss', '',
    'de', 'in_review', '2026-03-01', 13, 14, '[]', 1, '2026-01-01', '2026-03-01');
INSERT INTO version (id, contribution_id, number, title, text, language, media, saved_at) VALUES
    (11, 1, 1, 'Fluss', '', 'de', '[]', '2026-01-01'), (12, 1, 2, 'Der Fluss', '', 'de', '[]', '2026-01-02'),
    (13, 1, 3, 'Ein Fluss', '', 'de', '[]', '2026-02-02');
INSERT INTO contribution_entry (id, contribution_id, step, start, "to", at, reasons, reason, reason_language) VALUES
    (1, 1, 'submit', 'draft', 'submitted', '2026-01-02', '[]', '', ''),
    (2, 1, 'publish', 'in_review', 'published', '2026-01-05', '[]', '', ''),
    (3, 1, 'withdraw', 'published', 'withdrawn', '2026-02-01', '[]', '', ''),
    (4, 1, 'reject', 'in_review', 'rejected', '2026-02-05', '[]', '', ''),
    (5, 1, 'publish', 'in_review', 'published', '2025-12-05', '[]', '', '')
"""


def test_decisions_of_earlier_installations_know_what_they_were_about(bare: Flask) -> None:
    upgrade(STEPS, "0002")
    _fill(PEOPLE)
    upgrade(STEPS, "0042")
    _fill(DECIDED)
    upgrade(STEPS)
    known = _rows("SELECT id, version_id FROM contribution_entry ORDER BY id")
    assert known == [(1, 12), (2, 12), (3, None), (4, 13), (5, None)]


LAUREATES = """
INSERT INTO region (key, is_host, country, iso, names, capitals, aliases, languages, latitude, longitude, timezone,
    source, confidence) VALUES ('bursa', false, 'TR', 'TR-16', '{}', '{}', '[]', '["tr"]', 0, 0, 'UTC', '', '');
INSERT INTO award_round (id, award, year, region_key, titles, texts, language, nominees, quorum, missing_scores, lowest,
    highest, status, status_since, reason, reason_language, figures, created_at, updated_at) VALUES
    (1, 'leah', 2025, 'hessen', '{}', '{}', 'de', '[]', 3, 'leave_out', 1, 5, 'published', '2026-01-01', '', '', '{}',
    '2026-01-01', '2026-01-01');
INSERT INTO nomination (id, round_id, kind, project_id, text, language, dossier, agreed_sides, status, status_since,
    reason, reason_language, reasons, picture_ids, code, created_at, updated_at) VALUES
    (1, 1, 'project', 1, '', 'de', '{"regions": ["hessen", "bursa", "gone"]}', '[]', 'agreed', '2026-01-01', '', '',
    '{}', '[]', 'c1', '2026-01-01', '2026-01-01'),
    (2, 1, 'project', 2, '', 'de', '{"regions": ["bursa"]}', '[]', 'agreed', '2026-01-01', '', '', '{}', '[]', NULL,
    '2026-01-01', '2026-01-01')
"""


def test_laureates_of_before_are_found_by_their_regions(bare: Flask) -> None:
    upgrade(STEPS, "0002")
    _fill(PEOPLE)
    upgrade(STEPS, "0062")
    _fill(LAUREATES)
    upgrade(STEPS, "0063")
    found = _rows("SELECT nomination_id, region_key FROM laureate_region ORDER BY region_key")
    assert found == [(1, "bursa"), (1, "hessen")]


def test_there_is_one_newest_step_and_one_way_to_it() -> None:
    scripts = ScriptDirectory(STEPS)
    assert len(scripts.get_heads()) == 1
    assert [scripts.get_revision(step).down_revision for step in ORDER] == [None, *ORDER[:-1]]


def test_every_step_can_be_taken_back_and_taken_again(bare: Flask) -> None:
    for step in ORDER:
        before = _tables()
        upgrade(STEPS, step)
        there = _tables()
        downgrade(STEPS, "-1")
        assert set(_tables()) - {("alembic_version",)} == set(before) - {("alembic_version",)}
        upgrade(STEPS, step)
        assert set(_tables()) == set(there)


def test_a_database_full_of_people_goes_all_the_way_down_and_starts_again(bare: Flask) -> None:
    upgrade(STEPS)
    load_facts()
    Cast(bare).contribution(status="published")
    db.session.remove()
    downgrade(STEPS, "base")
    upgrade(STEPS)
    assert _rows("SELECT count(*) FROM person") == [(0,)]


def _is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    return not (kind == "table" and (name or "").startswith("search_"))


def _tables() -> list[tuple[Any, ...]]:
    if db.engine.dialect.name == "sqlite":
        return _rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return _rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
