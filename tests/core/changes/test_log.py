"""What a transaction writes into the log of changes, and that the log is in the order of commits."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, func, insert, select, text, update

from portal.accounts.models import Assignment, Person
from portal.contributions.actions.steps import take_step
from portal.contributions.rules import Step
from portal.core.changes import log
from portal.core.changes.log import PublicChange
from portal.core.changes.writes import MOST_ROWS
from portal.core.db import db
from portal.projects.models import Project
from portal.schools.models import School
from tests.cast import Cast


def written() -> list[Any]:
    """The rows of the transaction that is committed now, each as [table, what is known of it]."""
    before = db.session.scalar(select(PublicChange.number).order_by(PublicChange.number.desc()).limit(1)) or 0
    db.session.commit()
    found = list(db.session.scalars(select(PublicChange.rows).where(PublicChange.number > before)))
    db.session.commit()
    return [list(entry) for rows in found for entry in rows]


def test_a_name_that_changes_leaves_the_number_of_its_person_and_no_name(cast: Cast) -> None:
    cast.anna.name = "Mia"
    assert written() == [["person", {"id": cast.anna.id}]]
    assert written() == []


def test_what_lists_choose_by_is_told_before_and_after(cast: Cast) -> None:
    cast.project.is_public = False
    [[_, before], [_, after]] = written()
    assert (before["is_public"], after["is_public"], before["id"]) == (True, False, cast.project.id)
    assert set(before) == {"id", "school_id", "region_key", "is_public", "status_since"}


def test_a_publication_names_the_row_however_it_is_written(cast: Cast) -> None:
    contribution = cast.contribution(status="in_review")
    take_step(contribution, Step.PUBLISH, by=cast.dana)
    rows = [row for table, row in written() if table == "contribution"]
    assert {row["id"] for row in rows} == {contribution.id}
    assert [row["published_at"] is None for row in rows] == [True, False]


def test_rows_that_the_database_itself_removes_are_told_too(cast: Cast) -> None:
    contribution = cast.contribution()
    db.session.execute(delete(Person).where(Person.id == cast.anna.id))
    assert ["author", {"contribution_id": contribution.id, "person_id": cast.anna.id}] in written()


def test_what_can_not_be_told_row_by_row_is_the_whole_table(cast: Cast) -> None:
    db.session.execute(text("UPDATE school SET town = 'x'"))
    assert written() == [["school", {}]]
    db.session.execute(insert(School), [{"name": f"S{n}", "region_key": "hessen"} for n in range(MOST_ROWS + 1)])
    assert written() == [["school", {}]]


def test_what_the_database_computes_is_unknown_afterwards(cast: Cast) -> None:
    shifted = update(Project).where(Project.id == cast.project.id).values(region_key=func.lower(Project.region_key))
    db.session.execute(shifted.execution_options(synchronize_session=False))
    [[_, before], [_, after]] = written()
    assert (before["region_key"], "region_key" in after) == ("hessen", False)


def test_what_no_visitor_can_see_leaves_nothing(cast: Cast) -> None:
    cast.carla.cares_for.append(Assignment(region_key="bursa"))
    assert written() == []


def test_what_is_rolled_back_leaves_nothing(cast: Cast) -> None:
    cast.anna.name = "Mia"
    db.session.flush()
    db.session.rollback()
    assert written() == []


@pytest.mark.several_connections
def test_the_log_is_in_the_order_of_commits(app: Flask, cast: Cast) -> None:
    """Anna's transaction has its number and is not committed yet: Ben's waits for it, and no follower skips hers."""
    anna, ben = cast.anna.id, cast.ben.id
    db.session.commit()
    has_number, may_go_on = Event(), Event()

    def rename(person: int, wait: bool) -> None:
        with app.app_context():
            db.session.get_one(Person, person).name = "Mia"
            if wait:
                log._write(db.session())
                has_number.set()
                may_go_on.wait(5)
            db.session.commit()

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(rename, anna, True)
        has_number.wait(5)
        second = pool.submit(rename, ben, False)
        may_go_on.set()
        first.result(10), second.result(10)
    rows = db.session.scalars(select(PublicChange.rows).order_by(PublicChange.number.desc()).limit(2)).all()
    assert [row[0][1]["id"] for row in rows] == [ben, anna]


def test_the_log_stays_short(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LENGTH", 3)
    monkeypatch.setattr(log, "TRIMMED_EVERY", 1)
    for number in range(6):
        cast.anna.name = f"Mia {number}"
        db.session.commit()
    assert len(db.session.scalars(select(PublicChange.number)).all()) <= 5


def test_old_and_new_authors_of_a_contribution_are_told(cast: Cast) -> None:
    contribution = cast.contribution()
    contribution.authors = [cast.ben]
    assert {row["person_id"] for table, row in written() if table == "author"} == {cast.anna.id, cast.ben.id}
