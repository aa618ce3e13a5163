"""Erasing what has stayed too long: all of it, nothing else, each counted once."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from flask import Flask
from sqlalchemy import select

from portal.core.clock import now, today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.retention import Erased, KindOfData, Overdue, kinds_of_data
from portal.retention import actions, queries
from portal.retention.actions import set_period
from portal.retention.jobs import erase_at_night
from portal.retention.models import RetentionPeriod, RetentionRun
from tests.builders.races import at_once
from tests.builders.retention import night
from tests.cast import Cast
from tests.retention.stale import add_stale


def add_aged(kind: KindOfData, random: Random) -> int:
    """Some rows of the kind; gives how many are over."""
    days = kind.period.days
    ages = sorted({days + random.choice((-9, -3, -1, 1, 4, 30)) for _ in range(random.randint(1, 6))})
    for age in ages:
        add_stale(kind, now() - timedelta(days=age))
    return sum(age > days for age in ages)


def settle_drafts() -> None:
    """The authors of old drafts could read about it long ago."""
    setting = queries.setting_of("untouched_drafts")
    assert setting.changed_at
    db.session.get_one(RetentionPeriod, "untouched_drafts").changed_at = now() - timedelta(days=15)
    db.session.commit()


@pytest.mark.parametrize("seed", range(3))
def test_what_the_preview_counts_is_what_goes_of_every_kind(
    app: Flask, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(actions, "BATCH", 2)
    settle_drafts()
    random, kinds = Random(seed), kinds_of_data()
    expected = {key: add_aged(kind, random) for key, kind in kinds.items()}
    db.session.commit()
    told = {each.kind.key: each.overdue.number for each in queries.preview()}
    assert told == expected
    assert night().counts == {key: number for key, number in expected.items() if number}
    assert [each.overdue.number for each in queries.preview()] == [0] * len(kinds)


def test_a_night_that_was_killed_is_taken_up_again_and_counts_nothing_twice(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "BATCH", 2)
    monkeypatch.setattr("portal.retention.jobs.NIGHT_FROM", 0)
    emails = kinds_of_data()["emails"]
    for age in range(91, 96):
        add_stale(emails, now() - timedelta(days=age))
    run = actions.run_of(today())
    assert actions.erase_some(run, emails)[0]
    db.session.commit()  # the process dies after its first part
    erase_at_night()
    erase_at_night()
    db.session.commit()
    assert (run.counts, run.ended_at is None, run.failed) == ({"emails": 5}, False, [])
    assert db.session.scalars(select(Email)).all() == []


def test_before_the_night_nothing_goes(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.retention.jobs.NIGHT_FROM", 24)
    add_stale(kinds_of_data()["emails"], now() - timedelta(days=100))
    erase_at_night()
    assert len(db.session.scalars(select(Email)).all()) == 1


def test_a_kind_that_breaks_holds_up_no_other_and_is_named(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = kinds_of_data()
    add_stale(kinds["kept_texts"], now() - timedelta(days=31))
    monkeypatch.setitem(kinds, "emails", replace(kinds["emails"], source=Broken()))
    db.session.commit()
    run = night()
    assert (run.counts, run.failed, run.ended_at is not None) == ({"kept_texts": 1}, ["emails"], True)


class Broken:
    def overdue(self, _before: datetime) -> Overdue:
        return Overdue(1, None)

    def erase(self, _before: datetime, _most: int) -> Erased:
        raise OSError("the disk is gone")


@pytest.mark.several_connections
def test_two_nodes_at_once_erase_everything_and_count_it_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "BATCH", 3)
    for age in range(91, 111):
        add_stale(kinds_of_data()["emails"], now() - timedelta(days=age))
    db.session.commit()
    at_once(app, [night_of_a_node] * 2)
    db.session.rollback()
    assert db.session.scalars(select(RetentionRun)).one().counts == {"emails": 20}


def night_of_a_node() -> None:
    night()


def test_a_shorter_period_counts_at_once_but_for_drafts_their_authors_read_it_before(cast: Cast) -> None:
    kinds = kinds_of_data()
    settle_drafts()
    cast.contribution().updated_at = now() - timedelta(days=400)
    add_stale(kinds["emails"], now() - timedelta(days=40))
    set_period(kinds["emails"], 30, by=cast.ada)
    set_period(kinds["untouched_drafts"], 365, by=cast.ada)
    db.session.commit()
    assert night().counts == {"emails": 1}
    end = queries.goes_at("untouched_drafts", now() - timedelta(days=400))
    assert timedelta(days=13) < end - now() <= timedelta(days=14)
