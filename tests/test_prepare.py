"""Nodes that start together on an empty database: one makes it ready, the others wait, and all live."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.databases import DATABASES, administer

ROOT = Path(__file__).parent.parent
PROGRAM = [sys.executable, "-m", "portal.prepare"]


@pytest.mark.parametrize("database_kind", DATABASES)
def test_two_nodes_make_an_empty_database_ready(
    database_kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'portal.db'}"
    if database_kind == "postgresql":
        server = request.getfixturevalue("postgres_url")
        administer(server, "DROP DATABASE IF EXISTS nodes", "CREATE DATABASE nodes")
        url = server.replace("/postgres?", "/nodes?")
    environment = {**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": url, "DEMO": "0"}
    nodes = [subprocess.Popen(PROGRAM, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [node.communicate(timeout=120)[1] for node in nodes]
    assert [node.returncode for node in nodes] == [0, 0], said
    engine = create_engine(url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM region")) == 6
    engine.dispose()
