"""An erasure whose process is killed is whole or has not begun, and the next process brings it to its end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from portal.accounts.models import Person
from portal.core.db import db
from portal.rights.jobs import finish_erasures
from tests.builders.canaries import FORMS, STUDENT, WORDS, StudentWithCanaries, found
from tests.cast import Cast

ROOT = Path(__file__).parents[2]
EVERYTHING = {STUDENT, *FORMS, *WORDS}
BEGIN = """
import os, signal, sys
from portal.accounts.models import Person
from portal.app import create_app
from portal.core.db import db
from portal.core.storage.streaming import the_store
from portal.rights.actions.erasing import erase_person
with create_app({"JOBS_IN_PROCESS": False}).app_context():
    erasure = erase_person(db.session.get_one(Person, int(sys.argv[1])))
    files = list(erasure.files)
"""
KILL = "    os.kill(os.getpid(), signal.SIGKILL)\n"
BEFORE_COMMIT = BEGIN + KILL
BEFORE_FILES = BEGIN + "    db.session.commit()\n" + KILL
BETWEEN_FILES = BEGIN + "    db.session.commit()\n    the_store().remove(files[0])\n" + KILL


def killed(app: Flask, program: str, person: Person) -> None:
    """Runs it on the same installation."""
    url = db.engine.url.render_as_string(hide_password=False)
    number = str(person.id)
    db.session.remove()
    environment = {**os.environ, "DATA_DIR": str(app.config["DATA_DIR"]), "DATABASE_URL": url, "DEMO": "0"}
    command = [sys.executable, "-c", program, number]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


@pytest.mark.several_connections
@pytest.mark.parametrize("program", [BEFORE_FILES, BETWEEN_FILES], ids=["before the files", "between two files"])
def test_what_was_committed_is_finished_after_a_restart(app: Flask, cast: Cast, program: str) -> None:
    story = StudentWithCanaries(cast)
    killed(app, program, story.person)
    assert found(EVERYTHING) > {"Bajtozaur"}  # files, and what the logs of the database still hold
    finish_erasures()
    db.session.commit()
    db.session.remove()
    assert found(EVERYTHING) == set()


@pytest.mark.several_connections
@pytest.mark.sqlite_alone  # what a transaction is, each database knows
def test_what_was_not_committed_has_not_begun(app: Flask, cast: Cast) -> None:
    story = StudentWithCanaries(cast)
    number = story.person.id
    killed(app, BEFORE_COMMIT, story.person)
    finish_erasures()
    assert db.session.get_one(Person, number).name == STUDENT
    assert found(EVERYTHING) == EVERYTHING
