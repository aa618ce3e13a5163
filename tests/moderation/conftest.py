"""The queue of the coordinators."""

import pytest

from tests.builders.moderating import Queue
from tests.cast import Cast


@pytest.fixture
def waiting(cast: Cast) -> Queue:
    return Queue(cast)
