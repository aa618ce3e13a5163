"""Walkers visit the moderation."""

from tests.contributions.walking import app

__all__ = ["app"]
