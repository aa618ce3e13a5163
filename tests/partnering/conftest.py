"""Walkers visit; Carla and Emil look for partners."""

import pytest
from flask import Flask

from tests.contributions.walking import app
from tests.partnering.searches import Profiles

__all__ = ["app"]


@pytest.fixture
def profiles(app: Flask) -> Profiles:
    return Profiles(app)
