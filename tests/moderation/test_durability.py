"""A server that is killed in the thirty seconds after a decision loses neither the email nor the way back."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from portal.contributions.rules import Status
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import claim_next
from portal.core.mail.models import Email
from tests.builders.moderating import Queue
from tests.cast import Cast

ROOT = Path(__file__).parents[2]
DECIDE = """
import os, signal, sys
from pathlib import Path
from portal.accounts.models import Person
from portal.app import create_app
from portal.contributions.actions.steps import take_step
from portal.contributions.models import Contribution
from portal.contributions.rules import Step
from portal.core.db import db
url, folder, contribution, dana, commits = sys.argv[1:]
app = create_app({"SQLALCHEMY_DATABASE_URI": url, "JOBS_IN_PROCESS": False, "DEMO": False}, Path(folder))
with app.app_context():
    take_step(db.session.get_one(Contribution, int(contribution)), Step.PUBLISH, by=db.session.get_one(Person, int(dana)))
    if commits == "yes":
        db.session.commit()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.several_connections
@pytest.mark.sqlite_alone
@pytest.mark.parametrize("commits", ["yes", "no"])
def test_killed_after_the_decision_or_before_it_is_saved(
    app: Flask, cast: Cast, waiting: Queue, tmp_path: Path, commits: str
) -> None:
    contribution = waiting()
    db.session.query(Email).delete()
    db.session.commit()
    url = db.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", DECIDE, url, str(tmp_path), str(contribution.id), str(cast.dana.id), commits]
    db.session.commit()  # the other process writes
    assert subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode == -9
    db.session.expire_all()
    is_saved = commits == "yes"
    assert contribution.is_public is is_saved
    assert claim_next() is None
    assert db.session.query(Email).count() == is_saved
    undone = cast.signed_in(cast.dana).post(f"/en/moderation/{contribution.id}/undo")
    assert undone.status_code == (303 if is_saved else 409)
    db.session.expire_all()
    assert (contribution.status, claim_next(now() + timedelta(minutes=1))) == (Status.IN_REVIEW, None)
