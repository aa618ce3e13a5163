"""A name that was erased is in no file of the database any more."""

from pathlib import Path

import pytest
from flask import Flask

from portal.contributions.actions.publishing import show
from portal.contributions.jobs import tend_index
from portal.core.db import db
from portal.core.erasure.jobs import empty_write_ahead_logs, merge_search_index
from tests.cast import Cast

NAME, WORD = "Quirinalda", "zwetschgenknoedel"


def files() -> bytes:
    path = Path(str(db.engine.url.database))
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


@pytest.mark.several_connections
@pytest.mark.sqlite_alone  # PostgreSQL's own vacuum does it
def test_an_erased_name_leaves_database_log_and_index(app: Flask, cast: Cast) -> None:
    contribution = cast.contribution(status="published", text=f"Ein {WORD} für alle.")
    cast.anna.name = NAME
    show(contribution, contribution.published_at)
    db.session.commit()
    assert [word.encode() in files() for word in (NAME, WORD)] == [True, True]
    cast.anna.name, contribution.text = "Mia", ""
    show(contribution, None)
    db.session.commit()
    db.session.remove()
    tend_index()
    db.session.commit()
    merge_search_index()
    empty_write_ahead_logs()
    assert [word.encode() in files() for word in (NAME, WORD)] == [False, False]


def test_the_jobs_have_nothing_to_do_in_an_empty_portal(app: Flask) -> None:
    merge_search_index()
