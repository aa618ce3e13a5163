"""Partner search with an empty memory: what an earlier test looked for is forgotten."""

from collections.abc import Iterator

import pytest
from flask import Flask

from portal.matching.queries.pool import the_pool
from tests.contributions.walking import Walker


@pytest.fixture
def app(app: Flask) -> Iterator[Flask]:
    before, app.test_client_class = app.test_client_class, Walker
    the_pool.forget()
    yield app
    the_pool.forget()
    app.test_client_class = before
