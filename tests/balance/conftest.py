"""The balance with an empty memory, as partner search has it."""

from tests.matching.conftest import app

__all__ = ["app"]
