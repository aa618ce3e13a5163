"""What a process knows of all open searches: read once, brought up to date by what has changed, equal to all read anew."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import timedelta
from random import Random
from threading import Barrier, Event
from typing import Any

import numpy as np
import pytest
from flask import Flask, current_app
from sqlalchemy import delete, select, update
from sqlalchemy.exc import OperationalError

from portal.core.cached import Cached
from portal.core.clock import now, today
from portal.core.db import db, only_reading
from portal.core.feature import read_ahead
from portal.holidays.actions import entries
from portal.holidays.rules.entries import Certainty, Kind
from portal.holidays.rules.entries import Description as HolidayDescription
from portal.matching.actions import searches as actions
from portal.matching.actions.weights import set_weights
from portal.matching.models import PartnerSearch
from portal.matching.queries import pool as pool_module
from portal.matching.queries.pool import Pool, profile_of, the_pool
from portal.matching.rules.criteria import Criterion
from portal.matching.rules.searches import Status
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import Status as RegionStatus
from tests.builders.partner_searches import carlas, crowd, description, emils, look, noticed
from tests.cast import Cast
from tests.statements import counted


def read_anew() -> Pool:
    """What a process that has just begun would know; this one goes on with its own."""
    copies = current_app.extensions["cached"]
    own = copies.pop(the_pool)
    fresh = the_pool()
    copies[the_pool] = own
    return fresh


def facts_of(pool: Pool) -> dict[str, Any]:
    """Everything in a pool, in the order of the ids."""
    order, regions = np.argsort(pool.ids), pool.coding.overlap.regions
    arrays = {field.name: getattr(pool.classes, field.name)[..., order] for field in fields(pool.classes)}
    arrays |= {field.name: np.asarray(getattr(regions, field.name)) for field in fields(regions)}
    arrays |= {"ids": pool.ids[order], "teachers": pool.rows.teachers[order]}
    return {name: (str(array.dtype), array.tolist()) for name, array in arrays.items()} | {"weights": pool.weights}


@pytest.mark.several_connections
def test_teachers_who_come_at_once_to_a_process_that_has_just_begun_wait_for_one_reading(cast: Cast) -> None:
    crowd(cast, 5)
    app, all_are_there = current_app._get_current_object(), Barrier(8)  # type: ignore[attr-defined]

    def ask(_number: int) -> int:
        with app.app_context():
            only_reading.set(True)
            all_are_there.wait(10)
            return id(the_pool())

    with counted() as seen, ThreadPoolExecutor(8) as threads:
        pools = set(threads.map(ask, range(8)))
    assert len(pools) == 1
    assert len([line for line in seen if "FROM partner_search" in line]) == 1


def test_while_one_reads_anew_the_others_go_on_with_what_was_known(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cached, "SECONDS", -1.0)
    is_reading, may_go_on, values = Event(), Event(), iter(["old", "new"])

    def read() -> str:
        value = next(values)
        if value == "new":
            is_reading.set()
            may_go_on.wait(10)
        return value

    cached = Cached(read)

    def ask() -> str:
        with app.app_context():
            return cached()

    assert ask() == "old"
    with ThreadPoolExecutor(1) as thread:
        renewing = thread.submit(lambda: cached._renew(app.extensions["cached"][cached]))
        is_reading.wait(10)
        assert ask() == "old"
        may_go_on.set()
        renewing.result(10)
    assert app.extensions["cached"][cached].value == "new"


def test_a_process_reads_all_classes_before_anybody_asks(cast: Cast) -> None:
    crowd(cast, 3)
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    read_ahead(app)
    only_reading.set(False)
    assert len(the_pool.stale().ids) == 3  # type: ignore[union-attr]


def test_a_process_begins_though_the_database_is_away(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError("SELECT", {}, ConnectionError())

    monkeypatch.setitem(app.extensions, "ahead", [away])
    read_ahead(app)
    only_reading.set(False)


def test_what_is_not_committed_yet_stays_with_whoever_does_it(cast: Cast) -> None:
    search = carlas(cast)
    assert the_pool().ids.tolist() == [search.id]
    noticed()
    actions.close(search)
    db.session.flush()
    assert the_pool().ids.tolist() == []
    db.session.rollback()
    noticed()
    assert the_pool().ids.tolist() == [search.id]


def test_raw_rows_say_what_the_searches_say(cast: Cast) -> None:
    carlas(cast, practise=("fr",), topics=())
    emils(cast, languages={"tr": "C2", "en": "A1"}, wants_funding=True)
    searches = db.session.scalars(select(PartnerSearch).order_by(PartnerSearch.id)).all()
    pool = the_pool()
    from_profiles = pool.coding.attributes([profile_of(search) for search in searches])
    for field in fields(from_profiles):
        assert getattr(pool.classes, field.name).tolist() == getattr(from_profiles, field.name).tolist(), field.name


def test_one_changed_class_costs_two_statements_however_many_look(cast: Cast) -> None:
    """For what has changed, and for the weights."""
    searches = crowd(cast, 12)
    the_pool()
    actions.change(searches[3], description("bursa", n_students=9))
    noticed()
    with counted() as seen:
        assert sorted(the_pool().classes.n_students.tolist()) == [9, *[24] * 11]
    assert len([line for line in seen if "partner_search" in line or "weighting" in line]) == 2


def test_a_changed_holiday_reads_no_class_anew(cast: Cast) -> None:
    crowd(cast, 3)
    db.session.execute(update(PartnerSearch).values(changed_at=now() - timedelta(hours=1)))
    db.session.commit()
    before = the_pool()
    a_break(cast, Random(1))
    noticed()
    after = the_pool()
    assert after.coding is not before.coding
    assert after.rows is before.rows
    assert facts_of(after) == facts_of(read_anew())
    assert facts_of(after)["days_before"] != facts_of(before)["days_before"]


def test_a_deleted_class_is_left_out_within_a_minute(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    search, _other = carlas(cast), emils(cast)
    the_pool()
    db.session.execute(delete(PartnerSearch).where(PartnerSearch.id == search.id))
    monkeypatch.setattr(pool_module, "CHECKED_EVERY", timedelta(0))
    noticed()
    assert facts_of(the_pool()) == facts_of(read_anew())
    assert search.id not in the_pool().ids


def a_break(cast: Cast, chance: Random) -> None:
    region = chance.choice(["hessen", "bursa", "aquitaine"])
    day = today() + timedelta(days=chance.randrange(400))
    entries.add(
        region, HolidayDescription(Kind.BREAK, f"{chance.random()}", day, day, next(iter(Certainty))), cast.dana
    )


def begin(cast: Cast, chance: Random) -> None:
    number = chance.randrange(10**6)
    look(cast, cast._class(cast.emil, cast.other_school, f"{number}", "tr", f"{number:06}"))


def any_of(chance: Random, *statuses: Status) -> list[PartnerSearch]:
    """One search with one of these, or none."""
    query = select(PartnerSearch).where(PartnerSearch.status.in_(statuses)).order_by(PartnerSearch.id)
    found = db.session.scalars(query).all()
    return [chance.choice(found)] if found else []


def alter(_cast: Cast, chance: Random) -> None:
    for search in any_of(chance, Status.OPEN):
        levels = {"en": chance.choice(["A1", "B1", "C2"]), "fr": "A2"}
        topics = chance.choice([(), ("nature",), ("nature", "no_topic_any_more")])
        actions.change(search, description("bursa", languages=levels, topics=topics, welcome=("hessen",)))


def close(_cast: Cast, chance: Random) -> None:
    for search in any_of(chance, Status.OPEN, Status.WAITING):
        actions.close(search)


def block(_cast: Cast, chance: Random) -> None:
    """Its teacher is no longer confirmed."""
    for search in any_of(chance, Status.OPEN):
        actions.pause(search)


def reopen(_cast: Cast, chance: Random) -> None:
    for search in any_of(chance, Status.CLOSED):
        search.status, search.changed_at = Status.OPEN, now()


def vanish(_cast: Cast, chance: Random) -> None:
    for search in any_of(chance, Status.OPEN, Status.CLOSED):
        db.session.delete(search)


def weigh(cast: Cast, chance: Random) -> None:
    weights = {criterion: chance.randrange(1, 9) for criterion in Criterion}
    set_weights(weights, 2 + weights[Criterion.AGE] % 3, by=cast.dana)


def suspend(_cast: Cast, chance: Random) -> None:
    set_status(get_region("aquitaine"), chance.choice(list(RegionStatus)), today())


STEPS: list[Callable[[Cast, Random], None]] = [
    begin, begin, alter, close, block, reopen, vanish, weigh, suspend, a_break,
]  # fmt: skip


@pytest.mark.parametrize("seed", [3, 11])
def test_many_changes_one_after_another_end_where_all_read_anew_would(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(pool_module, "CHECKED_EVERY", timedelta(0))
    chance = Random(seed)
    crowd(cast, 4)
    kept = the_pool()
    copies = current_app.extensions["cached"]
    for _ in range(25):
        own = copies[the_pool]
        for step in chance.choices(STEPS, k=chance.randint(1, 3)):
            step(cast, chance)
        copies[the_pool] = own  # where a story forgets it
        noticed()
        kept = the_pool()
        assert facts_of(kept) == facts_of(read_anew())
    assert len(kept.ids) > 0
