"""Doors are tried by walkers, who remember nothing between two requests."""

from tests.contributions.walking import app

__all__ = ["app"]
