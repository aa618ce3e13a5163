"""The samples of deploy/ fit what the portal itself allows."""

import re
from pathlib import Path

from portal.config import settings

DEPLOY = Path(__file__).parent.parent / "deploy"
UNITS = {"k": 2**10, "m": 2**20, "g": 2**30}


def test_nginx_lets_through_what_a_form_may_carry(tmp_path: Path) -> None:
    """The portal refuses what is larger in words, and keeps the text: what nginx refuses is lost."""
    found = re.search(r"client_max_body_size (\d+)([kmg]);", (DEPLOY / "nginx" / "portal.conf").read_text())
    assert found
    assert int(found[1]) * UNITS[found[2]] > settings(tmp_path)["MAX_BODY_BYTES"]


def test_every_server_waits_longer_than_an_upload_may_take(tmp_path: Path) -> None:
    given = settings(tmp_path)["STOP_SECONDS"]
    patterns = {
        "systemd/portal-web.service": r"TimeoutStopSec=(\d+)", "docker/compose.yaml": r"stop_grace_period: (\d+)s",
        "uwsgi.ini": r"worker-reload-mercy = (\d+)", "gunicorn.conf.py": r"graceful_timeout = (\d+)",
    }  # fmt: skip
    waits = {name: re.search(pattern, (DEPLOY / name).read_text()) for name, pattern in patterns.items()}
    assert {name: bool(found and int(found[1]) >= given) for name, found in waits.items()} == dict.fromkeys(waits, True)
