"""Starting: each thing that is wrong is one clear sentence, and nothing is made by the way."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from portal import prepare
from portal.accounts.models import Person
from portal.core.db import db
from portal.core.installation.markers import FILE
from portal.legal.actions.texts import tell
from portal.legal.rules.places import Fact
from portal.serve import free_address
from portal.start import open_app, told_plainly
from tests.builders.served import ROOT
from tests.builders.served import prepare as prepared

SIGN_IN = "/<any(de,fr,it,pl,ru,tr,en):lang>/demo/sign-in"
Refusal = Callable[[], str]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For real people, ready to be served."""
    prepared(folder := tmp_path_factory.mktemp("installation") / "data", demo=False)
    return folder


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that DATA_DIR names; it is not there yet."""
    for name in ("DEMO", "DATABASE_URL", "PORTAL_ENV"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def real(installation: Path, data: Path) -> Path:
    shutil.copytree(installation, data)
    return data


@pytest.fixture
def refusal(capsys: pytest.CaptureFixture[str]) -> Refusal:
    """The last line that the portal says before it ends."""

    def opened() -> str:
        with pytest.raises(SystemExit) as end, told_plainly():
            open_app()
        assert end.value.code
        return capsys.readouterr().err.splitlines()[-1]

    return opened


def has_one_click_sign_in() -> bool:
    with told_plainly():
        app = open_app()
    with app.app_context():
        db.engine.dispose()
    return any(rule.rule.startswith(SIGN_IN) for rule in app.url_map.iter_rules())


# --- the demo ---


def test_real_data_is_served_without_the_demo_and_refused_with_it(
    real: Path, monkeypatch: pytest.MonkeyPatch, refusal: Refusal
) -> None:
    """Also by `make run` in a new shell, which keeps DATA_DIR only."""
    monkeypatch.setattr(sys, "argv", ["portal.serve", "--prepare", "--demo"])
    prepare.make_installation()
    assert not has_one_click_sign_in()
    monkeypatch.setenv("DEMO", "1")
    assert refusal().startswith(f"The demo did not make {real}")
    with pytest.raises(SystemExit), told_plainly():
        prepare.main()
    assert not (real / FILE).exists()


def test_an_empty_folder_becomes_the_demo_before_anything_else_is_there(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["portal.serve", "--prepare", "--demo"])
    prepare.make_installation()
    assert {path.name for path in data.iterdir()} - {"portal.db-wal", "portal.db-shm"} == {FILE, "portal.db"}


# --- commands ---


def flask(*words: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    given = {name: value for name, value in os.environ.items() if name not in ("DATA_DIR", "DEMO", "DATABASE_URL")}
    command = [sys.executable, "-m", "flask", "--app", str(ROOT / "wsgi.py"), *words]
    return subprocess.run(
        command, cwd=folder, env={**given, **settings, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )


def test_a_command_in_a_shell_without_settings_makes_no_installation(tmp_path: Path) -> None:
    done = flask("people", "invite", "ada@ministry.example", "--role", "administrator", folder=tmp_path)
    assert done.returncode != 0
    assert done.stderr.splitlines()[-1].startswith(f"There is no installation in {tmp_path / 'data'}: ")
    assert list(tmp_path.iterdir()) == []


def test_a_command_says_which_installation_it_speaks_to(real: Path, tmp_path: Path) -> None:
    (tmp_path / "portal.env").write_text("DATA_DIR=data\n")
    done = flask("jobs", "status", folder=tmp_path)
    database = f"database {real / 'portal.db'}"
    assert done.stderr.splitlines()[0] == f"Portal in {real}, {database}, settings from {tmp_path / 'portal.env'}"
    assert done.stdout.startswith("waiting: 0")


# --- what is wrong at start ---


def test_a_folder_that_is_not_there_is_not_made(data: Path, refusal: Refusal) -> None:
    assert refusal().startswith(f"There is no installation in {data}")
    assert not data.exists()


def test_a_newer_database_is_left_alone(real: Path, refusal: Refusal) -> None:
    with closing(sqlite3.connect(real / "portal.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    assert refusal().startswith(f"A newer version of the portal has used the database {real / 'portal.db'} (step 9999;")
    with pytest.raises(SystemExit), told_plainly():
        prepare.main()


def test_a_database_that_is_not_migrated_is_said(real: Path, refusal: Refusal) -> None:
    with closing(sqlite3.connect(real / "portal.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '0011'")
    assert "is not up to date: run `make run`" in refusal()


@pytest.mark.parametrize("content", [b"", b"\n"])
def test_an_empty_secret_is_said(real: Path, refusal: Refusal, content: bytes) -> None:
    (real / "secret_key").write_bytes(content)
    assert refusal().startswith(f"The secret {real / 'secret_key'} is empty")


def test_a_broken_queue_is_said(real: Path, refusal: Refusal) -> None:
    (real / "jobs.db").write_bytes(b"no database " * 1000)
    assert refusal().startswith("The portal cannot start (file is not a database)")


def test_a_database_that_does_not_answer_ends_a_start_and_no_process_that_takes_anothers_place(
    real: Path, monkeypatch: pytest.MonkeyPatch, refusal: Refusal, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://portal:geheim@127.0.0.1:1/portal")
    assert refusal().startswith("The database postgresql://portal@127.0.0.1:1/portal cannot be opened")
    open_app(needs_database=False)
    assert "cannot be opened" in capsys.readouterr().err


def test_what_the_legal_pages_need_is_said_until_it_is_told(real: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_app().app_context():
        assert "do not say yet: operator, representative, address" in capsys.readouterr().err
        tell("", dict.fromkeys(Fact, "Amt"), by=Person(id=None))
        db.session.commit()
        db.engine.dispose()
    open_app()
    assert "do not say yet" not in capsys.readouterr().err


@pytest.fixture
def used_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_used_port_is_said(used_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    for host, port in (("127.0.0.1", used_port), ("no-such-host.invalid", 8000)):
        with pytest.raises(SystemExit), told_plainly():
            free_address(host, port)
        assert capsys.readouterr().err.startswith(f"Nothing can listen on {host}, port {port} (")


def test_the_server_says_what_is_wrong_before_it_makes_anything(tmp_path: Path, used_port: int) -> None:
    environment = {**os.environ, "DATA_DIR": str(tmp_path / "data"), "PORT": str(used_port)}
    command = [sys.executable, "-m", "portal.serve", "--prepare", "--demo"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert [line.partition(" (")[0] for line in done.stderr.splitlines()] == [
        f"Nothing can listen on 127.0.0.1, port {used_port}"
    ]
    assert not (tmp_path / "data").exists()
