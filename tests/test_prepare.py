"""Nodes that start together on an empty database: one makes it ready, the others wait, and all live."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import create_engine, text

from portal.core.alone import alone
from tests.databases import DATABASES, administer

ROOT = Path(__file__).parent.parent
PROGRAM = [sys.executable, "-m", "portal.prepare"]


def test_two_nodes_make_an_empty_database_ready(postgres_url: str, tmp_path: Path) -> None:
    administer(postgres_url, "DROP DATABASE IF EXISTS nodes", "CREATE DATABASE nodes")
    url = postgres_url.replace("/postgres?", "/nodes?")
    environment = {**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": url, "DEMO": "0"}
    nodes = [subprocess.Popen(PROGRAM, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [node.communicate(timeout=120)[1] for node in nodes]
    assert [node.returncode for node in nodes] == [0, 0], said
    engine = create_engine(url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM region")) == 6
    engine.dispose()


@pytest.mark.parametrize("kind", DATABASES)
def test_the_second_waits_until_the_first_is_ready(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    url = request.getfixturevalue("postgres_url") if kind == "postgresql" else f"sqlite:///{tmp_path / 'portal.db'}"
    done: list[str] = []

    def second() -> None:
        with alone(url, tmp_path):
            done.append("second")

    with alone(url, tmp_path):
        waiting = Thread(target=second)
        waiting.start()
        waiting.join(0.3)
        done.append("first")
    waiting.join(30)
    assert done == ["first", "second"]
