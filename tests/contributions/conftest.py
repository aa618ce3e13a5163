"""Walkers visit the contributions."""

from tests.contributions.walking import app

__all__ = ["app"]
