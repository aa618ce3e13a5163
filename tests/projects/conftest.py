"""Walkers visit the projects."""

from tests.contributions.walking import app

__all__ = ["app"]
