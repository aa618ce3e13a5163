"""Walkers visit; Carla and Emil look for partners."""

import pytest
from flask import Flask

from tests.contributions.walking import app
from tests.partnering.wishes import Seekers

__all__ = ["app"]


@pytest.fixture
def seekers(app: Flask) -> Seekers:
    return Seekers(app)
