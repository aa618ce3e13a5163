"""Each story has the folder of files for itself: words of another one would be found in it."""

import shutil

import pytest
from flask import Flask


@pytest.fixture(autouse=True)
def own_files(request: pytest.FixtureRequest) -> None:
    if "app" in request.fixturenames:
        app: Flask = request.getfixturevalue("app")
        for name in ("kept", "originals", "incoming"):
            shutil.rmtree(app.config["FILES_DIR"] / name, ignore_errors=True)
