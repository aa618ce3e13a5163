"""Steps of the database on both engines: what was there is still there, up and down again."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import Engine, create_engine, text

from portal.app import create_app
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
    for statement in statements.split(";\n"):
        db.session.execute(text(statement.replace(":", "\\:")))
    db.session.commit()


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


def test_all_steps_lead_up_to_the_tables_of_the_models_and_down_to_none(bare: Flask) -> None:
    upgrade(STEPS)
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours, "compare_type": False})
        assert compare_metadata(context, Table.metadata) == []
    downgrade(STEPS, "base")
    assert [name for (name,) in _tables() if not name.startswith("search_")] == ["alembic_version"]


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


def test_a_house_full_of_people_goes_all_the_way_down_and_starts_again(bare: Flask) -> None:
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
