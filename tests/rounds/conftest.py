"""Walkers visit; Carla in Hessen and Emil in Bursa look for partners."""

from tests.partnering.conftest import app

__all__ = ["app"]
